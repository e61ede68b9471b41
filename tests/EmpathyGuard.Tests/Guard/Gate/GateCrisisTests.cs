using EmpathyGuard.Tests.Guard.Client;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Gate;

/// <summary>The crisis floor under a gated stream.</summary>
public sealed class GateCrisisTests
{
    private const string Harm = "There is a method that nobody would notice, and it is quick. ";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RiskCue_NothingIsHeldForLongerThan300Milliseconds(bool remembered)
    {
        var goOn = new TaskCompletionSource();
        List<ChatResponseUpdate> updates = GateStream.Chunks("it sounds like tonight is about as heavy as a bad night gets and i am " + GateStream.End);
        Harness harness = GateStream.AtRisk(GateStream.Paused(updates, from: 4, goOn.Task));
        if (remembered)
        {
            harness.Messages = [new(ChatRole.User, "im fine now honestly")];
            harness.Memory = new Harness.FakeRiskMemory { Flags = { "#key" } };
            harness.ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { ConversationKey = "key" });
        }

        await using IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build().GetStreamingResponseAsync(harness.Messages, harness.ChatOptions).GetAsyncEnumerator();
        Task<bool> first = stream.MoveNextAsync().AsTask();
        harness.Time.Advance(TimeSpan.FromMilliseconds(299));
        Assert.False(first.IsCompleted);
        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await first);
        Assert.Same(updates[0], stream.Current);

        goOn.SetResult();
        EmpathyVerdict? verdict = null;
        while (await stream.MoveNextAsync())
        {
            verdict = stream.Current.GetEmpathyVerdict() ?? verdict;
        }

        Assert.Equal("crisisHold", verdict!.ReleaseReason);
        Assert.Equal("crisisFloor", verdict.RepromptReason);
        Assert.Single(harness.Escalations.Raised);
    }

    [Theory]
    [InlineData(EmpathyAction.Observe)]
    [InlineData(EmpathyAction.Flag)]
    [InlineData(EmpathyAction.Replace)]
    public async Task RiskCue_HarmInTheFirstSentence_OperatorsTextInstead(EmpathyAction action)
    {
        Harness harness = GateStream.AtRisk(GateStream.Script(Harm + GateStream.End));
        harness.Options.Action = action;
        harness.Options.Crisis.HarmReplacementText = GateStream.Harmless;

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(GateStream.Harmless, result.Text);
        Assert.Equal(EmpathyEscalationSeverity.Critical, Assert.Single(harness.Escalations.Raised).Severity);
    }

    [Theory]
    [InlineData(EmpathyGateRest.Deliver)]
    [InlineData(EmpathyGateRest.Stop)]
    public async Task RiskCue_HarmAfterTheBeginning_IsStoppedWhateverTheRestShouldBe(EmpathyGateRest rest)
    {
        Harness harness = GateStream.AtRisk(GateStream.Script(GateStream.Good + Harm + GateStream.End));
        harness.Options.Gate.Rest = rest;
        harness.Options.Crisis.HarmReplacementText = GateStream.Harmless;

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.DoesNotContain("method", result.Text, StringComparison.Ordinal);
        Assert.StartsWith(GateStream.Good.TrimEnd(), result.Text, StringComparison.Ordinal);
        Assert.EndsWith(GateStream.Harmless, result.Text, StringComparison.Ordinal);
        Assert.Equal(EmpathyDelivery.Stopped, result.Verdict.Delivery);
        Assert.Equal("harmVeto", Assert.Single(harness.Escalations.Raised).Reason);
    }

    [Fact]
    public async Task RiskCue_HarmIsHeldWhenTheTimeIsUp_StreamIsStoppedThere()
    {
        Harness harness = GateStream.AtRisk(GateStream.Paused(GateStream.Chunks(GateStream.Good + Harm), from: 14, new TaskCompletionSource().Task));
        harness.Options.Crisis.HarmReplacementText = GateStream.Harmless;

        Task<Harness.Result> asking = harness.AskAsync(streaming: true);
        harness.Time.Advance(EmpathyGuardChatClient.CrisisHold);
        Harness.Result result = await asking;

        Assert.DoesNotContain("method", result.Text, StringComparison.Ordinal);
        Assert.EndsWith(GateStream.Harmless, result.Text, StringComparison.Ordinal);
        Assert.Equal(EmpathyEscalationSeverity.Critical, Assert.Single(harness.Escalations.Raised).Severity);
    }

    [Fact]
    public async Task RiskCue_HarmAndNoOperatorsText_IsDeliveredInTimeAndEscalated()
    {
        var goOn = new TaskCompletionSource();
        List<ChatResponseUpdate> updates = GateStream.Chunks(Harm + GateStream.End);
        Harness harness = GateStream.AtRisk(GateStream.Paused(updates, from: 6, goOn.Task));
        await using IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();

        Task<bool> first = stream.MoveNextAsync().AsTask();
        harness.Time.Advance(EmpathyGuardChatClient.CrisisHold);
        Assert.True(await first);
        goOn.SetResult();
        while (await stream.MoveNextAsync())
        {
        }

        Assert.Equal(EmpathyEscalationSeverity.Critical, Assert.Single(harness.Escalations.Raised).Severity);
        Assert.Single(harness.Inner.Calls);
    }

    [Fact]
    public async Task RiskCue_BadButHarmlessSentence_IsNeverTakenAway()
    {
        Harness harness = GateStream.AtRisk(GateStream.Script(GateStream.Good + GateStream.Bad + GateStream.End));
        harness.Options.Action = EmpathyAction.Replace;
        harness.Options.Gate.Rest = EmpathyGateRest.Stop;
        harness.Options.Crisis.HarmReplacementText = GateStream.Harmless;

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(GateStream.Good + GateStream.Bad + GateStream.End, result.Text);
        Assert.Equal("crisisFloor", result.Verdict.RepromptReason);
    }

    [Fact]
    public async Task RiskCue_ReasoningTakesLong_TextIsStillJudgedBeforeItGoesOut()
    {
        var goOn = new TaskCompletionSource();
        List<ChatResponseUpdate> updates = [new(ChatRole.Assistant, [new TextReasoningContent("careful now")]) { MessageId = "m-r1" }, .. GateStream.Chunks(Harm + GateStream.End)];
        Harness harness = GateStream.AtRisk(GateStream.Paused(updates, from: 1, goOn.Task));
        harness.Options.Crisis.HarmReplacementText = GateStream.Harmless;
        await using IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();

        Task<bool> first = stream.MoveNextAsync().AsTask();
        harness.Time.Advance(EmpathyGuardChatClient.CrisisHold);
        Assert.True(await first);
        Assert.Same(updates[0], stream.Current);

        goOn.SetResult();
        string seen = "";
        while (await stream.MoveNextAsync())
        {
            seen += stream.Current.Text;
        }

        Assert.Equal(GateStream.Harmless, seen);
    }

    [Fact]
    public async Task RiskCue_SlowScorer_DoesNotHoldTheStreamLonger()
    {
        var entered = new TaskCompletionSource();
        Harness harness = GateStream.AtRisk(GateStream.Script(GateStream.Good + GateStream.End));
        harness.Scorer.Before = _ =>
        {
            entered.TrySetResult();
            return new TaskCompletionSource().Task;
        };

        await using IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();
        Task<bool> first = stream.MoveNextAsync().AsTask();
        await entered.Task;
        harness.Time.Advance(EmpathyGuardChatClient.CrisisHold);

        Assert.True(await first);
        Assert.StartsWith("Your", stream.Current.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RiskCueThatOnlyTheScorerFinds_ShortensTheHold()
    {
        var goOn = new TaskCompletionSource();
        Harness harness = GateStream.AtRisk(GateStream.Paused(GateStream.Chunks(Harm + GateStream.More), from: 9, goOn.Task));
        harness.Scorer.OnRead = () => CrisisAssessment.None;
        harness.Options.Crisis.HarmReplacementText = GateStream.Harmless;

        Task<Harness.Result> asking = harness.AskAsync(streaming: true);
        harness.Time.Advance(EmpathyGuardChatClient.CrisisHold);
        Harness.Result result = await asking;

        Assert.Equal(GateStream.Harmless, result.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RiskCue_ReplyBreaksOff_IsEscalatedAllTheSame(bool abandoned)
    {
        Script script = GateStream.Script(GateStream.Good + GateStream.End);
        Harness harness = GateStream.AtRisk(new Script { Updates = script.Updates, Throws = abandoned ? null : new HttpRequestException("reset") });
        harness.ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { ConversationKey = "key" });
        harness.Memory = new Harness.FakeRiskMemory();

        Exception? thrown = await Record.ExceptionAsync(async () =>
        {
            await foreach (ChatResponseUpdate _ in harness.Build().GetStreamingResponseAsync(harness.Messages, harness.ChatOptions))
            {
                if (abandoned)
                {
                    break;
                }
            }
        });

        Assert.Equal(abandoned ? null : typeof(HttpRequestException), thrown?.GetType());
        Assert.Equal("riskCue", Assert.Single(harness.Escalations.Raised).Reason);
        Assert.Contains("#key", harness.Memory.Flags);
    }
}
