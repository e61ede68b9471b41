using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EmpathyGuard.Telemetry;
using Microsoft.Extensions.Caching.Distributed;

namespace EmpathyGuard;

/// <summary>Remembers, without a word of text, that a conversation held a risk cue.</summary>
/// <remarks>
/// Thread-safe. The flag lives in the application's <see cref="IDistributedCache"/> where one is registered, and in this process always, so that a cache
/// that goes away or comes back empty forgets nothing that this process has seen. Nothing clears it but its expiry: one "I'm fine" does not end a risk.
/// </remarks>
internal sealed class RiskMemory : IRiskMemory
{
    /// <summary>What every key in the cache begins with.</summary>
    public const string KeyPrefix = "empathyguard:risk:";

    /// <summary>How long the cache may take before it counts as failing: 250 milliseconds, because a reply waits for it.</summary>
    public static readonly TimeSpan CacheTimeLimit = TimeSpan.FromMilliseconds(250);

    private static readonly byte[] Flag = [1];
    private static readonly byte[] ProcessSecret = RandomNumberGenerator.GetBytes(32);

    private readonly IDistributedCache? _cache;
    private readonly TimeProvider _time;
    private readonly EmpathyTelemetry _telemetry;
    private readonly RiskFlags _local;

    public RiskMemory(TimeProvider time, EmpathyTelemetry telemetry, IDistributedCache? cache = null)
    {
        _time = time;
        _telemetry = telemetry;
        _cache = cache;
        _local = new RiskFlags(time);
    }

    /// <summary>The keyed hash under which a conversation is known; <see langword="null"/> where no key was given.</summary>
    public string? Identify(string? conversationKey, EmpathyCrisisOptions options)
    {
        if (string.IsNullOrEmpty(conversationKey))
        {
            return null;
        }

        byte[] secret = options.ConversationKeySecret is { Length: > 0 } shared ? Encoding.UTF8.GetBytes(shared) : ProcessSecret;
        return Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(conversationKey)));
    }

    /// <summary>Whether a flag is set and has not expired. Where the cache fails, which is logged, this process answers alone.</summary>
    public async ValueTask<bool> IsFlaggedAsync(string? conversationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (conversationId is null)
        {
            return false;
        }

        if (_cache is null)
        {
            return _local.Contains(conversationId);
        }

        byte[]? found = null;
        bool answered = await GuardedAsync(
            "riskMemoryRead",
            async token => found = await _cache.GetAsync(KeyPrefix + conversationId, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        TimeSpan left = found is null ? _local.Left(conversationId) : TimeSpan.Zero;
        if (answered && left > TimeSpan.Zero)
        {
            // The cache was away when the flag was set, or has lost it: the other machines should know again.
            await WriteAsync(conversationId, left, cancellationToken).ConfigureAwait(false);
        }

        return found is not null || left > TimeSpan.Zero;
    }

    /// <summary>Sets the flag. A failing cache is logged.</summary>
    public async ValueTask FlagAsync(string? conversationId, EmpathyCrisisOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (conversationId is null)
        {
            return;
        }

        _local.Add(conversationId, options.RiskMemory);
        if (_cache is not null)
        {
            await WriteAsync(conversationId, options.RiskMemory, cancellationToken).ConfigureAwait(false);
        }
    }

    // Relative, so that a machine whose clock is wrong neither shortens a flag nor prolongs it.
    private Task<bool> WriteAsync(string conversationId, TimeSpan lifetime, CancellationToken cancellationToken) => GuardedAsync(
        "riskMemoryWrite",
        token => _cache!.SetAsync(KeyPrefix + conversationId, Flag, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime }, token),
        cancellationToken);

    /// <summary>Runs a call to the cache inside its time limit. Only the caller's own cancellation comes out of it.</summary>
    /// <returns>Whether the cache answered.</returns>
    private async Task<bool> GuardedAsync(string stage, Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CacheTimeLimit, _time);
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
            _telemetry.Failed(stage, exception);
            return false;
        }
    }
}
