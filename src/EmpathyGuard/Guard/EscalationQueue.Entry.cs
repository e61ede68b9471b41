namespace EmpathyGuard;

/// <summary>An escalation on its way, with the handlers that have not taken it yet.</summary>
internal sealed class QueuedEscalation(EmpathyEscalation escalation, IEnumerable<IEscalationHandler> handlers, long now)
{
    public EmpathyEscalation Escalation { get; } = escalation;

    public List<IEscalationHandler> Pending { get; } = [.. handlers.Reverse()];

    public int Tries { get; set; }

    public TimeSpan Backoff { get; set; }

    public long WaitsSince { get; set; } = now;
}
