namespace EmpathyGuard;

/// <summary>What the loop came to: which draft goes out and with what verdict.</summary>
internal readonly struct GuardOutcome
{
    /// <summary>The first draft, as it came.</summary>
    public required Draft First { get; init; }

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

    /// <summary>Whether the inner client's own objects go out as they came.</summary>
    public bool IsUntouched => !Attach && Later is null && OperatorText is null;
}
