using System.Text;
using EmpathyGuard.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class TrajectoryTests
{
    private static readonly string[] Varied =
    [
        "Your brother taught you to drive in that car. No wonder you can't sell it yet.",
        "What did Mehmet say when you told him? I'd be furious too, honestly.",
        "Gran's recipes in her own handwriting, gone in the flood. That hurts in a place nobody can insure.",
        "Fifteen and already interpreting for your mum at the hospital: that is a heavy job for anyone.",
        "Ha, the goat ate the eviction notice! And underneath the joke I hear how scared you are of Monday.",
        "Nobody asked you, they just moved the funeral. Of course you are raging at your uncle.",
        "Three years sober, and the one person who knew how hard it was isn't here to see it.",
        "You rang him every Sunday, and this Sunday the phone just sat there.",
    ];

    private readonly FakeTimeProvider _time = new();
    private readonly FakeLogCollector _logs = new();

    [Theory, CombinatorialStreaming]
    public async Task TrackTrajectory_Off_AsksTheCacheForNothing(bool streaming)
    {
        var cache = new BrokenCache();
        Harness harness = Conversation(cache, "a good reply");
        harness.Options.TrackTrajectory = false;

        Assert.Null((await harness.AskAsync(streaming)).Verdict.Trajectory);
        Assert.Equal(0, cache.Calls);
    }

    [Theory, CombinatorialStreaming]
    public async Task TrackTrajectory_WithoutAConversationKey_AsksTheCacheForNothing(bool streaming)
    {
        var cache = new BrokenCache();
        Harness harness = Conversation(cache, "a good reply");
        harness.ChatOptions = null;

        Assert.Null((await harness.AskAsync(streaming)).Verdict.Trajectory);
        Assert.Equal(0, cache.Calls);
    }

    [Theory, CombinatorialStreaming]
    public async Task Score_OverTurns_IsExponentiallyWeighted(bool streaming)
    {
        Harness harness = Conversation(Cache(), Varied[0], Varied[1]);
        Score(harness, 0.2, 0.6);

        EmpathyTrajectory first = await TurnAsync(harness, streaming);
        EmpathyTrajectory second = await TurnAsync(harness, streaming);

        Assert.Equal(1, first.Turns);
        Assert.Equal(0.2, first.SentimentAttenuation!.Value, 9);
        Assert.Equal(2, second.Turns);
        Assert.Equal(0.3, second[EmpathyFailureMode.SentimentAttenuation]!.Value, 9);
        Assert.Equal(0, second.GranularityMismatch);
        Assert.Null(second.Slope);
        Assert.False(second.RepeatedTemplate);
    }

    [Theory, CombinatorialStreaming]
    public async Task Attunement_DecliningSteadily_IsFoundWithItsSlopeAndLoggedOnce(bool streaming)
    {
        Harness harness = Conversation(Cache(), Varied[..6]);
        Score(harness, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);

        List<EmpathyTrajectory> turns = await TurnsAsync(harness, 6, streaming);

        Assert.All(turns[3..], static turn => Assert.Equal(-0.1, turn.Slope!.Value, 9));
        Assert.Equal([false, false, false, true, true, true], turns.Select(static turn => turn.IsFlattening));
        FakeLogRecord record = Assert.Single(_logs.GetSnapshot(), static record => record.Id.Name == "TrajectoryFlattens");
        Assert.Equal("4", record.GetStructuredStateValue("Turns"));
    }

    [Theory]
    [InlineData(false, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9)]
    [InlineData(true, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9)]
    [InlineData(false, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)]
    [InlineData(true, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)]
    [InlineData(false, 0.3, 0.2, 0.3, 0.2, 0.3, 0.2)]
    public async Task Attunement_OneSlipOrSteadyOrRising_IsNotFlattening(bool streaming, params double[] scores)
    {
        Harness harness = Conversation(Cache(), Varied[..6]);
        Score(harness, scores);

        Assert.DoesNotContain(await TurnsAsync(harness, 6, streaming), static turn => turn.IsFlattening);
    }

    [Theory, CombinatorialStreaming]
    public async Task Opening_ForTheThirdTime_IsARepeatedTemplate(bool streaming)
    {
        Harness harness = Conversation(
            Cache(),
            "I hear you, Amina. " + Varied[0],
            "I hear you, amina! " + Varied[1],
            "I hear you, Amina - " + Varied[2],
            Varied[3]);

        List<EmpathyTrajectory> turns = await TurnsAsync(harness, 4, streaming);

        Assert.Equal([false, false, true, false], turns.Select(static turn => turn.RepeatedTemplate));
        Assert.Equal("3", Assert.Single(_logs.GetSnapshot(), static record => record.Id.Name == "TemplateRepeated").GetStructuredStateValue("Turns"));
    }

    [Theory, CombinatorialStreaming]
    public async Task Skeleton_WithOtherContentWords_IsARepeatedTemplate(bool streaming)
    {
        Harness harness = Conversation(
            Cache(),
            "It sounds like you are feeling devastated about the divorce. That must be very painful for you, and it is okay to feel that way. Would you like to talk about what you need right now?",
            Varied[4],
            "It sounds like you are being swamped by the exams. That must be very tiring for you, and it is okay to feel that way. Would you like to talk about what you want right now?");

        List<EmpathyTrajectory> turns = await TurnsAsync(harness, 3, streaming);

        Assert.Equal([false, false, true], turns.Select(static turn => turn.RepeatedTemplate));
    }

    [Theory, CombinatorialStreaming]
    public async Task Replies_ThatDiffer_RepeatNoTemplate(bool streaming)
    {
        Harness harness = Conversation(Cache(), Varied);

        Assert.DoesNotContain(await TurnsAsync(harness, Varied.Length, streaming), static turn => turn.RepeatedTemplate);
    }

    [Theory, CombinatorialStreaming]
    public async Task TwoGuards_OverOneCache_ContinueOneTrajectory(bool streaming)
    {
        IDistributedCache cache = Cache();
        Harness one = Conversation(cache, Varied[0], Varied[2], Varied[4]);
        Harness other = Conversation(cache, Varied[1], Varied[3], Varied[5]);
        Score(one, 0.1, 0.3, 0.5);
        Score(other, 0.2, 0.4, 0.6);

        List<EmpathyTrajectory> turns = [];
        for (int i = 0; i < 3; i++)
        {
            turns.Add(await TurnAsync(one, streaming));
            turns.Add(await TurnAsync(other, streaming));
        }

        Assert.Equal([1, 2, 3, 4, 5, 6], turns.Select(static turn => turn.Turns));
        Assert.All(turns, static turn => Assert.True(turn.IsShared));
        Assert.Equal(-0.1, turns[5].Slope!.Value, 9);
        Assert.True(turns[5].IsFlattening);
    }

    [Theory, CombinatorialStreaming]
    public async Task Cache_ThatThrows_LeavesLocalStateAndSaysSo(bool streaming)
    {
        Harness harness = Conversation(new BrokenCache(), Varied[0], Varied[1]);

        List<EmpathyTrajectory> turns = await TurnsAsync(harness, 2, streaming);

        Assert.Equal([1, 2], turns.Select(static turn => turn.Turns));
        Assert.All(turns, static turn => Assert.False(turn.IsShared));
        Assert.Equal(
            ["trajectoryRead", "trajectoryWrite", "trajectoryRead", "trajectoryWrite"],
            Failures().Select(static record => record.GetStructuredStateValue("Stage")));
    }

    [Theory, CombinatorialStreaming]
    public async Task Cache_ThatHangs_DelaysNothingAndLearnsTheTurnAfterwards(bool streaming)
    {
        MemoryDistributedCache inner = Cache();
        Harness other = Conversation(inner, Varied[0]);
        await TurnAsync(other, streaming);
        var hanging = new HangingCache(inner);
        Harness harness = Conversation(hanging, Varied[1]);

        // No clock moves here: had the reply waited for the cache, this would not end.
        EmpathyTrajectory here = await TurnAsync(harness, streaming);
        Assert.Equal(1, here.Turns);
        Assert.False(here.IsShared);

        hanging.Answer.SetResult();
        await hanging.Written.Task;
        Assert.Equal(3, (await TurnAsync(Conversation(inner, Varied[2]), streaming)).Turns);
    }

    [Theory, CombinatorialStreaming]
    public async Task Cache_ThatLostTheState_IsToldAgain(bool streaming)
    {
        MemoryDistributedCache cache = Cache();
        Harness harness = Conversation(cache, Varied[0], Varied[1]);
        await TurnAsync(harness, streaming);
        await cache.RemoveAsync(TrajectoryMemory.KeyPrefix + "#k");

        Assert.Equal(2, (await TurnAsync(harness, streaming)).Turns);
        Assert.Equal(3, (await TurnAsync(Conversation(cache, Varied[2]), streaming)).Turns);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "\u0001")]
    [InlineData(false, "\u0002 of a later version")]
    public async Task Cache_WithForeignBytes_StartsAfreshAndSaysSo(bool streaming, string stored)
    {
        MemoryDistributedCache cache = Cache();
        await cache.SetAsync(TrajectoryMemory.KeyPrefix + "#k", Encoding.UTF8.GetBytes(stored), new DistributedCacheEntryOptions());

        Assert.Equal(1, (await TurnAsync(Conversation(cache, Varied[0]), streaming)).Turns);
        Assert.Equal("trajectoryRead", Assert.Single(Failures()).GetStructuredStateValue("Stage"));
    }

    [Theory, CombinatorialStreaming]
    public async Task Trajectory_AfterItsExpiry_BeginsAnew(bool streaming)
    {
        Harness harness = Conversation(Cache(), Varied);

        await TurnAsync(harness, streaming);
        _time.Advance(EmpathyCrisisOptions.DefaultRiskMemory - TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await TurnAsync(harness, streaming)).Turns);
        _time.Advance(EmpathyCrisisOptions.DefaultRiskMemory - TimeSpan.FromSeconds(1));
        Assert.Equal(3, (await TurnAsync(harness, streaming)).Turns);
        _time.Advance(EmpathyCrisisOptions.DefaultRiskMemory + TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await TurnAsync(harness, streaming)).Turns);
    }

    [Theory, CombinatorialStreaming]
    public async Task Stored_AfterManyTurns_IsSmallKeyedAndHoldsNoText(bool streaming)
    {
        var cache = new KeepingCache();
        var another = new KeepingCache();
        Harness harness = Conversation(cache, [.. Varied, .. Varied]);
        Harness secret = Conversation(another, [.. Varied, .. Varied]);
        secret.Options.Crisis.ConversationKeySecret = "another secret";

        await TurnsAsync(harness, 16, streaming);
        await TurnsAsync(secret, 16, streaming);

        (string key, byte[] value) = Assert.Single(cache.Stored);
        Assert.Equal("empathyguard:trajectory:#k", key);
        Assert.InRange(value.Length, 1, 1024);
        Assert.NotEqual(value, another.Stored[key]);
        string[] readings = [Encoding.Latin1.GetString(value), Encoding.Unicode.GetString(value)];
        foreach (string word in string.Join(' ', Varied).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static word => word.Length > 3))
        {
            Assert.All(readings, reading => Assert.DoesNotContain(word, reading, StringComparison.OrdinalIgnoreCase));
        }

        Assert.DoesNotContain(_logs.GetSnapshot(), static record => record.Message.Contains("Gran", StringComparison.Ordinal));
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompt_Accepted_CountsTheDeliveredReplyOnly(bool streaming)
    {
        Harness harness = Conversation(Cache(), "a bad reply", "a good reply");
        harness.Options.Action = EmpathyAction.Reprompt;

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a good reply", result.Text);
        Assert.Equal(1, result.Verdict.Trajectory!.Turns);
        Assert.Equal(0.1, result.Verdict.Trajectory.SentimentAttenuation!.Value, 9);
    }

    [Theory, CombinatorialStreaming]
    public async Task OperatorsText_IsNoTurn(bool streaming)
    {
        Harness harness = Conversation(Cache(), "a bad reply", "a worse reply", "a good reply");
        harness.Options.Action = EmpathyAction.Replace;
        harness.Options.ReplacementText = "One of us will write to you.";

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(EmpathyDelivery.Operator, result.Verdict.Delivery);
        Assert.Null(result.Verdict.Trajectory);
        Assert.Equal(1, (await TurnAsync(harness, streaming)).Turns);
    }

    private Harness Conversation(IDistributedCache? cache, params string[] replies)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, [.. replies.Select(static (reply, i) => Script.Text(reply, $"r{i}"))]);
        harness.Options.TrackTrajectory = true;
        harness.Options.Crisis.ConversationKeySecret = "a shared secret";
        harness.Memory = new Harness.FakeRiskMemory();
        harness.Telemetry = new EmpathyTelemetry(new FakeLoggerFactory(_logs));
        harness.Trajectories = new TrajectoryMemory(_time, harness.Telemetry, cache);
        harness.ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { ConversationKey = "k" });
        return harness;
    }

    private IEnumerable<FakeLogRecord> Failures() => _logs.GetSnapshot().Where(static record => record.Id.Name == "GuardFailed");

    private static void Score(Harness harness, params double[] scores)
    {
        int next = 0;
        harness.Scorer = new ScriptedScorer(_ => Assessments.Of(scores[next++]));
    }

    private static async Task<EmpathyTrajectory> TurnAsync(Harness harness, bool streaming) => (await TurnsAsync(harness, 1, streaming))[0];

    private static async Task<List<EmpathyTrajectory>> TurnsAsync(Harness harness, int turns, bool streaming)
    {
        List<EmpathyTrajectory> trajectories = [];
        using EmpathyGuardChatClient client = harness.Build();
        for (int i = 0; i < turns; i++)
        {
            trajectories.Add((await harness.AskAsync(client, streaming)).Verdict.Trajectory ?? throw new InvalidOperationException("No trajectory."));
        }

        return trajectories;
    }

    private MemoryDistributedCache Cache() => new(Options.Create(new MemoryDistributedCacheOptions { Clock = new Clock(_time) }));

