namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A benign exchange in which nothing is to be found.</summary>
internal sealed record ControlItem : BenchItem
{
    /// <summary>The reply.</summary>
    public required string Reply { get; init; }
}
