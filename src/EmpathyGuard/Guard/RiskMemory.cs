using EmpathyGuard.Telemetry;
using Microsoft.Extensions.Caching.Distributed;

namespace EmpathyGuard;

/// <summary>Remembers, without a word of text, that a conversation held a risk cue.</summary>
/// <remarks>
/// Thread-safe. The flag lives in the application's <see cref="IDistributedCache"/> where one is registered, and in this process always, so that a cache
/// that goes away or comes back empty forgets nothing that this process has seen. Nothing clears it but its expiry: one "I'm fine" does not end a risk.
/// </remarks>
internal sealed class RiskMemory(TimeProvider time, EmpathyTelemetry telemetry, IDistributedCache? cache = null) : IRiskMemory
{
    /// <summary>What every key in the cache begins with.</summary>
    public const string KeyPrefix = "empathyguard:risk:";

    private static readonly byte[] Flag = [1];

    private readonly ConversationCache _cache = new(time, telemetry, cache, KeyPrefix, "riskMemory");
    private readonly ExpiringMemory<bool> _local = new(time);

    /// <summary>The keyed hash under which a conversation is known; <see langword="null"/> where no key was given.</summary>
    public string? Identify(string? conversationKey, EmpathyCrisisOptions options) => ConversationKeys.Identify(conversationKey, options);

    /// <summary>Whether a flag is set and has not expired. Where the cache fails, which is logged, this process answers alone.</summary>
    public async ValueTask<bool> IsFlaggedAsync(string? conversationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (conversationId is null)
        {
            return false;
        }

        if (!_cache.Exists)
        {
            return _local.Contains(conversationId);
        }

        (bool answered, byte[]? found) = await _cache.ReadAsync(conversationId, cancellationToken).ConfigureAwait(false);
        if (found is not null)
        {
            return true;
        }

        bool known = _local.TryGet(conversationId, out _, out TimeSpan left);
        if (answered && known)
        {
            // The cache was away when the flag was set, or has lost it: the other machines should know again.
            await _cache.WriteAsync(conversationId, Flag, left, cancellationToken).ConfigureAwait(false);
        }

        return known;
    }

    /// <summary>Sets the flag. A failing cache is logged.</summary>
    public async ValueTask FlagAsync(string? conversationId, EmpathyCrisisOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (conversationId is null)
        {
            return;
        }

        _local.Set(conversationId, true, options.RiskMemory);
        if (_cache.Exists)
        {
            await _cache.WriteAsync(conversationId, Flag, options.RiskMemory, cancellationToken).ConfigureAwait(false);
        }
    }
}
