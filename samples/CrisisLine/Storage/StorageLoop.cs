using CrisisLine.Supervision;

namespace CrisisLine.Storage;

/// <summary>Loads what was open, then writes, retries and expires, and writes once more at the end.</summary>
internal sealed class StorageLoop(Database database, AssessmentWriter assessments, EscalationStore escalations, Desk desk, Eraser eraser, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ExpiryPace = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private Task? _writing;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await desk.LoadAsync(cancellationToken);
        _loop = Task.Run(LoopAsync, CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped twice, the second time after it was disposed.
        if (!_loop.IsCompleted)
        {
            await _stop.CancelAsync();
            await _loop;
        }
    }

    /// <summary>After every other service has stopped, so that the last exchanges are written too.</summary>
    /// <remarks>A host may be stopped twice at once; both wait for the same writing, and neither goes on to dispose what it uses.</remarks>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        lock (_stop)
        {
            return _writing ??= WriteAsync();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stop.Dispose();

    private async Task WriteAsync()
    {
        await desk.SaveUnsavedAsync(CancellationToken.None);
        await escalations.DrainAsync(CancellationToken.None);
        await assessments.FlushAsync(CancellationToken.None);
    }

    private async Task LoopAsync()
    {
        long expired = 0;
        bool first = true;
        using PeriodicTimer timer = new(Pace, time);
        try
        {
            do
            {
                await CheckAsync();
                await desk.SaveUnsavedAsync(_stop.Token);
                await escalations.DrainAsync(_stop.Token);
                bool works = await assessments.FlushAsync(_stop.Token);
                if (works && (first || time.GetElapsedTime(expired) >= ExpiryPace))
                {
                    first = false;
                    expired = time.GetTimestamp();
                    await ExpireAsync();
                }
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The end of the program.
        }
    }

    private async Task CheckAsync()
    {
        try
        {
            await database.CheckAsync(_stop.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The writers that follow meet the same failure and report it.
        }
    }

    private async Task ExpireAsync()
    {
        try
        {
            await eraser.ExpireAsync(_stop.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database fails, which the writers report; what is too old goes an hour later.
        }
    }
}