#pragma warning disable CS0618 // The cache has no other seam for the time.
    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
#pragma warning restore CS0618
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }

    private abstract class AsyncCache : IDistributedCache
    {
        public byte[]? Get(string key) => throw new NotSupportedException();

        public abstract Task<byte[]?> GetAsync(string key, CancellationToken token = default);

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public abstract Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default);
    }

    private sealed class BrokenCache : AsyncCache
    {
        public int Calls { get; private set; }

        public override Task<byte[]?> GetAsync(string key, CancellationToken token = default) => throw Failure();

        public override Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => throw Failure();

        private IOException Failure()
        {
            Calls++;
            return new IOException("The cache is away.");
        }
    }

    private sealed class HangingCache(IDistributedCache inner) : AsyncCache
    {
        public TaskCompletionSource Answer { get; } = new();

        public TaskCompletionSource Written { get; } = new();

        public override async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            await Answer.Task;
            return await inner.GetAsync(key, token);
        }

        public override async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            await inner.SetAsync(key, value, options, token);
            Written.SetResult();
        }
    }

    private sealed class KeepingCache : AsyncCache
    {
        public Dictionary<string, byte[]> Stored { get; } = [];

        public override Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Stored.GetValueOrDefault(key));

        public override Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Stored[key] = value;
            return Task.CompletedTask;
        }
    }
}
