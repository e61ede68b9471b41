using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>A stream of updates that can be waited for without being read.</summary>
internal sealed class UpdateSource(IAsyncEnumerator<ChatResponseUpdate> updates) : IAsyncDisposable
{
    private Task<bool>? _pending;

    public ChatResponseUpdate Current => updates.Current;

    /// <summary>Waits for the next update or for a time to run out.</summary>
    /// <returns>Whether the update, the end or an exception is there and the time has not run out.</returns>
    public async ValueTask<bool> IsReadyBeforeAsync(Task expiry)
    {
        _pending ??= updates.MoveNextAsync().AsTask();
        await Task.WhenAny(_pending, expiry);
        return !expiry.IsCompleted;
    }

    public ValueTask<bool> MoveNextAsync()
    {
        if (_pending is not { } pending)
        {
            return updates.MoveNextAsync();
        }

        _pending = null;
        return new ValueTask<bool>(pending);
    }

    public ValueTask DisposeAsync()
    {
        if (_pending is not { IsCompleted: false } pending)
        {
            return updates.DisposeAsync();
        }

        // The consumer stopped while the next update was under way, and an enumerator may not be disposed in the midst of a move.
        _ = DisposeAfterAsync(pending, updates);
        return ValueTask.CompletedTask;
    }

    private static async Task DisposeAfterAsync(Task<bool> pending, IAsyncDisposable updates)
    {
        try
        {
            await ((Task)pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await updates.DisposeAsync();
        }
        catch (Exception)
        {
            // Nobody is left to be told: the consumer has gone.
        }
    }
}
