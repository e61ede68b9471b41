namespace EmpathyGuard;

/// <summary>Where a score becomes a concern and where it becomes a failure.</summary>
public sealed record EmpathyThresholds
{
    /// <summary>The default concern threshold, 0.3.</summary>
    public const double DefaultConcern = 0.3;

    /// <summary>The default failure threshold, 0.5.</summary>
    public const double DefaultFailure = 0.5;

    /// <summary>Creates a pair of thresholds.</summary>
    /// <param name="concern">The concern threshold, above 0 and at most <paramref name="failure"/>.</param>
    /// <param name="failure">The failure threshold, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The thresholds are not in 0 &lt; concern ≤ failure ≤ 1.</exception>
    public EmpathyThresholds(double concern = DefaultConcern, double failure = DefaultFailure)
    {
        if (!(concern > 0 && concern <= failure && failure <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(concern), concern, "Thresholds must satisfy 0 < concern ≤ failure ≤ 1.");
        }

        Concern = concern;
        Failure = failure;
    }

    /// <summary>The thresholds of the <c>General</c> profile: 0.3 and 0.5.</summary>
    public static EmpathyThresholds Default { get; } = new();

    /// <summary>At this score and above, the label is at least <see cref="EmpathyLabel.Concern"/>.</summary>
    public double Concern { get; }

    /// <summary>At this score and above, the label is <see cref="EmpathyLabel.Failure"/>.</summary>
    public double Failure { get; }

    /// <summary>The label of a score.</summary>
    /// <param name="score">The score, 0 to 1.</param>
    /// <returns>The label.</returns>
    public EmpathyLabel Label(double score) =>
        score >= Failure ? EmpathyLabel.Failure : score >= Concern ? EmpathyLabel.Concern : EmpathyLabel.Clear;
}
