namespace EmpathyGuard;

/// <summary>What the loop came to beside the first draft. There is none where that goes out as it came, with nothing on it: most calls end so.</summary>
internal sealed record GuardOutcome
{
    /// <summary>The verdict; <see langword="null"/> where there was nothing to score.</summary>
    public EmpathyVerdict? Verdict { get; init; }

    /// <summary>Whether the verdict rides on the reply.</summary>
    public bool Attach { get; init; }

    /// <summary>The accepted second draft.</summary>
    public Draft? Second { get; init; }

    /// <summary>The operator's text, where that is delivered.</summary>
    public string? OperatorText { get; init; }

    /// <summary>Every draft after the first, accepted or not: the person pays for them all.</summary>
    public IReadOnlyList<Draft>? Later { get; init; }

    /// <summary>No text.</summary>
    public override string ToString() => Verdict?.Delivery.ToString() ?? "";
}
