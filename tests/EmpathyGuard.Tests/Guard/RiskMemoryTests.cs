using EmpathyGuard.Telemetry;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EmpathyGuard.Tests.Guard;

public sealed class RiskMemoryTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeLogCollector _logs = new();
    private readonly EmpathyCrisisOptions _options = new() { ConversationKeySecret = "a shared secret" };

    [Fact]
    public void Identify_SameKeyAndSecret_IsTheSameOnEveryMachine()
    {
        string? id = Memory().Identify("user-42", _options);

        Assert.Equal(id, Memory().Identify("user-42", _options));
        Assert.NotEqual(id, Memory().Identify("user-43", _options));
        Assert.NotEqual(id, Memory().Identify("user-42", new EmpathyCrisisOptions { ConversationKeySecret = "another secret" }));
        Assert.DoesNotContain("user", id, StringComparison.Ordinal);
        Assert.All(id!, static c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
    }

    [Fact]
    public void Identify_KnownKeyAndSecret_IsTheirHmac() =>
        Assert.Equal("97yD9DBThCSxMpjmqm-xQ-9NWaFJRhdZl0edvC0aPNg", Memory().Identify(
            "The quick brown fox jumps over the lazy dog", new EmpathyCrisisOptions { ConversationKeySecret = "key" }));

    [Fact]
    public void Identify_OfTheOptions_IsTheIdOfTheGuard()
    {
        Assert.Equal(Memory().Identify("user-42", _options), _options.Identify("user-42"));
        Assert.Throws<ArgumentException>(() => _options.Identify(""));
        Assert.Throws<ArgumentNullException>(() => _options.Identify(null!));
    }

    [Fact]
    public void Identify_WithoutSecret_HoldsWithinTheProcess() =>
        Assert.Equal(Memory().Identify("user-42", new EmpathyCrisisOptions()), Memory().Identify("user-42", new EmpathyCrisisOptions()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Identify_WithoutKey_IsNull(string? key) => Assert.Null(Memory().Identify(key, _options));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FlagAsync_ThenRead_IsFlaggedUntilItExpires(bool distributed)
    {
        RiskMemory memory = Memory(distributed ? Cache() : null);
        await memory.FlagAsync("id", _options, CancellationToken.None);

        Assert.True(await memory.IsFlaggedAsync("id", CancellationToken.None));
        Assert.False(await memory.IsFlaggedAsync("other", CancellationToken.None));
        Assert.False(await memory.IsFlaggedAsync(null, CancellationToken.None));

        _time.Advance(EmpathyCrisisOptions.DefaultRiskMemory - TimeSpan.FromSeconds(1));
        Assert.True(await memory.IsFlaggedAsync("id", CancellationToken.None));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(await memory.IsFlaggedAsync("id", CancellationToken.None));
    }

    [Fact]
    public async Task FlagAsync_SharedCache_IsSeenByAnotherMachine()
    {
        IDistributedCache cache = Cache();
        await Memory(cache).FlagAsync("id", _options, CancellationToken.None);

        Assert.True(await Memory(cache).IsFlaggedAsync("id", CancellationToken.None));
        Assert.Equal([1], await cache.GetAsync("empathyguard:risk:id"));
    }

    [Fact]
    public async Task AnyCall_FailingCache_IsLoggedAndThisProcessAnswersAlone()
    {
        RiskMemory memory = Memory(new FailingCache(static _ => throw new InvalidOperationException("canary")));

        await memory.FlagAsync("id", _options, CancellationToken.None);

        Assert.True(await memory.IsFlaggedAsync("id", CancellationToken.None));
        Assert.False(await memory.IsFlaggedAsync("other", CancellationToken.None));
        Assert.Equal(["riskMemoryWrite", "riskMemoryRead", "riskMemoryRead"], _logs.GetSnapshot().Select(static record => record.GetStructuredStateValue("Stage")));
        Assert.DoesNotContain(_logs.GetSnapshot(), static record => record.Message.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IsFlaggedAsync_CacheLostTheFlag_IsToldAgainForTheTimeThatIsLeft()
    {
        MemoryDistributedCache cache = Cache();
        RiskMemory memory = Memory(cache);
        await memory.FlagAsync("id", _options, CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(1));
        await cache.RemoveAsync("empathyguard:risk:id");

        Assert.False(await Memory(cache).IsFlaggedAsync("id", CancellationToken.None));
        Assert.True(await memory.IsFlaggedAsync("id", CancellationToken.None));
        Assert.True(await Memory(cache).IsFlaggedAsync("id", CancellationToken.None));

        _time.Advance(EmpathyCrisisOptions.DefaultRiskMemory - TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.False(await Memory(cache).IsFlaggedAsync("id", CancellationToken.None));
        Assert.False(await memory.IsFlaggedAsync("id", CancellationToken.None));
    }

    [Fact]
    public async Task IsFlaggedAsync_HangingCache_EndsAfterTheTimeLimit()
    {
        RiskMemory memory = Memory(new FailingCache(static _ => new TaskCompletionSource<byte[]?>().Task));

        Task<bool> reading = memory.IsFlaggedAsync("id", CancellationToken.None).AsTask();
        _time.Advance(ConversationCache.TimeLimit);

        Assert.False(await reading);
        Assert.Single(_logs.GetSnapshot());
    }

    [Fact]
    public async Task AnyCall_CallerCancels_Throws()
    {
        RiskMemory memory = Memory(new FailingCache(static _ => new TaskCompletionSource<byte[]?>().Task));
        using var cancellation = new CancellationTokenSource();
        Task<bool> reading = memory.IsFlaggedAsync("id", cancellation.Token).AsTask();
        Task writing = memory.FlagAsync("id", _options, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Memory().IsFlaggedAsync("id", cancellation.Token).AsTask());
        Assert.Empty(_logs.GetSnapshot());
    }

    [Fact]
    public void Flags_Full_ForgetTheFirstToExpire()
    {
        var flags = new ExpiringMemory<bool>(_time);
        for (int i = 0; i <= ExpiringMemory<bool>.Capacity; i++)
        {
            flags.Set($"{i}", true, TimeSpan.FromMinutes(i + 1));
        }

        Assert.InRange(flags.Count, 1, ExpiringMemory<bool>.Capacity);
        Assert.False(flags.Contains("0"));
        Assert.True(flags.Contains($"{ExpiringMemory<bool>.Capacity}"));
    }

    private RiskMemory Memory(IDistributedCache? cache = null) => new(_time, new EmpathyTelemetry(new FakeLoggerFactory(_logs)), cache);

    private MemoryDistributedCache Cache() => new(Options.Create(new MemoryDistributedCacheOptions { Clock = new Clock(_time) }));

#pragma warning disable CS0618 // The cache has no other seam for the time.
    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
#pragma warning restore CS0618
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }

    private sealed class FailingCache(Func<string, Task<byte[]?>> fail) : IDistributedCache
    {
        public byte[]? Get(string key) => throw new NotSupportedException();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => fail(key);

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => fail(key);
    }
}
