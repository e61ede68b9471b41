using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace EmpathyGuard.Judge.Tests;

public class AddEmpathyJudgeTests
{
    private const string Key = "judge";

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Guard_WithAJudge_RaisesWhatTheEmbeddedScorerPassed(bool streaming, bool judgeFirst)
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IChatClient>(Key, new ScriptedJudge(static p => p.All("yes")));
        if (judgeFirst)
        {
            services.AddEmpathyJudge(Key, cascade: static c => c.AskAlways = true);
        }

        services.AddEmpathyGuard(configure: static o => o.Action = EmpathyAction.Flag);
        if (!judgeFirst)
        {
            services.AddEmpathyJudge(Key, cascade: static c => c.AskAlways = true);
        }

        services.AddChatClient(new ScriptedModel("We have that bus at eight, at nine and at ten.")).UseEmpathyGuard();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IChatClient client = provider.GetRequiredService<IChatClient>();
        ChatResponse response = streaming
            ? await client.GetStreamingResponseAsync("When does the bus go?", cancellationToken: Given.Token).ToChatResponseAsync(Given.Token)
            : await client.GetResponseAsync("When does the bus go?", cancellationToken: Given.Token);
        EmpathyAssessment read = response.GetEmpathyAssessment()!;
        Assert.Equal(SecondOpinionStatus.Judged, read.SecondOpinion!.Status);
        Assert.Equal(JudgeEmpathyScorer.PromptVersion, read.SecondOpinion.PromptVersion);
        Assert.Equal(EmpathyLabel.Failure, read.Modes.LinguisticDistancing.Label);
        Assert.Contains(" after lexical/", read.Scorer, StringComparison.Ordinal);
        Assert.NotNull(read.Signals.Advice);
    }

    [Fact]
    public async Task Scorer_RegisteredBefore_BecomesTheFirst()
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IChatClient>(Key, new ScriptedJudge(static p => p.All("no")));
        services.AddEmpathySemantics();
        services.AddEmpathyJudge(Key, cascade: static c => c.AskAlways = true);
        services.AddEmpathyGuard();
        await using ServiceProvider provider = services.BuildServiceProvider();
        EmpathyAssessment read = await provider.GetRequiredService<IEmpathyScorer>().AssessAsync(Given.Exchange, Given.Token);
        Assert.Contains("+semantic", read.Scorer, StringComparison.Ordinal);
        Assert.IsType<CascadeEmpathyScorer>(Assert.Single(provider.GetServices<IEmpathyScorer>()));
    }

    [Fact]
    public async Task Client_IsTheGuardedOne_IsRefusedWithAClearMessageAndNoHang()
    {
        var services = new ServiceCollection();
        services.AddEmpathyGuard();
        services.AddChatClient(new ScriptedModel("Hello.")).UseEmpathyGuard();
        services.AddEmpathyJudge(static provider => provider.GetRequiredService<IChatClient>(), null, null);
        await using ServiceProvider provider = services.BuildServiceProvider();
        foreach (Type type in new[] { typeof(IChatClient), typeof(IEmpathyScorer), typeof(JudgeEmpathyScorer) })
        {
            Exception refused = await Assert.ThrowsAnyAsync<Exception>(() => Task.Run(() => provider.GetRequiredService(type)).WaitAsync(TimeSpan.FromSeconds(30), Given.Token));
            Assert.Contains("guarded itself", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task KeyedClient_IsGuardedItself_IsRefused()
    {
        var services = new ServiceCollection();
        services.AddKeyedChatClient(Key, new ScriptedModel("Hello.")).UseEmpathyGuard();
        services.AddEmpathyJudge(Key);
        await using ServiceProvider provider = services.BuildServiceProvider();
        Exception refused = await Assert.ThrowsAnyAsync<Exception>(() => Task.Run(provider.GetRequiredService<IEmpathyScorer>).WaitAsync(TimeSpan.FromSeconds(30), Given.Token));
        Assert.Contains("guarded itself", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeyedClient_Missing_IsSaid()
    {
        var services = new ServiceCollection();
        services.AddEmpathyJudge(Key);
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Contains("'judge'", Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IEmpathyScorer>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddEmpathyJudge_TwiceOrAfterAScopedScorer_Throws()
    {
        var services = new ServiceCollection();
        services.AddEmpathyJudge(Key);
        Assert.Throws<InvalidOperationException>(() => services.AddEmpathyJudge(Key));
        var scoped = new ServiceCollection();
        scoped.AddScoped<IEmpathyScorer>(static _ => LexicalEmpathyScorer.Shared);
        Assert.Throws<InvalidOperationException>(() => scoped.AddEmpathyJudge(Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pipeline_Registered_TakesThePlaceOfTheDefault(bool keyed)
    {
        static ResiliencePipelineBuilder Build(ResiliencePipelineBuilder builder) =>
            builder.AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 4, Delay = TimeSpan.Zero, ShouldHandle = static a => new(a.Outcome.Exception is JudgeCallException) });

        var client = new ScriptedJudge(static (_, _) => Task.FromException<ChatResponse>(new HttpRequestException("down")));
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IChatClient>(Key, client);
        if (keyed)
        {
            services.AddKeyedSingleton(EmpathyJudgePipeline.Key, Build(new ResiliencePipelineBuilder()).Build());
        }
        else
        {
            services.AddResiliencePipeline(EmpathyJudgePipeline.Key, static builder => Build(builder));
        }

        services.AddEmpathyJudge(Key);
        await using ServiceProvider provider = services.BuildServiceProvider();
        Given.IsUnjudged(await provider.GetRequiredService<JudgeEmpathyScorer>().AssessAsync(Given.Exchange, Given.Token), JudgeReasons.Unreachable);
        Assert.Equal(5, client.Calls);
    }

    [Fact]
    public async Task Cache_Shared_AsksOnceAndHoldsNoText()
    {
        var cache = new SeenCache();
        var client = new ScriptedJudge(static p => p.All("yes"));
        JudgeEmpathyScorer judge = Given.Judge(client, true, static o => (o.UseCache, o.CacheKeySecret) = (true, "s"), services: new Services(cache));
        EmpathyAssessment first = await judge.AssessAsync(Given.Exchange, Given.Token);
        EmpathyAssessment second = await judge.AssessAsync(Given.Exchange, Given.Token);
        Assert.Equal(1, client.Calls);
        Assert.True(second.SecondOpinion!.Cached);
        Assert.Equal(0, second.SecondOpinion.InputTokens);
        Assert.Equal(first.Findings, second.Findings);
        Assert.Equal(first.Modes.ConflictAvoidance.Score, second.Modes.ConflictAvoidance.Score);
        Assert.All(cache.Entries, static entry => Assert.Matches("^empathyguard\\.judge:[0-9a-f]{64}$", entry.Key));
        Assert.All(cache.Entries, static entry => Assert.DoesNotContain("alarm", System.Text.Encoding.Unicode.GetString(entry.Value), StringComparison.Ordinal));

        await judge.AssessAsync(new EmpathyExchange(Given.Person, Given.Reply + "!"), Given.Token);
        await judge.AssessModesAsync(Given.Exchange, [EmpathyFailureMode.ConflictAvoidance], Given.Token);
        await Given.Judge(client, true, static o => (o.UseCache, o.CacheKeySecret) = (true, "other"), services: new Services(cache)).AssessAsync(Given.Exchange, Given.Token);
        Assert.Equal(4, client.Calls);

        foreach (string key in cache.Entries.Keys)
        {
            cache.Entries[key] = [.. Enumerable.Repeat((byte)0x7F, 96)];
        }

        EmpathyAssessment forged = await judge.AssessAsync(Given.Exchange, Given.Token);
        Assert.False(forged.SecondOpinion!.Cached);
        Assert.Equal(5, client.Calls);
    }

    [Fact]
    public async Task Cache_ThatFails_CostsNothing()
    {
        var client = new ScriptedJudge(static p => p.All("yes"));
        JudgeEmpathyScorer judge = Given.Judge(client, true, static o => o.UseCache = true, services: new Services(new SeenCache { Fails = true }));
        Assert.Equal(EmpathyStatus.Assessed, (await judge.AssessAsync(Given.Exchange, Given.Token)).Status);
        Assert.Equal(EmpathyStatus.Assessed, (await judge.AssessAsync(Given.Exchange, Given.Token)).Status);
        Assert.Equal(2, client.Calls);
    }

    internal sealed class SeenCache : IDistributedCache
    {
        public Dictionary<string, byte[]> Entries { get; } = [];

        public bool Fails { get; init; }

        public byte[]? Get(string key) => Fails ? throw new TimeoutException() : Entries.GetValueOrDefault(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => Entries.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => Entries[key] = Fails ? throw new TimeoutException() : value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }
}
