namespace EmpathyGuard;

/// <summary>What waits for a handler: bounded, most severe first, then in order of arrival. Not thread-safe.</summary>
internal sealed class EscalationBacklog(int capacity)
{
    private readonly LinkedList<QueuedEscalation>[] _bySeverity = [new(), new(), new()];

    public int Count { get; private set; }

    /// <summary>Adds an escalation.</summary>
    /// <returns>What had to be dropped for it, the oldest of the lowest severity; <see langword="null"/> where there was room.</returns>
    public EmpathyEscalation? Add(QueuedEscalation queued)
    {
        LinkedList<QueuedEscalation> list = _bySeverity[Math.Clamp((int)queued.Escalation.Severity, 0, _bySeverity.Length - 1)];
        list.AddLast(queued);
        Count++;
        if (Count <= capacity)
        {
            return null;
        }

        LinkedList<QueuedEscalation> lowest = Array.Find(_bySeverity, static severity => severity.Count > 0)!;
        EmpathyEscalation dropped = lowest.First!.Value.Escalation;
        lowest.RemoveFirst();
        Count--;
        return dropped;
    }

    /// <summary>Takes the most severe, oldest escalation whose time has come.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="ignoreBackoff">Whether everything's time has come.</param>
    /// <param name="wait">How long until the next one's; <see langword="null"/> where nothing waits.</param>
    public QueuedEscalation? Take(TimeProvider time, bool ignoreBackoff, out TimeSpan? wait)
    {
        wait = null;
        for (int severity = _bySeverity.Length - 1; severity >= 0; severity--)
        {
            for (LinkedListNode<QueuedEscalation>? node = _bySeverity[severity].First; node is not null; node = node.Next)
            {
                TimeSpan left = node.Value.Backoff - time.GetElapsedTime(node.Value.WaitsSince);
                if (ignoreBackoff || left <= TimeSpan.Zero)
                {
                    _bySeverity[severity].Remove(node);
                    Count--;
                    return node.Value;
                }

                wait = wait is null || left < wait ? left : wait;
            }
        }

        return null;
    }
}
