namespace CrisisLine.Supervision;

/// <summary>What waits, and what is taken.</summary>
internal sealed record DeskView
{
    public required IReadOnlyList<DeskItem> Waiting { get; init; }

    public required IReadOnlyList<DeskItem> Taken { get; init; }

    /// <summary>Whether escalations are written into the database, and not only into the spool.</summary>
    public bool DatabaseWorks { get; init; }

    /// <summary>What is wrong with the model, in a sentence for the operator; null where it answers.</summary>
    public string? ModelTrouble { get; init; }
}
