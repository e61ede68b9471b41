namespace EmpathyGuard.Readme.Snippets;

public sealed class OnCallQueue(OnCallStore store) : IEscalationHandler
{
    public async ValueTask EscalateAsync(EmpathyEscalation escalation, CancellationToken cancellationToken)
    {
        // Store first, under the escalation's own id: the same one may arrive twice, and it is durable once this call returns.
        await store.AddAsync(escalation.Id, escalation.Severity, escalation.Reason, escalation.ConversationId, cancellationToken);
    }
}
