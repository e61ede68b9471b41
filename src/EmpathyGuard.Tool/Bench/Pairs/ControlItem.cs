namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A benign exchange in which nothing is to be found.</summary>
/// <param name="Head">What every item has.</param>
internal sealed record ControlItem(ItemHead Head) : BenchItem(Head)
{
    /// <summary>The reply.</summary>
    public required string Reply { get; init; }
}
