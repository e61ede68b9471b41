namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A clean reply, and the same reply with one kind of false empathy, which the item's kind names.</summary>
/// <param name="Head">What every item has.</param>
internal sealed record OverEmpathyItem(ItemHead Head) : BenchItem(Head)
{
    /// <summary>The reply without false empathy.</summary>
    public required string Clean { get; init; }

    /// <summary>The reply with it.</summary>
    public required string Fault { get; init; }
}
