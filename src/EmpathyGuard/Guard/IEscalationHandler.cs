namespace EmpathyGuard;

/// <summary>The operator's one-way hook for people at risk. The guard contacts nobody by itself.</summary>
/// <remarks>Called out of the reply's path from a bounded queue, with retries; a failure never touches the reply. Durable once this call has returned, so store before returning. The same escalation may arrive twice with the same id.</remarks>
public interface IEscalationHandler
{
    /// <summary>Takes an escalation.</summary>
    /// <param name="escalation">The escalation.</param>
    /// <param name="cancellationToken">Cancelled when the application stops draining.</param>
    /// <returns>A task that ends when the escalation is stored.</returns>
    ValueTask EscalateAsync(EmpathyEscalation escalation, CancellationToken cancellationToken);
}
