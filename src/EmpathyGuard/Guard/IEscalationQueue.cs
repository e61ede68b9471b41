namespace EmpathyGuard;

/// <summary>Takes escalations out of the reply's path.</summary>
internal interface IEscalationQueue
{
    /// <summary>Queues an escalation; never blocks.</summary>
    /// <param name="escalation">The escalation.</param>
    /// <returns>Whether there is a handler to take it.</returns>
    bool Enqueue(EmpathyEscalation escalation);
}
