namespace EmpathyGuard;

/// <summary>The verdict on conflict avoidance with its four named sub-scores; the mode's score is the largest of them.</summary>
public sealed record ConflictAvoidanceAssessment : ModeAssessment
{
    /// <summary>Conclusions, advice or positive closure before the conflict was explored, 0 to 1.</summary>
    public double? PrematureClosure { get; init; }

    /// <summary>What was asked is not answered, or the speaker's own error is not owned, 0 to 1.</summary>
    public double? Evasion { get; init; }

    /// <summary>A claim or an act that needed weighing is endorsed, 0 to 1.</summary>
    public double? Sycophancy { get; init; }

    /// <summary>The person is referred elsewhere and left, or the harm they disclosed is not named, 0 to 1.</summary>
    public double? Abandonment { get; init; }
}
