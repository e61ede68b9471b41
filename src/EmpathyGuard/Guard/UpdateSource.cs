using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>A stream of updates that can be waited for without being read.</summary>
/// <param name="updates">The stream.</param>
/// <param name="abandoning">What stops the stream where it is left in the midst of a move; owned here.</param>
internal sealed class UpdateSource(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationTokenSource? abandoning = null) : IAsyncDisposable
{
    private Task<bool>? _pending;

    /// <summary>The update. Some clients yield <see langword="null"/>, which holds nothing.</summary>
    public ChatResponseUpdate? Current => updates.Current;

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

    /// <summary>Moves on, with an exception of the stream as a value: what is held when it breaks off has still to be decided about.</summary>
    public async ValueTask<(bool Moved, ExceptionDispatchInfo? Broken)> TryMoveNextAsync()
    {
        try
        {
            return (await MoveNextAsync(), null);
        }
        catch (Exception exception)
        {
            return (false, ExceptionDispatchInfo.Capture(exception));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_pending is { IsCompleted: false } pending)
        {
            // An enumerator may not be disposed in the midst of a move. The stream is told to stop and is disposed when it has, which nobody waits for.
            _ = DisposeAfterAsync(pending);
            return;
        }

        try
        {
            await updates.DisposeAsync();
        }
        finally
        {
            abandoning?.Dispose();
        }
    }

    private async Task DisposeAfterAsync(Task<bool> pending)
    {
        try
        {
            await (abandoning?.CancelAsync() ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ((Task)pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await updates.DisposeAsync();
        }
        catch (Exception)
        {
            // Nobody is left to be told: the consumer has gone.
        }
        finally
        {
            abandoning?.Dispose();
        }
    }
}
