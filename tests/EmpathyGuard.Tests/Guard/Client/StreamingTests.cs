using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class StreamingTests
{
    [Fact]
    public async Task PassThrough_ReleasesEachUpdateBeforeTheNextIsAsked()
    {
        int produced = 0;
        Script script = Script.Text("a good reply");
        Harness harness = Harness.With(EmpathyAction.Flag, new Script { Updates = script.Updates, OnUpdate = _ => produced++ });

        await using IAsyncEnumerator<ChatResponseUpdate> updates = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();
        await updates.MoveNextAsync();

        Assert.Equal(1, produced);
        Assert.Same(script.Updates[0], updates.Current);
    }

    [Fact]
    public async Task Hold_ReleasesNothingBeforeTheVerdict()
    {
        int produced = 0;
        Script script = Script.Text("a good reply");
        Harness harness = Harness.With(EmpathyAction.Reprompt, new Script { Updates = script.Updates, OnUpdate = _ => produced++ });

        await using IAsyncEnumerator<ChatResponseUpdate> updates = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();
        await updates.MoveNextAsync();

        Assert.Equal(2, produced);
        Assert.Single(harness.Scorer.Exchanges);
    }

    [Fact]
    public async Task PassThrough_ConfiguredWithReprompt_OnlyJudges()
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"));
        harness.Options.Streaming = EmpathyStreaming.PassThrough;

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal(EmpathyRepromptOutcome.Withheld, result.Verdict.Reprompt);
        Assert.Equal("released", result.Verdict.RepromptReason);
    }

    [Fact]
    public async Task InnerThrowsMidStream_Hold_PropagatesAndReleasesNothing()
    {
        var exception = new HttpRequestException("down");
        Harness harness = Harness.With(EmpathyAction.Reprompt, new Script { Updates = Script.Text("a bad reply").Updates, Throws = exception });
        List<ChatResponseUpdate> released = [];

        HttpRequestException thrown = await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            await foreach (ChatResponseUpdate update in harness.Build().GetStreamingResponseAsync(harness.Messages))
            {
                released.Add(update);
            }
        });

        Assert.Same(exception, thrown);
        Assert.Empty(released);
    }

    [Theory]
    [InlineData(EmpathyAction.Observe)]
    [InlineData(EmpathyAction.Reprompt)]
    public async Task EarlyDispose_DisposesInnerEnumerator(EmpathyAction action)
    {
        Harness harness = Harness.With(action, Script.Text("a good reply"));

        await foreach (ChatResponseUpdate _ in harness.Build().GetStreamingResponseAsync(harness.Messages))
        {
            break;
        }

        Assert.Equal(1, harness.Inner.Disposals);
    }

    [Theory]
    [InlineData(EmpathyAction.Flag)]
    [InlineData(EmpathyAction.Reprompt)]
    public async Task ActivityCurrent_RestoredAfterYield(EmpathyAction action)
    {
        using var caller = new Activity("caller").Start();
        Activity? span = null;
        Harness harness = Harness.With(action, Script.Text("a bad reply", tokens: 1), Script.Text("a good reply", "r2"));
        harness.Inner.Yields = true;
        harness.StartActivity = name => span = new Activity(name).Start();

        await foreach (ChatResponseUpdate _ in harness.Build().GetStreamingResponseAsync(harness.Messages))
        {
            Assert.Same(caller, Activity.Current);
        }

        Assert.NotEmpty(harness.Inner.Activities);
        Assert.All(harness.Inner.Activities, seen => Assert.Same(span, seen));
        Assert.True(span!.IsStopped);
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public async Task ActivityCurrent_NotStreaming_IsTheCallersWhileTheReplyIsUnderWay()
    {
        using var caller = new Activity("caller").Start();
        Activity? span = null;
        var gate = new TaskCompletionSource();
        Harness harness = Harness.With(EmpathyAction.Flag, new Script { Updates = Script.Text("a good reply").Updates, Before = _ => gate.Task });
        harness.StartActivity = name => span = new Activity(name).Start();

        // Not through an async helper, which would restore the context by itself.
        Task<ChatResponse> asking = harness.Build().GetResponseAsync(harness.Messages);

        Assert.Same(caller, Activity.Current);
        Assert.Same(span, harness.Inner.Activities[0]);
        gate.SetResult();
        await asking;
        Assert.True(span!.IsStopped);
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public async Task RiskCue_StreamIsHeld300MillisecondsAtMost()
    {
        var gate = new TaskCompletionSource();
        Script script = Script.Text("a bad reply");
        Harness harness = Harness.With(EmpathyAction.Reprompt, new Script { Updates = script.Updates, BetweenUpdates = (index, _) => index == 1 ? gate.Task : Task.CompletedTask });
        harness.Messages = [new(ChatRole.User, "risk")];
        await using IAsyncEnumerator<ChatResponseUpdate> updates = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();

        Task<bool> first = updates.MoveNextAsync().AsTask();
        harness.Time.Advance(TimeSpan.FromMilliseconds(299));
        Assert.False(first.IsCompleted);
        harness.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(await first);
        Assert.Same(script.Updates[0], updates.Current);

        // From here on live, and judged at the end.
        Task<bool> second = updates.MoveNextAsync().AsTask();
        gate.SetResult();
        Assert.True(await second);
        Assert.Same(script.Updates[1], updates.Current);
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal("crisisFloor", updates.Current.GetEmpathyVerdict()!.RepromptReason);
        Assert.False(await updates.MoveNextAsync());
        Assert.Single(harness.Escalations.Raised);
        Assert.Equal(1, harness.Inner.Disposals);
    }

    [Fact]
    public async Task RiskCue_HarmAfterTheHold_CannotBeTakenBackAndEscalates()
    {
        var gate = new TaskCompletionSource();
        Harness harness = Harness.With(EmpathyAction.Reprompt, new Script
        {
            Updates = Script.Text("a method reply").Updates,
            BetweenUpdates = (index, _) => index == 1 ? gate.Task : Task.CompletedTask,
        });
        harness.Options.Crisis.HarmReplacementText = "Call 988.";
        harness.Messages = [new(ChatRole.User, "risk")];

        Task<Harness.Result> asking = harness.AskAsync(streaming: true);
        harness.Time.Advance(EmpathyGuardChatClient.CrisisHold);
        gate.SetResult();
        Harness.Result result = await asking;

        Assert.Equal("a method reply", result.Text);
        Assert.Equal("released", result.Verdict.RepromptReason);
        Assert.Equal(EmpathyEscalationSeverity.Critical, Assert.Single(harness.Escalations.Raised).Severity);
    }

    [Fact]
    public async Task RiskCue_ConsumerStopsWhileAnUpdateIsUnderWay_InnerIsDisposedAfterIt()
    {
        var gate = new TaskCompletionSource();
        Harness harness = Harness.With(EmpathyAction.Reprompt, new Script
        {
            Updates = Script.Text("a good reply").Updates,
            BetweenUpdates = (index, _) => index == 1 ? gate.Task : Task.CompletedTask,
        });
        harness.Messages = [new(ChatRole.User, "risk")];
        IAsyncEnumerator<ChatResponseUpdate> updates = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();
        Task<bool> first = updates.MoveNextAsync().AsTask();
        harness.Time.Advance(EmpathyGuardChatClient.CrisisHold);
        await first;

        await updates.DisposeAsync();
        Assert.Equal(0, harness.Inner.Disposals);
        gate.SetResult();

        Assert.Equal(1, harness.Inner.Disposals);
    }

    [Fact]
    public async Task RiskCue_SlowScorer_DoesNotHoldTheStreamLonger()
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a good reply"));
        harness.Messages = [new(ChatRole.User, "risk")];
        var entered = new TaskCompletionSource();
        harness.Scorer.Before = _ =>
        {
            entered.SetResult();
            return new TaskCompletionSource().Task;
        };

        Task<Harness.Result> asking = harness.AskAsync(streaming: true);
        await entered.Task;
        harness.Time.Advance(EmpathyGuardChatClient.CrisisHold);
        Harness.Result result = await asking;

        Assert.Equal("a good reply", result.Text);
        Assert.Equal(UnjudgedReasons.TimedOut, result.Verdict.Assessment.Reason);
        Assert.Equal("unjudged", Assert.Single(harness.Escalations.Raised).Reason);
    }

    [Fact]
    public async Task StructuredOutput_IsNotHeld()
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("{\"a\": 1}"));
        int produced = 0;
        harness.ChatOptions = new ChatOptions { ResponseFormat = ChatResponseFormat.Json };
        var client = new Harness(new Script { Updates = Script.Text("{\"a\": 1}").Updates, OnUpdate = _ => produced++ }) { Options = harness.Options };

        await using IAsyncEnumerator<ChatResponseUpdate> updates = client.Build().GetStreamingResponseAsync(harness.Messages, harness.ChatOptions).GetAsyncEnumerator();
        await updates.MoveNextAsync();

        Assert.Equal(1, produced);
    }
}
