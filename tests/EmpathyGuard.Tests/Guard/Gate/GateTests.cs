using EmpathyGuard.Tests.Guard.Client;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Gate;

public sealed class GateTests
{
    [Theory]
    [CombinatorialStreaming]
    public async Task GoodReply_ComesWholeAndOnce(bool streaming)
    {
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, GateStream.Script(GateStream.Good + GateStream.More + GateStream.End));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(GateStream.Good + GateStream.More + GateStream.End, result.Text);
        Assert.Equal(EmpathyDelivery.First, result.Verdict.Delivery);
        Assert.Equal(EmpathyRepromptOutcome.None, result.Verdict.Reprompt);
        Assert.Equal(streaming ? "judged" : null, result.Verdict.ReleaseReason);
        Assert.Single(harness.Inner.Calls);
    }

    [Theory]
    [CombinatorialStreaming]
    public async Task BadOpening_IsAskedForAgain_AndNeverShown(bool streaming)
    {
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, GateStream.Script(GateStream.Bad + GateStream.End), GateStream.Script(GateStream.Good, id: "r2"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(GateStream.Good, result.Text);
        Assert.Equal(EmpathyDelivery.Second, result.Verdict.Delivery);
        Assert.Single(result.Response.Messages);
    }

    [Theory]
    [CombinatorialStreaming]
    public async Task BadOpening_Replace_OperatorsTextAlone(bool streaming)
    {
        Harness harness = GateStream.Gated(EmpathyAction.Replace, GateStream.Script(GateStream.Bad + GateStream.End));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(GateStream.Operator, result.Text);
        Assert.Equal(EmpathyDelivery.Operator, result.Verdict.Delivery);
    }

    [Theory]
    [CombinatorialStreaming]
    public async Task WorseSecondReply_FirstIsDelivered(bool streaming)
    {
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, GateStream.Script(GateStream.Bad + GateStream.End), GateStream.Script("a worse reply", id: "r2"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(GateStream.Bad + GateStream.End, result.Text);
        Assert.Equal(EmpathyRepromptOutcome.Rejected, result.Verdict.Reprompt);
    }

    [Theory]
    [CombinatorialStreaming]
    public async Task LaterUsage_ArrivesOnce(bool streaming)
    {
        List<ChatResponseUpdate> updates = GateStream.Chunks(GateStream.Good + GateStream.End);
        updates.Add(new ChatResponseUpdate { ResponseId = "r1", Contents = [new UsageContent(new UsageDetails { TotalTokenCount = 41 })] });
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, new Script { Updates = updates });

        Assert.Equal(41, (await harness.AskAsync(streaming)).Response.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task GoodOpening_IsOutBeforeTheRestIsThere_AsTheVeryUpdates()
    {
        int produced = 0;
        List<ChatResponseUpdate> updates = GateStream.Chunks(GateStream.Good + GateStream.More + GateStream.End);
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, new Script { Updates = updates, OnUpdate = _ => produced++ });
        await using IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();

        Assert.True(await stream.MoveNextAsync());

        // The sentence and the first letter after it, which shows that it has ended.
        Assert.Equal((GateStream.Good.Length / 8) + 1, produced);
        Assert.Same(updates[0], stream.Current);
        Assert.Single(harness.Scorer.Exchanges);
        for (int i = 1; i < updates.Count; i++)
        {
            Assert.True(await stream.MoveNextAsync());
            Assert.Same(updates[i], stream.Current);
        }

        Assert.True(await stream.MoveNextAsync());
        Assert.NotNull(stream.Current.GetEmpathyVerdict());
        Assert.False(await stream.MoveNextAsync());
    }

    [Fact]
    public async Task GoodOpening_BadRest_IsDeliveredAndFlagged()
    {
        Harness harness = GateStream.Gated(EmpathyAction.Replace, GateStream.Script(GateStream.Good + GateStream.Bad));

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(GateStream.Good + GateStream.Bad, result.Text);
        Assert.Equal(EmpathyAction.Replace, result.Verdict.Action);
        Assert.Equal(EmpathyDelivery.First, result.Verdict.Delivery);
        Assert.Equal("released", result.Verdict.RepromptReason);
        Assert.Single(harness.Inner.Calls);
    }

    [Fact]
    public async Task BadOpening_ThatTheRestMakesGood_IsReleasedThen()
    {
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, GateStream.Script(GateStream.Good + GateStream.More + GateStream.End));
        harness.Scorer = new ScriptedScorer(exchange => Client.Assessments.Of(exchange.Messages[^1].Text.Contains("wash", StringComparison.Ordinal) ? 0.1 : 0.9));

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(GateStream.Good + GateStream.More + GateStream.End, result.Text);
        Assert.Equal("judged", result.Verdict.ReleaseReason);
        Assert.Equal(EmpathyRepromptOutcome.None, result.Verdict.Reprompt);
    }

    [Fact]
    public async Task Scorer_IsAskedAtSentencesOnly()
    {
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, GateStream.Script(GateStream.Bad + GateStream.More + GateStream.End, size: 1), GateStream.Script("a worse reply"));

        await harness.AskAsync(streaming: true);

        // Two sentences end before the last one, and then the whole reply and the second one are judged.
        Assert.Equal(
            [GateStream.Bad.TrimEnd(), (GateStream.Bad + GateStream.More).TrimEnd(), GateStream.Bad + GateStream.More + GateStream.End, "a worse reply"],
            harness.Scorer.Exchanges.Select(exchange => exchange.Messages[^1].Text));
    }

    [Fact]
    public async Task LongReplyThatFails_CostsNoMoreThanInProportion()
    {
        int read = 0;
        string text = GateStream.Bad + string.Concat(Enumerable.Repeat(GateStream.More, 4000));
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, GateStream.Script(text, size: 64), GateStream.Script("a worse reply"));
        harness.Scorer = new ScriptedScorer(exchange =>
        {
            read += exchange.Messages[^1].Text.Length;
            return Client.Assessments.ByText(exchange);
        });

        await harness.AskAsync(streaming: true);

        Assert.True(read < 5 * text.Length, $"read {read} of {text.Length}");
    }

    [Theory]
    [InlineData(EmpathyAction.Observe)]
    [InlineData(EmpathyAction.Flag)]
    public async Task NothingCanComeOfIt_StreamIsNotHeld(EmpathyAction action)
    {
        int produced = 0;
        List<ChatResponseUpdate> updates = GateStream.Chunks(GateStream.Bad);
        Harness harness = GateStream.Gated(action, new Script { Updates = updates, OnUpdate = _ => produced++ });
        List<ChatResponseUpdate> seen = [];

        await foreach (ChatResponseUpdate update in harness.Build().GetStreamingResponseAsync(harness.Messages))
        {
            seen.Add(update);
            Assert.Equal(Math.Min(seen.Count, updates.Count), produced);
        }

        Assert.Equal(updates, seen.Take(updates.Count));
        Assert.Single(harness.Scorer.Exchanges);
        Assert.Equal(action == EmpathyAction.Flag ? "notHeld" : null, seen[^1].GetEmpathyVerdict()?.ReleaseReason);
    }

    [Fact]
    public async Task SentenceThatDoesNotEnd_HoldTime_GoesOutVisibly()
    {
        var goOn = new TaskCompletionSource();
        List<ChatResponseUpdate> updates = GateStream.Chunks("and then he said that he would come and then he did not come and then " + GateStream.End);
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, GateStream.Paused(updates, from: 4, goOn.Task));
        await using IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();

        Task<bool> first = stream.MoveNextAsync().AsTask();
        harness.Time.Advance(EmpathyGateOptions.DefaultMaxHold - TimeSpan.FromMilliseconds(1));
        Assert.False(first.IsCompleted);
        harness.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(await first);
        Assert.Same(updates[0], stream.Current);

        // Judged to the end of the last whole word.
        Assert.Equal("and then he said that he would", Assert.Single(harness.Scorer.Exchanges).Messages[^1].Text);
        goOn.SetResult();
        Assert.Equal("holdTime", (await Drain(stream)).Verdict.ReleaseReason);
    }

    [Fact]
    public async Task FailingText_IsKeptAfterTheHoldTime_AndAskedForAgain()
    {
        var goOn = new TaskCompletionSource();
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, GateStream.Paused(GateStream.Chunks(GateStream.Bad + GateStream.End), from: 6, goOn.Task), GateStream.Script(GateStream.Good, id: "r2"));

        Task<Harness.Result> asking = harness.AskAsync(streaming: true);
        harness.Time.Advance(EmpathyGateOptions.DefaultMaxHold);
        goOn.SetResult();
        Harness.Result result = await asking;

        Assert.Equal(GateStream.Good, result.Text);
        Assert.Equal("keptAfterHoldTime", result.Verdict.ReleaseReason);
    }

    [Theory]
    [InlineData(EmpathyAction.Reprompt, EmpathyDelivery.First, "released")]
    [InlineData(EmpathyAction.Replace, EmpathyDelivery.Operator, "unfinished")]
    public async Task FailingTextThatNeverEnds_IsDecidedByTheAction(EmpathyAction action, EmpathyDelivery delivery, string reason)
    {
        var goOn = new TaskCompletionSource();
        Harness harness = GateStream.Gated(action, GateStream.Paused(GateStream.Chunks(GateStream.Bad + GateStream.End), from: 6, goOn.Task));
        await using IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();

        Task<bool> first = stream.MoveNextAsync().AsTask();
        harness.Time.Advance(EmpathyGateOptions.DefaultMaxHold);
        harness.Time.Advance(EmpathyGateOptions.DefaultMaxFailedHold - EmpathyGateOptions.DefaultMaxHold - TimeSpan.FromMilliseconds(1));
        Assert.False(first.IsCompleted);
        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await first);
        string firstText = stream.Current.Text;
        if (delivery == EmpathyDelivery.First)
        {
            goOn.SetResult();
        }

        (string text, EmpathyVerdict verdict) = await Drain(stream);
        Assert.Equal(delivery == EmpathyDelivery.First ? GateStream.Bad + GateStream.End : GateStream.Operator, firstText + text);
        Assert.Equal(delivery, verdict.Delivery);
        Assert.Equal(reason, verdict.RepromptReason);
        Assert.Equal(delivery == EmpathyDelivery.First ? "failedHold" : "keptAfterHoldTime", verdict.ReleaseReason);
    }

    [Theory]
    [InlineData(false, "holdLength")]
    [InlineData(true, "keptAfterHoldLength")]
    public async Task SentenceThatDoesNotEnd_HoldLength_DecidesVisibly(bool fails, string reason)
    {
        string text = string.Concat(Enumerable.Repeat(fails ? "and then a bad day " : "and then the day came ", 100));
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, GateStream.Script(text), GateStream.Script("a worse reply", id: "r2"));

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(text, result.Text);
        Assert.Equal(reason, result.Verdict.ReleaseReason);
        Assert.Equal(fails ? 2 : 1, harness.Inner.Calls.Count);
        Assert.InRange(harness.Scorer.Exchanges[0].Messages[^1].Text.Length, EmpathyGateOptions.DefaultMaxHeldLength - 10, EmpathyGateOptions.DefaultMaxHeldLength);
    }

    [Fact]
    public async Task ScorerThrows_ReplyIsDeliveredDegraded()
    {
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, GateStream.Script(GateStream.Good + GateStream.End));
        harness.Scorer.Before = _ => throw new InvalidOperationException("broken");

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(GateStream.Good + GateStream.End, result.Text);
        Assert.True(result.Verdict.Degraded);
    }

    [Fact]
    public async Task ReplyLongerThanIsRead_IsNotHeldForIt()
    {
        string text = string.Concat(Enumerable.Repeat("and then a bad day ", 100));
        bool early = false;
        int produced = 0;
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, new Script { Updates = GateStream.Chunks(text, size: 19), OnUpdate = _ => produced++ });
        harness.Options.MaxTextLength = 1024;

        await foreach (ChatResponseUpdate _ in harness.Build().GetStreamingResponseAsync(harness.Messages))
        {
            early |= produced < 60;
        }

        Assert.True(early);
    }

    private static async Task<(string Text, EmpathyVerdict Verdict)> Drain(IAsyncEnumerator<ChatResponseUpdate> stream)
    {
        string text = "";
        EmpathyVerdict? verdict = null;
        while (await stream.MoveNextAsync())
        {
            text += stream.Current.Text;
            verdict = stream.Current.GetEmpathyVerdict() ?? verdict;
        }

        return (text, verdict!);
    }
}
