namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>One comparison of a scorer's figure with a label.</summary>
internal sealed record DataMetric
{
    /// <summary>The figure; see docs/bench.md for its language.</summary>
    public string? Of { get; init; }

    /// <summary>The label; empty for a rate.</summary>
    public string? Label { get; init; }

    /// <summary>How the two are compared; what follows a comma is a remark.</summary>
    public string? Metric { get; init; }

    /// <summary>−1 where the label falls as the figure rises; 1, or nothing, otherwise.</summary>
    public int? Sign { get; init; }

    /// <summary>What is to be reached: at least this, or of a rate at most.</summary>
    public double? Goal { get; init; }

    /// <summary>For macro-F1, the label's values that each figure answers to.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Classes { get; init; }

    /// <summary>The comparison in a few words.</summary>
    public override string ToString() => string.IsNullOrWhiteSpace(Label) ? $"{Metric}: {Of}" : $"{Metric}: {Of} ~ {Label}";
}
