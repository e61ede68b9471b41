namespace EmpathyGuard.Testing;

/// <summary>An escalation handler that keeps what it gets, and fails where a test wants it to.</summary>
/// <remarks>Thread-safe. Register it as the <see cref="IEscalationHandler"/>: escalations reach it out of the reply's path, so wait for them.</remarks>
public sealed class FakeEscalationHandler : IEscalationHandler
{
    private readonly Lock _lock = new();
    private readonly List<EmpathyEscalation> _taken = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _failures;

    /// <summary>What was taken so far.</summary>
    public IReadOnlyList<EmpathyEscalation> Taken
    {
        get
        {
            lock (_lock)
            {
                return [.. _taken];
            }
        }
    }

    /// <summary>How often the handler was called, failures among them.</summary>
    public int Tries { get; private set; }

    /// <summary>Makes the next calls fail.</summary>
    /// <param name="times">How many, at least 0.</param>
    public void FailNext(int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        lock (_lock)
        {
            _failures = times;
        }
    }

    /// <summary>Waits until a number of escalations was taken.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="cancellationToken">Ends the waiting; give it the test's own.</param>
    /// <returns>What was taken by then.</returns>
    public async Task<IReadOnlyList<EmpathyEscalation>> WaitForAsync(int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_taken.Count >= count)
            {
                return [.. _taken];
            }

            _waiting.Add((count, reached));
        }

        await reached.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return Taken;
    }

    /// <inheritdoc/>
    public ValueTask EscalateAsync(EmpathyEscalation escalation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(escalation);
        lock (_lock)
        {
            Tries++;
            if (_failures > 0)
            {
                _failures--;
                return ValueTask.FromException(new InvalidOperationException("The test asked for this failure."));
            }

            _taken.Add(escalation);
            foreach ((int _, TaskCompletionSource reached) in _waiting.Where(waiting => waiting.Count <= _taken.Count))
            {
                reached.TrySetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Count <= _taken.Count);
        }

        return ValueTask.CompletedTask;
    }
}
