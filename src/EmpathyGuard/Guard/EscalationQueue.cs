namespace EmpathyGuard;

/// <summary>Carries escalations to the operator's handlers, out of the reply's path.</summary>
internal sealed class EscalationQueue : IAsyncDisposable
{
    /// <summary>Queues an escalation. Never blocks and never throws; a full queue drops the oldest of the lowest severity and counts it.</summary>
    /// <returns>Whether there is a handler to take it.</returns>
    public bool Enqueue(EmpathyEscalation escalation) => false;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
