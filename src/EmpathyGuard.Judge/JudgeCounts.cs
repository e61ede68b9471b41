namespace EmpathyGuard;

/// <summary>How a judge's verdicts on one mode turned out.</summary>
public sealed record JudgeCounts
{
    /// <summary>How many replies it judged to fail.</summary>
    public int Yes { get; init; }

    /// <summary>How many of those do fail.</summary>
    public int YesFailing { get; init; }

    /// <summary>How many replies it judged not to fail.</summary>
    public int No { get; init; }

    /// <summary>How many of those fail all the same.</summary>
    public int NoFailing { get; init; }

    internal bool IsPossible => YesFailing >= 0 && NoFailing >= 0 && YesFailing <= Yes && NoFailing <= No;

    // One success and one failure are added, so that three replies never make a certainty.
    internal double YesScore => (YesFailing + 1.0) / (Yes + 2.0);

    internal double NoScore => (NoFailing + 1.0) / (No + 2.0);
}
