namespace EmpathyGuard;

/// <summary>How the guard judges and acts. Bound from the <c>EmpathyGuard</c> configuration section; a request uses one snapshot.</summary>
/// <remarks>Values out of range throw where they are set. What only makes sense together is validated at start and on first use. Changing an instance that a client already holds has no defined effect; change the configuration instead.</remarks>
public sealed class EmpathyGuardOptions
{
    /// <summary>The configuration section that the options are bound from.</summary>
    public const string SectionName = "EmpathyGuard";

    /// <summary>The default of <see cref="MaxReprompts"/>: 1.</summary>
    public const int DefaultMaxReprompts = 1;

    /// <summary>The default of <see cref="MaxTextLength"/>: 1,048,576 UTF-16 units.</summary>
    public const int DefaultMaxTextLength = 1 << 20;

    /// <summary>The default of <see cref="RepromptTimeLimit"/>: 15 seconds.</summary>
    public static readonly TimeSpan DefaultRepromptTimeLimit = TimeSpan.FromSeconds(15);

    /// <summary>The default of <see cref="ScoringTimeLimit"/>: 2 seconds.</summary>
    public static readonly TimeSpan DefaultScoringTimeLimit = TimeSpan.FromSeconds(2);

    private string _profile = EmpathyProfile.General.Name;
    private int _maxReprompts = DefaultMaxReprompts;
    private int _maxTextLength = DefaultMaxTextLength;
    private TimeSpan _repromptTimeLimit = DefaultRepromptTimeLimit;
    private TimeSpan _scoringTimeLimit = DefaultScoringTimeLimit;
    private double _samplingRate = 1;

    /// <summary>Whether the guard looks at replies at all: the kill switch.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>The name of the profile, one of <c>General</c>, <c>Support</c>, <c>Wellbeing</c>, <c>CrisisLine</c>, <c>Legal</c>.</summary>
    /// <value>Default: <c>General</c>.</value>
    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public string Profile
    {
        get => _profile;
        set => _profile = EmpathyProfile.TryGet(value, out EmpathyProfile? profile)
            ? profile.Name
            : throw new ArgumentException($"Unknown profile. Profiles: {string.Join(", ", EmpathyProfile.All)}.", nameof(value));
    }

    /// <summary>One action for every mode, in place of the profile's. A mode's own <see cref="EmpathyModeOptions.Action"/> goes before it.</summary>
    /// <value>Default: <see langword="null"/>, the profile's actions.</value>
    public EmpathyAction? Action { get; set; }

    /// <summary>Overrides for sentiment attenuation.</summary>
    public EmpathyModeOptions SentimentAttenuation { get; set; } = new();

    /// <summary>Overrides for granularity mismatch.</summary>
    public EmpathyModeOptions GranularityMismatch { get; set; } = new();

    /// <summary>Overrides for conflict avoidance.</summary>
    public EmpathyModeOptions ConflictAvoidance { get; set; } = new();

    /// <summary>Overrides for linguistic distancing.</summary>
    public EmpathyModeOptions LinguisticDistancing { get; set; } = new();

    /// <summary>What happens to a streamed reply while it is not yet judged.</summary>
    /// <value>Default: <see cref="EmpathyStreaming.Auto"/>.</value>
    public EmpathyStreaming Streaming { get; set; }

    /// <summary>How long and how much <see cref="EmpathyStreaming.Gate"/> holds back.</summary>
    public EmpathyGateOptions Gate { get; set; } = new();

    /// <summary>How many extra calls one reply may cost, 0 to 3.</summary>
    /// <value>Default: <see cref="DefaultMaxReprompts"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 0…3.</exception>
    public int MaxReprompts
    {
        get => _maxReprompts;
        set => _maxReprompts = value is >= 0 and <= 3 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxReprompts must be from 0 to 3.");
    }

