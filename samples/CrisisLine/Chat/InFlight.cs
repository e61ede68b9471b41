using System.Collections.Concurrent;

namespace CrisisLine.Chat;

/// <summary>Work that outlives the request that started it, so that a shutdown can wait for it. Thread-safe.</summary>
internal sealed class InFlight
{
    private readonly ConcurrentDictionary<Task, byte> _tasks = new();

    public void Run(Func<Task> work)
    {
        Task task = Task.Run(work);
        _tasks.TryAdd(task, 0);
        _ = task.ContinueWith(done => _tasks.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_tasks.Keys).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host waits no longer.
        }
    }
}
