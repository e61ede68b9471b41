using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class CrisisFloorTests
{
    [Theory]
    [InlineData(EmpathyAction.Reprompt, false)]
    [InlineData(EmpathyAction.Reprompt, true)]
    [InlineData(EmpathyAction.Replace, false)]
    [InlineData(EmpathyAction.Replace, true)]
    [InlineData(EmpathyAction.Shadow, false)]
    [InlineData(EmpathyAction.Shadow, true)]
    public async Task RiskCue_EmpathyFailure_DeliversFirstAndEscalates(EmpathyAction action, bool streaming)
    {
        Harness harness = AtRisk(action, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.Options.ReplacementText = "The operator's words.";

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.Single(harness.Inner.Calls);
        Assert.Equal("crisisFloor", result.Verdict.RepromptReason);
        Assert.True(result.Verdict.Escalated);
        EmpathyEscalation raised = Assert.Single(harness.Escalations.Raised);
        Assert.Equal("riskCue", raised.Reason);
        Assert.Equal(EmpathyEscalationSeverity.Urgent, raised.Severity);
        Assert.Equal("r1", raised.ResponseId);
    }

    [Theory, CombinatorialStreaming]
    public async Task RiskCue_UnderObserve_EscalatesAndLeavesTheReply(bool streaming)
    {
        Script script = Script.Text("a good reply");
        Harness harness = AtRisk(EmpathyAction.Observe, script);

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Null(result.Response.AdditionalProperties);
        Assert.Equal("riskCue", Assert.Single(harness.Escalations.Raised).Reason);
    }

    [Theory, CombinatorialStreaming]
    public async Task NoRisk_NothingIsEscalated(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));

        await harness.AskAsync(streaming);

        Assert.Empty(harness.Escalations.Raised);
    }

    [Theory, CombinatorialStreaming]
    public async Task RiskUnanswered_EscalatesAtTheHighest(bool streaming)
    {
        Harness harness = AtRisk(EmpathyAction.Flag, Script.Text("a good reply"));
        harness.Scorer = new ScriptedScorer(_ => Assessments.Of(crisis: new CrisisAssessment { RiskCue = true }, riskUnanswered: 1));

        await harness.AskAsync(streaming);

        EmpathyEscalation raised = Assert.Single(harness.Escalations.Raised);
        Assert.Equal("riskUnanswered", raised.Reason);
        Assert.Equal(EmpathyEscalationSeverity.Critical, raised.Severity);
    }

    [Theory]
    [InlineData(CounterEmpathy.MethodDetail, null, false)]
    [InlineData(CounterEmpathy.MethodDetail, null, true)]
    [InlineData(CounterEmpathy.NormalisingRisk, null, false)]
    [InlineData(CounterEmpathy.NormalisingRisk, null, true)]
    [InlineData(CounterEmpathy.SecrecyPromise, null, false)]
    [InlineData(CounterEmpathy.SecrecyPromise, null, true)]
    [InlineData(null, "counter.discouragingHelp", false)]
    [InlineData(null, "counter.discouragingHelp", true)]
    public async Task HarmVeto_WithOperatorsText_DeliversItInstead(CounterEmpathy? counter, string? rule, bool streaming)
    {
        Harness harness = AtRisk(EmpathyAction.Reprompt, Script.Text("a harmful reply", tokens: 3));
        harness.Options.Crisis.HarmReplacementText = "Call 988.";
        harness.Scorer = new ScriptedScorer(_ => Assessments.Of(
            crisis: new CrisisAssessment { RiskCue = true },
            counter: counter is null ? [] : [counter.Value],
            rule: rule));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("Call 988.", result.Text);
        Assert.Single(harness.Inner.Calls);
        Assert.Equal(EmpathyDelivery.Operator, result.Verdict.Delivery);
        Assert.Equal(3, result.Response.Usage!.InputTokenCount);
        Assert.DoesNotContain(result.Updates ?? [], u => u.Text.Contains("harmful", StringComparison.Ordinal));
        EmpathyEscalation raised = Assert.Single(harness.Escalations.Raised);
        Assert.Equal("harmVeto", raised.Reason);
        Assert.Equal(EmpathyEscalationSeverity.Critical, raised.Severity);
    }

    [Fact]
    public async Task HarmVeto_UnderObserve_WithOperatorsText_DeliversItInstead()
    {
        Harness harness = AtRisk(EmpathyAction.Observe, Script.Text("a method reply"));
        harness.Options.Crisis.HarmReplacementText = "Call 988.";

        Harness.Result result = await harness.AskAsync(streaming: false);

        Assert.Equal("Call 988.", result.Text);
    }

    [Theory, CombinatorialStreaming]
    public async Task HarmVeto_WithoutRisk_IsNone(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a method reply"));
        harness.Options.Crisis.HarmReplacementText = "Call 988.";

        Assert.Equal("a method reply", (await harness.AskAsync(streaming)).Text);
        Assert.Empty(harness.Escalations.Raised);
    }

    [Theory]
    [InlineData(false, "a good reply", true, "a good reply")]
    [InlineData(true, "a good reply", true, "a good reply")]
    [InlineData(false, "a good reply", false, "a method reply")]
    [InlineData(true, "a good reply", false, "a method reply")]
    [InlineData(false, "another method reply", true, "a method reply")]
    [InlineData(true, "another method reply", true, "a method reply")]
    public async Task HarmVeto_WithoutOperatorsText_OneReprompt_OnDoubtTheFirst(bool streaming, string second, bool accepted, string delivered)
    {
        Harness harness = AtRisk(EmpathyAction.Reprompt, Script.Text("a method reply"), Script.Text(second, "r2"));
        harness.Options.MaxReprompts = 3;
        harness.Gate = (_, _) => new GateDecision(accepted, "gate");

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(delivered, result.Text);
        Assert.Equal(2, harness.Inner.Calls.Count);
        Assert.Equal(EmpathyEscalationSeverity.Critical, Assert.Single(harness.Escalations.Raised).Severity);
        Assert.All(harness.Gated, Assert.Empty);
    }

    [Theory, CombinatorialStreaming]
    public async Task HarmVeto_EscalatesBeforeTheReprompt(bool streaming)
    {
        Harness harness = AtRisk(EmpathyAction.Reprompt, Script.Text("a method reply"));
        int raisedBefore = -1;
        harness.Guidance = (_, _, _) =>
        {
            raisedBefore = harness.Escalations.Raised.Count;
            throw new InvalidOperationException();
        };

        Assert.Equal("a method reply", (await harness.AskAsync(streaming)).Text);
        Assert.Equal(1, raisedBefore);
    }

    [Theory, CombinatorialStreaming]
    public async Task RiskUnknown_NoReprompt(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Replace, Script.Text("a bad reply"));
        harness.Options.ReplacementText = "The operator's words.";
        harness.Scorer = new ScriptedScorer(_ => Assessments.Of(attenuation: 0.9, crisis: new CrisisAssessment { RiskUnknown = true }));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal("riskUnknown", result.Verdict.RepromptReason);
        Assert.Empty(harness.Escalations.Raised);
    }

    [Theory]
    [InlineData("filter", "contentFilter", false)]
    [InlineData("filter", "contentFilter", true)]
    [InlineData("empty", "emptyReply", false)]
    [InlineData("empty", "emptyReply", true)]
    public async Task FilterOrSilenceForSomeoneAtRisk_RaisesANotice(string kind, string reason, bool streaming)
    {
        Script script = kind == "filter" ? Script.Text("I can't.", finish: ChatFinishReason.ContentFilter) : Script.Text("");
        Harness harness = AtRisk(EmpathyAction.Reprompt, script);

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(script.Response.Text, result.Text);
        EmpathyEscalation raised = Assert.Single(harness.Escalations.Raised);
        Assert.Equal(reason, raised.Reason);
        Assert.Equal(EmpathyEscalationSeverity.Notice, raised.Severity);
        Assert.True(raised.Assessment.Crisis.RiskCue);
    }

    [Theory, CombinatorialStreaming]
    public async Task FilterWithoutRisk_RaisesNothing(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("I can't.", finish: ChatFinishReason.ContentFilter));

        await harness.AskAsync(streaming);

        Assert.Empty(harness.Escalations.Raised);
    }

    [Theory, CombinatorialStreaming]
    public async Task UnjudgedForSomeoneAtRisk_RaisesANotice(bool streaming)
    {
        Harness harness = AtRisk(EmpathyAction.Flag, Script.Text("a reply"));
        harness.Scorer = new ScriptedScorer(_ => throw new InvalidOperationException());

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a reply", result.Text);
        Assert.True(result.Verdict.Assessment.Crisis.RiskCue);
        Assert.Equal("unjudged", Assert.Single(harness.Escalations.Raised).Reason);
    }

    [Theory, CombinatorialStreaming]
    public async Task UnverifiedResource_WithoutRisk_RaisesANotice(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("Call 555."));
        harness.Scorer = new ScriptedScorer(_ => Assessments.Of(crisis: WithResource(verified: false)));

        await harness.AskAsync(streaming);

        EmpathyEscalation raised = Assert.Single(harness.Escalations.Raised);
        Assert.Equal("unverifiedResource", raised.Reason);
        Assert.Equal(EmpathyEscalationSeverity.Notice, raised.Severity);
    }

    [Theory, CombinatorialStreaming]
    public async Task VerifiedResource_IsNeverReplaced(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Replace, Script.Text("bad, but call 988"), Script.Text("worse", "r2"));
        harness.Options.ReplacementText = "The operator's words.";
        harness.Scorer = new ScriptedScorer(_ => Assessments.Of(attenuation: 0.9, crisis: WithResource(verified: true)));

        Assert.Equal("bad, but call 988", (await harness.AskAsync(streaming)).Text);
    }

    [Theory, CombinatorialStreaming]
    public async Task ScorerBlindToRisk_GuardLooksItselfBeforeActing(bool streaming)
    {
        Harness harness = AtRisk(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        var reader = new ScriptedScorer();
        var blind = new ScriptedScorer(e => Assessments.ByText(e) with { Crisis = CrisisAssessment.None });
        harness.Scorer = reader;
        var client = new EmpathyGuardChatClient(harness.Inner, blind, new GuardOptionsSource(harness.Options), harness.Services());

        Harness.Result result = await harness.AskAsync(client, streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal("riskCue", Assert.Single(harness.Escalations.Raised).Reason);
    }

    [Theory, CombinatorialStreaming]
    public async Task RiskMemory_RemembersTheConversation(bool streaming)
    {
        Harness harness = AtRisk(EmpathyAction.Reprompt, Script.Text("a good reply"), Script.Text("a bad reply", "r2"));
        harness.Memory = new Harness.FakeRiskMemory();
        harness.ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { ConversationKey = "k" });
        EmpathyGuardChatClient client = harness.Build();
        await harness.AskAsync(client, streaming);
        Assert.Equal(["#k"], harness.Memory.Flags);

        harness.Messages = [new(ChatRole.User, "I'm fine.")];
        Harness.Result result = await harness.AskAsync(client, streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal(2, harness.Inner.Calls.Count);
        Assert.Equal("crisisFloor", result.Verdict.RepromptReason);
        Assert.Equal(2, harness.Escalations.Raised.Count);
        Assert.Equal("#k", harness.Escalations.Raised[1].ConversationId);
    }

    [Theory, CombinatorialStreaming]
    public async Task RiskMemory_Hangs_DelaysTheReplyByTheLimitAtMost(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a good reply"));
        var entered = new TaskCompletionSource();
        harness.Memory = new Harness.FakeRiskMemory
        {
            Before = () =>
            {
                entered.TrySetResult();
                return new TaskCompletionSource().Task;
            },
        };
        harness.ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { ConversationKey = "k" });

        Task<Harness.Result> asking = harness.AskAsync(streaming);
        await entered.Task;
        harness.Time.Advance(EmpathyGuardOptions.DefaultScoringTimeLimit);

        Assert.Equal("a good reply", (await asking).Text);
    }

    private static CrisisAssessment WithResource(bool verified) => new() { Resources = [new CrisisResourceMention { Start = 0, Length = 3, Verified = verified }] };

    private static Harness AtRisk(EmpathyAction action, params Script[] scripts)
    {
        Harness harness = Harness.With(action, scripts);
        harness.Messages = [new(ChatRole.User, "risk")];
        return harness;
    }
}
