namespace CrisisLine.Supervision;

/// <summary>One conversation on the desk.</summary>
internal sealed record DeskItem
{
    public required string Conversation { get; init; }

    /// <summary>The highest severity: <c>notice</c>, <c>urgent</c>, <c>critical</c>.</summary>
    public required string Severity { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>When the oldest was raised.</summary>
    public required DateTimeOffset Since { get; init; }

    public int Count { get; init; }

    public string? TakenBy { get; init; }

    /// <summary>Whether the person's page is open.</summary>
    public bool PersonIsHere { get; init; }

    public IReadOnlyList<HandoverLine> Lines { get; init; } = [];
}
