using EmpathyGuard.Tests.Guard.Client;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Gate;

/// <summary>What becomes of the rest once the beginning is out.</summary>
public sealed class GateRestTests
{
    [Theory]
    [InlineData(EmpathyAction.Reprompt)]
    [InlineData(EmpathyAction.Replace)]
    public async Task Stop_BadSentence_OperatorsTextFollowsTheGoodOnes(EmpathyAction action)
    {
        Harness harness = GateStream.Stopping(GateStream.Script(GateStream.Good + GateStream.More + GateStream.Bad + GateStream.End));
        harness.Options.Action = action;

        Harness.Result result = await harness.AskAsync(streaming: true);

        string seen = string.Concat(result.Updates!.Select(update => update.Text));
        Assert.Equal((GateStream.Good + GateStream.More).TrimEnd(), seen[..seen.IndexOf('\n', StringComparison.Ordinal)].TrimEnd());
        Assert.EndsWith("\n\n" + GateStream.Operator, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("sorry", seen, StringComparison.Ordinal);
        Assert.Equal(2, result.Response.Messages.Count);
        Assert.Equal(EmpathyDelivery.Stopped, result.Verdict.Delivery);
        Assert.Equal("released", result.Verdict.RepromptReason);
        Assert.Equal(ChatFinishReason.Stop, result.Response.FinishReason);
        Assert.Single(harness.Inner.Calls);
    }

    [Theory]
    [InlineData(EmpathyAction.Flag)]
    [InlineData(EmpathyAction.Shadow)]
    public async Task Stop_ActionThatTakesNothing_RestIsDelivered(EmpathyAction action)
    {
        Harness harness = GateStream.Stopping(GateStream.Script(GateStream.Good + GateStream.Bad));
        harness.Options.Action = action;

        Assert.Equal(GateStream.Good + GateStream.Bad, (await harness.AskAsync(streaming: true)).Text);
    }

    [Fact]
    public async Task Stop_ReplyWithAVerifiedResource_IsNotStopped()
    {
        Harness harness = GateStream.Stopping(GateStream.Script(GateStream.Good + GateStream.Bad));
        var crisis = new CrisisAssessment { Resources = [new CrisisResourceMention { Start = 0, Length = 1, Verified = true }] };
        harness.Scorer = new ScriptedScorer(exchange => Client.Assessments.ByText(exchange) with { Crisis = crisis });

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(GateStream.Good + GateStream.Bad, result.Text);
        Assert.Equal(EmpathyDelivery.First, result.Verdict.Delivery);
    }

    [Fact]
    public async Task Stop_HeldUsageIsNotLost()
    {
        List<ChatResponseUpdate> updates = GateStream.Chunks(GateStream.Good + GateStream.Bad);
        updates.Add(new ChatResponseUpdate { MessageId = "m-r1", Contents = [new UsageContent(new UsageDetails { TotalTokenCount = 41 })] });
        Harness harness = GateStream.Stopping(new Script { Updates = updates });

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(EmpathyDelivery.Stopped, result.Verdict.Delivery);
        Assert.Equal(41, result.Response.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task Stop_OverdueList_RunsOnToItsEnd_AndHoldsAgainAfterIt()
    {
        var goOn = new TaskCompletionSource();
        string list = "Two things. Only two:\n- Sit down. Breathe.\n";
        string rest = "- Ring Ana. She asked.\n\n";
        List<ChatResponseUpdate> updates = [.. GateStream.Chunks(GateStream.Good)[..^1], GateStream.Chunk(list), GateStream.Chunk(rest[..8]), GateStream.Chunk(rest[8..] + "A bad sentence. "), GateStream.Chunk("End")];
        Harness harness = GateStream.Stopping(GateStream.Paused(updates, from: updates.Count - 3, goOn.Task));
        await using IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();
        string seen = "";
        while (seen.TrimEnd() != (GateStream.Good + "Two things.").TrimEnd())
        {
            Assert.True(await stream.MoveNextAsync());
            seen += stream.Current.Text;
        }

        Task<bool> next = stream.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        harness.Time.Advance(EmpathyGateOptions.DefaultMaxHold);
        Assert.True(await next);
        seen += stream.Current.Text;
        Assert.Equal(GateStream.Good + list, seen);

        goOn.SetResult();
        while (await stream.MoveNextAsync())
        {
            seen += stream.Current.Text;
        }

        Assert.Equal(GateStream.Good + list + rest.TrimEnd() + "\n\n" + GateStream.Operator, seen.Replace("\n\n\n\n", "\n\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_FailingRestThatNeverEnds_OperatorsTextTakesItsPlace()
    {
        var goOn = new TaskCompletionSource();
        Harness harness = GateStream.Stopping(GateStream.Paused(GateStream.Chunks(GateStream.Good + GateStream.Bad), from: 17, goOn.Task));

        Task<Harness.Result> asking = harness.AskAsync(streaming: true);
        harness.Time.Advance(EmpathyGateOptions.DefaultMaxHold);
        harness.Time.Advance(EmpathyGateOptions.DefaultMaxFailedHold - EmpathyGateOptions.DefaultMaxHold);
        Harness.Result result = await asking;

        Assert.EndsWith(GateStream.Operator, result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sorry", result.Text, StringComparison.Ordinal);
        Assert.Equal(EmpathyDelivery.Stopped, result.Verdict.Delivery);
    }

    [Fact]
    public async Task Stop_UpdateOfADerivedType_IsNeverCut()
    {
        List<ChatResponseUpdate> updates = [GateStream.Chunk(GateStream.Good), new DerivedUpdate(GateStream.More + GateStream.Bad), GateStream.Chunk(GateStream.End)];
        Harness harness = GateStream.Stopping(new Script { Updates = updates });

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.DoesNotContain(result.Updates!, update => update is DerivedUpdate);
        Assert.StartsWith(GateStream.Good, result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sorry", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_ResourceOfTheOperators_IsNotCutInTheMidst()
    {
        string resource = "Line Nine. Ask for Mo. Free";
        string text = GateStream.Good + "There is " + resource + " all night. " + GateStream.Bad;
        Harness harness = GateStream.Stopping(GateStream.Script(text, size: 3));
        harness.Options.Crisis.Resources.Add(new VerifiedResource { Name = "Line Nine", Value = resource });

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Contains(resource + " all night.", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(harness.Scorer.Exchanges, exchange => exchange.Messages[^1].Text.EndsWith("Mo.", StringComparison.Ordinal));
    }

    private sealed class DerivedUpdate(string text) : ChatResponseUpdate(ChatRole.Assistant, text);
}
