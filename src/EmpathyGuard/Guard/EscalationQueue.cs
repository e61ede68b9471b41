using EmpathyGuard.Telemetry;

namespace EmpathyGuard;

/// <summary>Carries escalations to the operator's handlers, out of the reply's path.</summary>
/// <remarks>
/// Thread-safe. One pump serves the most severe first and then the oldest. A handler that fails is tried again after 1, 2, 4 and 8 seconds; meanwhile
/// the others go on. After its fifth try the escalation is logged as lost. A handler is never called again for what it took.
/// </remarks>
internal sealed class EscalationQueue : IEscalationQueue, IAsyncDisposable, IDisposable
{
    /// <summary>The most escalations that wait: 1,024.</summary>
    public const int Capacity = 1024;

    /// <summary>The most tries: 5.</summary>
    public const int MaxTries = 5;

    /// <summary>The wait after the first failed try, doubled after each further one: 1 second.</summary>
    public static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);

    /// <summary>How long one try may take before it counts as failed: 30 seconds.</summary>
    public static readonly TimeSpan HandlerTimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long disposing waits for what is queued: 5 seconds.</summary>
    public static readonly TimeSpan DrainTimeLimit = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly EscalationBacklog _backlog = new(Capacity);
    private readonly SemaphoreSlim _wake = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IEscalationHandler[] _handlers;
    private readonly TimeProvider _time;
    private readonly EmpathyTelemetry _telemetry;
    private Task? _pump;
    private bool _draining;
    private bool _disposed;

    public EscalationQueue(IEnumerable<IEscalationHandler> handlers, TimeProvider time, EmpathyTelemetry telemetry)
    {
        _handlers = [.. handlers];
        _time = time;
        _telemetry = telemetry;
    }

    /// <summary>Queues an escalation. Never blocks and never throws; a full queue drops the oldest of the lowest severity and counts it.</summary>
    /// <returns>Whether there is a handler to take it.</returns>
    public bool Enqueue(EmpathyEscalation escalation)
    {
        _telemetry.EscalationRaised(escalation);
        if (_handlers.Length == 0)
        {
            return false;
        }

        EmpathyEscalation? dropped;
        bool closed;
        lock (_lock)
        {
            closed = _draining;
            dropped = closed ? escalation : _backlog.Add(new QueuedEscalation(escalation, _handlers, _time.GetTimestamp()));
            if (!closed)
            {
                _pump ??= StartPump();
                _wake.Release();
            }
        }

        if (dropped is not null)
        {
            _telemetry.EscalationLost(dropped, closed ? "closed" : "queueFull");
        }

        return !ReferenceEquals(dropped, escalation);
    }

    /// <summary>Waits until what is queued was tried, for at most <see cref="DrainTimeLimit"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        Task? pump;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _draining = true;
            pump = _pump;
        }

        if (pump is not null)
        {
            _wake.Release();
            await DrainAsync(pump).ConfigureAwait(false);
        }

        LoseTheRest();

        // A pump that a handler still holds needs both until it ends by itself; neither owns anything beyond memory.
        if (pump is null or { IsCompleted: true })
        {
            _wake.Dispose();
            _stop.Dispose();
        }
    }

    /// <summary>As <see cref="DisposeAsync"/>, for containers that are disposed synchronously.</summary>
    public void Dispose() => Task.Run(async () => await DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();

    private async Task DrainAsync(Task pump)
    {
        try
        {
            await pump.WaitAsync(DrainTimeLimit, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The time is up: handlers are told to stop, and what they did not take is logged as lost.
            await _stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private Task StartPump()
    {
        // The pump outlives the request that starts it, so nothing of that request's context may flow into it.
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(PumpAsync);
        }
    }

    private async Task PumpAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            QueuedEscalation? next;
            TimeSpan? wait;
            lock (_lock)
            {
                next = _backlog.Take(_time, ignoreBackoff: _draining, out wait);
                if (next is null && _draining)
                {
                    return;
                }
            }

            if (next is null)
            {
                await SleepAsync(wait).ConfigureAwait(false);
            }
            else
            {
                await TryAsync(next).ConfigureAwait(false);
            }
        }
    }

    private async Task SleepAsync(TimeSpan? wait)
    {
        ITimer? timer = wait is { } delay
            ? _time.CreateTimer(static state => ((SemaphoreSlim)state!).Release(), _wake, delay, Timeout.InfiniteTimeSpan)
            : null;
        await _wake.WaitAsync().ConfigureAwait(false);
        if (timer is not null)
        {
            await timer.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task TryAsync(QueuedEscalation queued)
    {
        queued.Tries++;
        for (int i = queued.Pending.Count - 1; i >= 0; i--)
        {
            if (await HandleAsync(queued.Pending[i], queued).ConfigureAwait(false))
            {
                queued.Pending.RemoveAt(i);
            }
        }

        if (queued.Pending.Count == 0)
        {
            return;
        }

        if (queued.Tries >= MaxTries || _stop.IsCancellationRequested)
        {
            _telemetry.EscalationLost(queued.Escalation, "handlerFailed");
            return;
        }

        queued.Backoff = FirstBackoff * (1 << (queued.Tries - 1));
        queued.WaitsSince = _time.GetTimestamp();
        EmpathyEscalation? dropped;
        lock (_lock)
        {
            dropped = _backlog.Add(queued);
        }

        if (dropped is not null)
        {
            _telemetry.EscalationLost(dropped, "queueFull");
        }
    }

    private async Task<bool> HandleAsync(IEscalationHandler handler, QueuedEscalation queued)
    {
        using var limit = new CancellationTokenSource(HandlerTimeLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        try
        {
            // Waiting beside the handler lets the pump go on even where a handler ignores its token.
            await handler.EscalateAsync(queued.Escalation, either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            _telemetry.EscalationTryFailed(queued.Escalation, queued.Tries, exception);
            return false;
        }
    }

    private void LoseTheRest()
    {
        while (true)
        {
            QueuedEscalation? rest;
            lock (_lock)
            {
                rest = _backlog.Take(_time, ignoreBackoff: true, out _);
            }

            if (rest is null)
            {
                return;
            }

            _telemetry.EscalationLost(rest.Escalation, "shutdown");
        }
    }
}
