namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A sentence of a reply that is false empathy, or that only looks like it.</summary>
internal sealed record CounterSentenceItem(ItemHead Head) : BenchItem(Head)
{
    /// <summary>The sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The kind that it is, or that it looks like.</summary>
    public required CounterEmpathy Counter { get; init; }

    /// <summary>Whether it is that kind.</summary>
    public required bool Positive { get; init; }

    /// <summary>Why it looks so; empty where it is so.</summary>
    public required string Trap { get; init; }
}
