using CrisisLine.Storage;

namespace CrisisLine.Supervision;

/// <summary>A conversation that a human should see, or is in. Guarded by the lock of its <see cref="Desk"/>.</summary>
internal sealed class OpenConversation
{
    public Dictionary<Guid, StoredEscalation> Escalations { get; } = [];

    /// <summary>The escalations whose present state is not on the disk yet.</summary>
    public HashSet<Guid> Unsaved { get; } = [];

    /// <summary>What the person and the human said to each other since it was taken. In memory only.</summary>
    public List<HandoverLine> Lines { get; } = [];

    public string? TakenBy { get; set; }
}
