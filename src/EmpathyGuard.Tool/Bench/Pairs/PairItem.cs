namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A good reply, and the same reply with exactly one failure in rising doses.</summary>
/// <param name="Head">What every item has.</param>
internal sealed record PairItem(ItemHead Head) : BenchItem(Head)
{
    /// <summary>The mode that the failure belongs to.</summary>
    public required EmpathyFailureMode Mode { get; init; }

    /// <summary>The good reply.</summary>
    public required string Good { get; init; }

    /// <summary>The bad replies, from the smallest dose to the largest.</summary>
    public required IReadOnlyList<DosedReply> Bad { get; init; }

    /// <summary>The other modes that may rise with it.</summary>
    public required IReadOnlyList<EmpathyFailureMode> Declared { get; init; }
}
