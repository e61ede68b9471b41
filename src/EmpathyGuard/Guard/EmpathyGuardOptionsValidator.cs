using Microsoft.Extensions.Options;

namespace EmpathyGuard;

/// <summary>Checks what only makes sense together. Every message names the full key and what is allowed; none repeats a text or a secret.</summary>
internal sealed class EmpathyGuardOptionsValidator : IValidateOptions<EmpathyGuardOptions>
{
    private static readonly EmpathyFailureMode[] Modes = Enum.GetValues<EmpathyFailureMode>();

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EmpathyGuardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string section = EmpathyGuardOptionsKeys.Section(name);
        var failures = new List<string>();
        if (HasAllParts(section, options, failures))
        {
            CheckEnumerations(section, options, failures);
            CheckModes(section, options, failures);
            CheckGate(section, options, failures);
            CheckResources(section, options.Crisis, failures);
            CheckHarmReplacement(section, options.Crisis, failures);
            CheckWeights(section, options.WeightsFile, failures);
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool HasAllParts(string section, EmpathyGuardOptions options, List<string> failures)
    {
        foreach (EmpathyFailureMode mode in Modes)
        {
            if (options.Mode(mode) is null)
            {
                failures.Add($"{section}:{mode} must not be null; leave its members out to take the profile's.");
            }
        }

        if (options.Gate is null)
        {
            failures.Add($"{section}:Gate must not be null.");
        }

        if (options.Crisis is null)
        {
            failures.Add($"{section}:Crisis must not be null.");
        }

        return failures.Count == 0;
    }

    private static void CheckEnumerations(string section, EmpathyGuardOptions options, List<string> failures)
    {
        CheckDefined<EmpathyStreaming>(options.Streaming, $"{section}:Streaming", failures);
        CheckDefined<EmpathyComparison>(options.Comparison, $"{section}:Comparison", failures);
        CheckDefined<EmpathyGateRest>(options.Gate.Rest, $"{section}:Gate:Rest", failures);
        CheckDefined(options.Action, $"{section}:Action", failures);
        foreach (EmpathyFailureMode mode in Modes)
        {
            CheckDefined(options.Mode(mode).Action, $"{section}:{mode}:Action", failures);
        }
    }

    private static void CheckDefined<TEnum>(TEnum? value, string key, List<string> failures)
        where TEnum : struct, Enum
    {
        if (value is { } given && !Enum.IsDefined(given))
        {
            failures.Add($"{key} must be one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
        }
    }

    private static void CheckModes(string section, EmpathyGuardOptions options, List<string> failures)
    {
        EmpathyProfile profile = EmpathyProfile.TryGet(options.Profile, out EmpathyProfile? found) ? found : EmpathyProfile.General;
        foreach (EmpathyFailureMode mode in Modes)
        {
            CheckThresholds(section, mode, options.Mode(mode), profile, failures);
            (EmpathyAction action, string key) = ActionInForce(section, options, mode, profile);
            if (options.Streaming == EmpathyStreaming.PassThrough && action is EmpathyAction.Reprompt or EmpathyAction.Replace)
            {
                failures.Add($"{key} must be one of Observe, Flag, Shadow while {section}:Streaming is PassThrough, because what was released cannot be taken back; for {mode} it is {action}.");
            }

            if (action == EmpathyAction.Replace && string.IsNullOrWhiteSpace(options.ReplacementText))
            {
                failures.Add($"{section}:ReplacementText must hold the operator's text, because {key} is Replace for {mode}.");
            }
        }
    }

    private static void CheckGate(string section, EmpathyGuardOptions options, List<string> failures)
    {
        if (options.Streaming == EmpathyStreaming.Gate && options.Gate.Rest == EmpathyGateRest.Stop && string.IsNullOrWhiteSpace(options.ReplacementText))
        {
            failures.Add($"{section}:ReplacementText must hold the operator's text, because {section}:Gate:Rest is Stop.");
        }
    }

    private static void CheckThresholds(string section, EmpathyFailureMode mode, EmpathyModeOptions overrides, EmpathyProfile profile, List<string> failures)
    {
        // A failure threshold below the profile's concern threshold takes that down with it; only a concern that is given can be too high.
        double failure = overrides.Failure ?? profile.Thresholds(mode).Failure;
        if (overrides.Concern > failure)
        {
            string source = overrides.Failure is null ? $"of profile {profile.Name}" : $"in {section}:{mode}:Failure";
            failures.Add(FormattableString.Invariant($"{section}:{mode}:Concern must be above 0 and at most {failure}, the failure threshold {source}."));
        }
    }

    private static (EmpathyAction Action, string Key) ActionInForce(string section, EmpathyGuardOptions options, EmpathyFailureMode mode, EmpathyProfile profile) =>
        options.Mode(mode).Action is { } own ? (own, $"{section}:{mode}:Action")
        : options.Action is { } all ? (all, $"{section}:Action")
        : (profile.Action(mode), $"{section}:{mode}:Action");

    private static void CheckResources(string section, EmpathyCrisisOptions crisis, List<string> failures)
    {
        var seen = new Dictionary<(string Value, string Locale), int>();
        for (int i = 0; i < crisis.Resources.Count; i++)
        {
            string key = $"{section}:Crisis:Resources:{i}";
            VerifiedResource? resource = crisis.Resources[i];
            if (resource is null || string.IsNullOrWhiteSpace(resource.Value))
            {
                failures.Add($"{key}:Value must be a number, short code, link or address.");
                continue;
            }

            (string Value, string Locale) identity = (CrisisResourceText.Canonical(resource.Value).ToUpperInvariant(), (resource.Locale ?? "").ToUpperInvariant());
            if (!seen.TryAdd(identity, i))
            {
                failures.Add($"{key}:Value must differ from {section}:Crisis:Resources:{seen[identity]}:Value, which has the same locale.");
            }
        }
    }

    private static void CheckWeights(string section, string? path, List<string> failures)
    {
        if (path is null)
        {
            return;
        }

        string? problem = null;
        try
        {
            _ = EmpathyWeights.Load(path);
        }
        catch (FormatException e)
        {
            problem = e.Message;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = "There is no such file.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = $"It cannot be read ({e.GetType().Name}).";
        }

        if (problem is not null)
        {
            failures.Add($"{section}:WeightsFile must be the path of weights that 'empathyguard fit' wrote for this version. {problem}");
        }
    }

    private static void CheckHarmReplacement(string section, EmpathyCrisisOptions crisis, List<string> failures)
    {
        if (crisis.HarmReplacementText is not { } text)
        {
            return;
        }

        bool offersHelp = crisis.Resources.Any(resource => resource is not null
            && !string.IsNullOrWhiteSpace(resource.Value)
            && CrisisResourceText.Serves(resource.Locale ?? "", crisis.Locale ?? "")
            && CrisisResourceText.Holds(text, resource.Value));
        if (!offersHelp)
        {
            failures.Add($"{section}:Crisis:HarmReplacementText must contain the Value of at least one of {section}:Crisis:Resources that serves {section}:Crisis:Locale.");
        }
    }
}
