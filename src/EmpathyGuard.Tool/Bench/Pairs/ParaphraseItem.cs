namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A pair said again in other words: the good reply and its failures, with hardly a content word of the original.</summary>
internal sealed record ParaphraseItem(ItemHead Head) : BenchItem(Head)
{
    /// <summary>The pair that is said again.</summary>
    public required string Of { get; init; }

    /// <summary>The mode that fails.</summary>
    public required EmpathyFailureMode Mode { get; init; }

    /// <summary>The good reply, in other words.</summary>
    public required string Good { get; init; }

    /// <summary>The failing replies, in other words.</summary>
    public required IReadOnlyList<DosedReply> Bad { get; init; }
}
