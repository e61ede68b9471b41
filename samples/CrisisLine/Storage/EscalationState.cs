namespace CrisisLine.Storage;

/// <summary>How far an escalation has come.</summary>
internal enum EscalationState
{
    /// <summary>Nobody has taken it.</summary>
    Waiting,

    /// <summary>A human is in the conversation.</summary>
    Taken,

    /// <summary>Done.</summary>
    Closed,
}
