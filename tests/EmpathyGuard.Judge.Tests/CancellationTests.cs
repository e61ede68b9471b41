using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Time.Testing;

namespace EmpathyGuard.Judge.Tests;

/// <summary>The caller's own cancellation throws in every phase, at once, with the caller's token and without the client's words.</summary>
public class CancellationTests
{
    [Theory]
    [InlineData("before", false)]
    [InlineData("before", true)]
    [InlineData("cache", false)]
    [InlineData("cache", true)]
    [InlineData("waiting", false)]
    [InlineData("waiting", true)]
    [InlineData("asking", false)]
    [InlineData("asking", true)]
    [InlineData("asking, ignored", false)]
    [InlineData("asking, ignored", true)]
    [InlineData("client throws", false)]
    [InlineData("client throws", true)]
    [InlineData("between retries", false)]
    [InlineData("between retries", true)]
    [InlineData("keeping", false)]
    [InlineData("keeping", true)]
    public async Task AssessAsync_CancelledAtAPhase_Throws(string phase, bool streaming)
    {
        using var source = new CancellationTokenSource();
        var reached = new TaskCompletionSource();
        var client = new ScriptedJudge(async (prompt, token) =>
        {
            switch (phase)
            {
                case "asking" or "waiting":
                    reached.TrySetResult();
                    await Task.Delay(Timeout.Infinite, token);
                    break;
                case "asking, ignored":
                    reached.TrySetResult();
                    await Task.Delay(Timeout.Infinite, CancellationToken.None);
                    break;
                case "client throws":
                    await source.CancelAsync();
                    throw new InvalidOperationException("secret");
                case "between retries":
                    reached.TrySetResult();
                    throw new HttpRequestException("secret", null, System.Net.HttpStatusCode.ServiceUnavailable);
            }

            return ScriptedJudge.Response(prompt.All("yes"));
        });
        var cache = new HangingCache(phase switch { "cache" => "get", "keeping" => "set", _ => "" }, reached);
        JudgeEmpathyScorer judge = Given.Judge(
            client,
            streaming,
            o => (o.UseCache, o.MaxConcurrentCalls, o.MaxRetries, o.CacheKeySecret) = (true, 1, 1, "s"),
            services: new Services(new FakeTimeProvider(), cache));
        if (phase == "before")
        {
            await source.CancelAsync();
            reached.TrySetResult();
        }

        using var other = new CancellationTokenSource();
        Task<EmpathyAssessment>? first = phase == "waiting" ? judge.AssessAsync(Given.Exchange, other.Token).AsTask() : null;
        Task<EmpathyAssessment> assessing = Start(judge, source.Token);
        if (phase != "client throws")
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Given.Token);
            await source.CancelAsync();
        }

        OperationCanceledException thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => assessing.WaitAsync(TimeSpan.FromSeconds(30), Given.Token));
        Assert.Equal(source.Token, thrown.CancellationToken);
        Assert.DoesNotContain("secret", thrown.ToString(), StringComparison.Ordinal);
        await other.CancelAsync();
        if (first is not null)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        }
    }

    private static async Task<EmpathyAssessment> Start(JudgeEmpathyScorer judge, CancellationToken token) => await judge.AssessAsync(Given.Exchange, token);

    private sealed class HangingCache(string hangs, TaskCompletionSource reached) : IDistributedCache
    {
        public byte[]? Get(string key) => null;

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => hangs == "get" ? Hang() : Task.FromResult<byte[]?>(null);

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key)
        {
        }

        public Task RemoveAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
        {
        }

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => hangs == "set" ? Hang() : Task.CompletedTask;

        private Task<byte[]?> Hang()
        {
            reached.TrySetResult();
            return new TaskCompletionSource<byte[]?>().Task;
        }
    }
}
