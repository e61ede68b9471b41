using System.Text.Json;

namespace EmpathyGuard;

/// <summary>
/// The result of scoring one exchange. Immutable, and free of any text of the conversation: only numbers, spans and rule ids.
/// </summary>
public sealed record EmpathyAssessment
{
    /// <summary>Whether the exchange was assessed.</summary>
    public required EmpathyStatus Status { get; init; }

    /// <summary>Why the exchange was not assessed (see <see cref="UnjudgedReasons"/>); <see langword="null"/> when it was.</summary>
    public string? Reason { get; init; }

    /// <summary>One verdict a mode.</summary>
    public required EmpathyModes Modes { get; init; }

    /// <summary>The signals that the verdicts are functions of.</summary>
    public required EmpathySignals Signals { get; init; }

    /// <summary>
    /// What the person's last message says of how they are (of a rendition, what the source says); <see langword="null"/> where there is none, or
    /// where it must not or cannot be read.
    /// </summary>
    public PersonAffect? Person { get; init; }

    /// <summary>The paper's dimensions as views over the modes.</summary>
    public required EmpathyDimensions Dimensions { get; init; }

    /// <summary>The kinds of false empathy found in the reply, in the order of the enumeration.</summary>
    public IReadOnlyList<CounterEmpathy> Counter { get; init; } = [];

    /// <summary>Risk cues and the resources offered.</summary>
    public CrisisAssessment Crisis { get; init; } = CrisisAssessment.None;

    /// <summary>The findings, in the order of the modes and then of the spans.</summary>
    public IReadOnlyList<EmpathyFinding> Findings { get; init; } = [];

    /// <summary>
    /// Where the signals of 0.5 and more show, in the order of <see cref="EmpathySignals"/>: for each the sentence of the reply that shows it most, under rules such as
    /// <c>signal.exploration</c>. They explain the signals, and are no reasons against the reply.
    /// </summary>
    public IReadOnlyList<EmpathyFinding> SignalFindings { get; init; } = [];

    /// <summary>The scorer's name, version and the hash of its lexicons.</summary>
    public required string Scorer { get; init; }

    /// <summary>What became of a second opinion; <see langword="null"/> where the scorer has none to ask.</summary>
    public SecondOpinion? SecondOpinion { get; init; }

    /// <summary>The verdict of an exchange that could not be judged.</summary>
    /// <param name="reason">One of <see cref="UnjudgedReasons"/>, or the scorer's own stable reason.</param>
    /// <param name="scorer">The scorer's name and version.</param>
    /// <param name="crisis">What is known of risk; risk is unknown when omitted.</param>
    public static EmpathyAssessment Unjudged(string reason, string scorer, CrisisAssessment? crisis = null) =>
        Empty(EmpathyStatus.Unjudged, EmpathyLabel.Unjudged, reason, scorer, crisis ?? new CrisisAssessment { RiskUnknown = true });

    /// <summary>The verdict of an exchange with nothing to score.</summary>
    /// <param name="reason">One of <see cref="UnjudgedReasons"/>.</param>
    /// <param name="scorer">The scorer's name and version.</param>
    /// <param name="crisis">What is known of risk; none when omitted.</param>
    public static EmpathyAssessment NotApplicable(string reason, string scorer, CrisisAssessment? crisis = null) =>
        Empty(EmpathyStatus.NotApplicable, EmpathyLabel.NotApplicable, reason, scorer, crisis ?? CrisisAssessment.None);

    /// <summary>The largest score over the modes; 0 when no mode has one.</summary>
    /// <returns>0 to 1.</returns>
    public double MaxScore() => Math.Max(
        Math.Max(Modes.SentimentAttenuation.Score ?? 0, Modes.GranularityMismatch.Score ?? 0),
        Math.Max(Modes.ConflictAvoidance.Score ?? 0, Modes.LinguisticDistancing.Score ?? 0));

    /// <summary>This assessment as a <see cref="JsonElement"/> made by the source-generated context, safe without reflection.</summary>
    /// <returns>The element.</returns>
    public JsonElement ToJsonElement() => JsonSerializer.SerializeToElement(this, EmpathyJsonContext.Default.EmpathyAssessment);

    private static EmpathyAssessment Empty(EmpathyStatus status, EmpathyLabel label, string reason, string scorer, CrisisAssessment crisis)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        ArgumentException.ThrowIfNullOrEmpty(scorer);
        return new EmpathyAssessment
        {
            Status = status,
            Reason = reason,
            Modes = new EmpathyModes
            {
                SentimentAttenuation = new ModeAssessment { Label = label },
                GranularityMismatch = new ModeAssessment { Label = label },
                ConflictAvoidance = new ConflictAvoidanceAssessment { Label = label },
                LinguisticDistancing = new LinguisticDistancingAssessment { Label = label, Densities = new DistancingDensities() },
            },
            Signals = new EmpathySignals(),
            Dimensions = new EmpathyDimensions(),
            Crisis = crisis,
            Scorer = scorer,
        };
    }
}
