namespace EmpathyGuard;

/// <summary>The options as one request sees them: policies by profile and the resources of the locale, resolved once for all requests.</summary>
internal sealed class GuardSnapshot
{
    private readonly EmpathyPolicy?[] _byProfile = new EmpathyPolicy?[EmpathyProfile.All.Count];

    public GuardSnapshot(EmpathyGuardOptions options)
    {
        Options = options;
        Policy = new EmpathyPolicy(options);
        Resources = [.. options.Crisis.Resources.Where(resource => CrisisResourceText.Serves(resource.Locale, options.Crisis.Locale))];
    }

    public EmpathyGuardOptions Options { get; }

    public EmpathyPolicy Policy { get; }

    /// <summary>The operator's resources that match the locale in force.</summary>
    public IReadOnlyList<VerifiedResource> Resources { get; }

    /// <summary>The policy of a call.</summary>
    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public EmpathyPolicy For(string? profileName)
    {
        if (profileName is null)
        {
            return Policy;
        }

        for (int i = 0; i < _byProfile.Length; i++)
        {
            if (string.Equals(EmpathyProfile.All[i].Name, profileName, StringComparison.OrdinalIgnoreCase))
            {
                // Two requests may build the same policy at once; either will do.
                return _byProfile[i] ??= new EmpathyPolicy(Options, EmpathyProfile.All[i]);
            }
        }

        throw new ArgumentException($"Unknown profile. Profiles: {string.Join(", ", EmpathyProfile.All)}.", nameof(profileName));
    }
}
