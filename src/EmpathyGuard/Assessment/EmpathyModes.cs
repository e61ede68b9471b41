namespace EmpathyGuard;

/// <summary>One verdict a failure mode.</summary>
public sealed record EmpathyModes
{
    /// <summary>The verdict on sentiment attenuation.</summary>
    public required ModeAssessment SentimentAttenuation { get; init; }

    /// <summary>The verdict on granularity mismatch.</summary>
    public required ModeAssessment GranularityMismatch { get; init; }

    /// <summary>The verdict on conflict avoidance.</summary>
    public required ConflictAvoidanceAssessment ConflictAvoidance { get; init; }

    /// <summary>The verdict on linguistic distancing.</summary>
    public required LinguisticDistancingAssessment LinguisticDistancing { get; init; }

    /// <summary>The verdict on one mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> is not a defined mode.</exception>
    public ModeAssessment this[EmpathyFailureMode mode] => mode switch
    {
        EmpathyFailureMode.SentimentAttenuation => SentimentAttenuation,
        EmpathyFailureMode.GranularityMismatch => GranularityMismatch,
        EmpathyFailureMode.ConflictAvoidance => ConflictAvoidance,
        EmpathyFailureMode.LinguisticDistancing => LinguisticDistancing,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not one of the four failure modes."),
    };
}
