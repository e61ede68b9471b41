using EmpathyGuard.Telemetry;
using Microsoft.Extensions.Caching.Distributed;

namespace EmpathyGuard;

/// <summary>What is kept of conversations in the application's <see cref="IDistributedCache"/>: inside a time limit, and a failure is logged and never thrown.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="time">The clock of the time limit.</param>
/// <param name="telemetry">Where failures are logged.</param>
/// <param name="cache">The cache; <see langword="null"/> where none is registered.</param>
/// <param name="keyPrefix">What every key begins with.</param>
/// <param name="stage">What failures are logged as, followed by <c>Read</c> or <c>Write</c>.</param>
internal sealed class ConversationCache(TimeProvider time, EmpathyTelemetry telemetry, IDistributedCache? cache, string keyPrefix, string stage)
{
    /// <summary>How long the cache may take before it counts as failing: 250 milliseconds, because a reply may wait for it.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether there is a cache.</summary>
    public bool Exists => cache is not null;

    /// <summary>Reads a value. Only the caller's own cancellation throws.</summary>
    /// <returns>Whether the cache answered, and what it holds.</returns>
    public async Task<(bool Answered, byte[]? Value)> ReadAsync(string conversationId, CancellationToken cancellationToken)
    {
        byte[]? found = null;
        bool answered = await GuardedAsync(
            stage + "Read",
            async token => found = await cache!.GetAsync(keyPrefix + conversationId, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return (answered, answered ? found : null);
    }

    /// <summary>Writes a value. Only the caller's own cancellation throws.</summary>
    /// <returns>Whether the cache answered.</returns>
    // Relative, so that a machine whose clock is wrong neither shortens a lifetime nor prolongs it.
    public Task<bool> WriteAsync(string conversationId, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken) => GuardedAsync(
        stage + "Write",
        token => cache!.SetAsync(keyPrefix + conversationId, value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime }, token),
        cancellationToken);

    private async Task<bool> GuardedAsync(string failing, Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await call(either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            telemetry.Failed(failing, exception);
            return false;
        }
    }
}
