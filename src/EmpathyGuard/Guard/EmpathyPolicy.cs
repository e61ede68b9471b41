namespace EmpathyGuard;

/// <summary>One request's snapshot of the options: the thresholds and actions in force, resolved once.</summary>
internal sealed class EmpathyPolicy
{
    private readonly EmpathyThresholds[] _thresholds = new EmpathyThresholds[4];
    private readonly EmpathyAction[] _actions = new EmpathyAction[4];

    public EmpathyPolicy(EmpathyGuardOptions options, EmpathyProfile? profile = null)
    {
        Options = options;
        profile ??= EmpathyProfile.TryGet(options.Profile, out EmpathyProfile? configured) ? configured : EmpathyProfile.General;
        Profile = profile;
        for (int i = 0; i < 4; i++)
        {
            var mode = (EmpathyFailureMode)i;
            EmpathyModeOptions overrides = options.Mode(mode);
            EmpathyThresholds preset = profile.Thresholds(mode);

            // A concern that was set for one profile may lie above another one's failure: a call's own profile then narrows it.
            double failure = overrides.Failure ?? preset.Failure;
            _thresholds[i] = overrides.Concern is null && overrides.Failure is null
                ? preset
                : new EmpathyThresholds(Math.Min(overrides.Concern ?? preset.Concern, failure), failure);
            _actions[i] = overrides.Action ?? options.Action ?? profile.Action(mode);
            Highest = _actions[i] > Highest ? _actions[i] : Highest;
        }

        Thresholds = mode => _thresholds[(int)mode];
    }

    public EmpathyGuardOptions Options { get; }

    public EmpathyProfile Profile { get; }

    /// <summary>The highest action that any mode may call for.</summary>
    public EmpathyAction Highest { get; }

    /// <summary>For <see cref="EmpathyExchange.Thresholds"/>; one delegate a policy.</summary>
    public Func<EmpathyFailureMode, EmpathyThresholds> Thresholds { get; }

    /// <summary>Whether a streamed reply is held until it is judged.</summary>
    public bool Holds => Options.Streaming == EmpathyStreaming.Hold
        || (Options.Streaming == EmpathyStreaming.Auto && Highest > EmpathyAction.Flag);

    /// <summary>Whether a streamed reply is released from its beginning on as soon as that can go out.</summary>
    public bool Gates => Options.Streaming == EmpathyStreaming.Gate;

    public EmpathyAction Action(EmpathyFailureMode mode) => _actions[(int)mode];
}