    /// <summary>How long all extra calls of one reply may take together, from 10 milliseconds to 5 minutes.</summary>
    /// <value>Default: <see cref="DefaultRepromptTimeLimit"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan RepromptTimeLimit
    {
        get => _repromptTimeLimit;
        set => _repromptTimeLimit = value >= TimeSpan.FromMilliseconds(10) && value <= TimeSpan.FromMinutes(5)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "RepromptTimeLimit must be from 10 milliseconds to 5 minutes.");
    }

    /// <summary>What a comparer of replies, such as a judge, has to say about a second reply that the acceptance gate accepts. Without one it has no effect.</summary>
    /// <value>Default: <see cref="EmpathyComparison.Required"/>. A comparison has <see cref="ScoringTimeLimit"/>, within <see cref="RepromptTimeLimit"/>.</value>
    public EmpathyComparison Comparison { get; set; }

    /// <summary>How long one assessment may take before the reply goes out unjudged, from 1 millisecond to 1 minute.</summary>
    /// <value>Default: <see cref="DefaultScoringTimeLimit"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan ScoringTimeLimit
    {
        get => _scoringTimeLimit;
        set => _scoringTimeLimit = value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromMinutes(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "ScoringTimeLimit must be from 1 millisecond to 1 minute.");
    }

    /// <summary>The longest reply or message that is read, from 1,024 to 16,777,216 UTF-16 units. A longer one is delivered unjudged.</summary>
    /// <value>Default: <see cref="DefaultMaxTextLength"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxTextLength
    {
        get => _maxTextLength;
        set => _maxTextLength = value is >= 1024 and <= (1 << 24)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxTextLength must be from 1024 to 16777216.");
    }

    /// <summary>The share of calls that are assessed, 0 to 1. Calls with a risk cue in the person's last message are always assessed.</summary>
    /// <value>Default: 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 0…1.</exception>
    public double SamplingRate
    {
        get => _samplingRate;
        set => _samplingRate = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "SamplingRate must be from 0 to 1.");
    }

    /// <summary>Whether the person's words must not be analysed, as some jurisdictions require. What needs them is then unjudged, and the crisis floor is on.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool ReplyOnly { get; set; }

    /// <summary>The operator's own text for <see cref="EmpathyAction.Replace"/>. Required where a mode's action is that.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? ReplacementText { get; set; }

    /// <summary>Whether a re-prompt may add a follow-up turn to a conversation that the server holds and does not fork. The draft then stays in it.</summary>
    /// <value>Default: <see langword="false"/>: such replies are flagged.</value>
    public bool AllowFollowUpTurn { get; set; }

    /// <summary>
    /// Whether the trajectory of each conversation with an <see cref="EmpathyRequest.ConversationKey"/> is kept: weighted scores, the slope of attunement and
    /// keyed hashes of reply templates, no text, until <see cref="EmpathyCrisisOptions.RiskMemory"/> after its last turn. It needs the services of <c>AddEmpathyGuard</c>.
    /// </summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool TrackTrajectory { get; set; }

    /// <summary>Whether text of the conversation may be logged, at Trace and in the events named sensitive only.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool EnableSensitiveData { get; set; }

    /// <summary>
    /// The path of weights for the embedded scorer, such as <c>empathyguard fit</c> writes; a relative one starts at the current directory. Used where
    /// <see cref="LexicalEmpathyScorer.Shared"/> would be: a scorer of your own keeps its own weights.
    /// </summary>
    /// <value>Default: <see langword="null"/>, the embedded weights. Read when the client is built; a change takes effect with the next one.</value>
    public string? WeightsFile { get; set; }

    /// <summary>The operator's part of the crisis floor.</summary>
    public EmpathyCrisisOptions Crisis { get; set; } = new();

    /// <summary>The overrides of a mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>The overrides.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> is not a defined mode.</exception>
    public EmpathyModeOptions Mode(EmpathyFailureMode mode) => mode switch
    {
        EmpathyFailureMode.SentimentAttenuation => SentimentAttenuation,
        EmpathyFailureMode.GranularityMismatch => GranularityMismatch,
        EmpathyFailureMode.ConflictAvoidance => ConflictAvoidance,
        EmpathyFailureMode.LinguisticDistancing => LinguisticDistancing,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not one of the four failure modes."),
    };
}
