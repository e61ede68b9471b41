namespace EmpathyGuard;

/// <summary>What became of the second attempts.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">Its stable reason.</param>
/// <param name="Degraded">Whether something failed that the operator would want to know of.</param>
internal readonly record struct RepromptResult(EmpathyRepromptOutcome Outcome, string? Reason, bool Degraded = false)
{
    /// <summary>The last second draft that was read, accepted or not.</summary>
    public Draft? Draft { get; init; }

    /// <summary>Its assessment, where it was assessed.</summary>
    public EmpathyAssessment? Assessment { get; init; }

    /// <summary>What the comparer said of it, where it was asked.</summary>
    public ReplyComparison? Comparison { get; init; }

    public bool Accepted => Outcome == EmpathyRepromptOutcome.Accepted;

    public static RepromptResult Withheld(string reason, bool degraded = false) => new(EmpathyRepromptOutcome.Withheld, reason, degraded);

    public static RepromptResult Failed(string reason) => new(EmpathyRepromptOutcome.Failed, reason, Degraded: true);

    /// <summary>No text.</summary>
    public override string ToString() => $"{Outcome} {Reason}";
}
