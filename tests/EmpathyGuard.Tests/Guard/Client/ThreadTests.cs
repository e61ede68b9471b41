using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class ThreadTests
{
    [Theory, CombinatorialStreaming]
    public async Task Stateless_ResendsOriginals(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply", conversationId: "new-1"), Script.Text("a good reply", "r2", "new-2"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Null(harness.Inner.Calls[1].Options!.ConversationId);
        Assert.Equal(harness.Messages, harness.Inner.Calls[1].Messages);
        Assert.Equal("new-2", result.Response.ConversationId);
    }

    [Theory, CombinatorialStreaming]
    public async Task Stateful_ForkableId_ForksFromOriginalId(bool streaming)
    {
        Harness harness = Keyed(Script.Text("a bad reply", conversationId: "turn-2"), Script.Text("a good reply", "r2", "turn-2b"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("turn-1", harness.Inner.Calls[1].Options!.ConversationId);
        Assert.Equal("GUIDANCE", harness.Inner.Calls[1].Options!.Instructions);
        Assert.Equal(harness.Messages, harness.Inner.Calls[1].Messages);
        Assert.Equal("turn-2b", result.Response.ConversationId);
    }

    [Theory]
    [InlineData(false, "turn-1")]
    [InlineData(true, "turn-1")]
    [InlineData(false, null)]
    [InlineData(true, null)]
    public async Task Stateful_MutableThread_FlagsInstead(bool streaming, string? replied)
    {
        Harness harness = Keyed(Script.Text("a bad reply", conversationId: replied), Script.Text("a good reply", "r2"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Single(harness.Inner.Calls);
        Assert.Equal("a bad reply", result.Text);
        Assert.Equal(EmpathyRepromptOutcome.Withheld, result.Verdict.Reprompt);
        Assert.Equal("mutableThread", result.Verdict.RepromptReason);
    }

    [Theory, CombinatorialStreaming]
    public async Task Stateful_MutableThread_FollowUpAllowed_SendsOnlyTheFollowUp(bool streaming)
    {
        Harness harness = Keyed(Script.Text("a bad reply", conversationId: "turn-1"), Script.Text("a good reply", "r2", "turn-1"));
        harness.Options.AllowFollowUpTurn = true;

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a good reply", result.Text);
        ChatMessage followUp = Assert.Single(harness.Inner.Calls[1].Messages);
        Assert.Equal(ChatRole.System, followUp.Role);
        Assert.Equal("GUIDANCE", followUp.Text);
        Assert.Equal("turn-1", harness.Inner.Calls[1].Options!.ConversationId);
    }

    [Theory, CombinatorialStreaming]
    public async Task ServerHeldHistory_WithoutAKey_RiskIsUnknown_NoReprompt(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply", conversationId: "turn-2"), Script.Text("a good reply", "r2"));
        harness.ChatOptions = new ChatOptions { ConversationId = "turn-1" };

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Single(harness.Inner.Calls);
        Assert.Equal("a bad reply", result.Text);
        Assert.Equal(EmpathyRepromptOutcome.Withheld, result.Verdict.Reprompt);
        Assert.Equal("riskUnknown", result.Verdict.RepromptReason);
        Assert.True(harness.Scorer.Exchanges[0].HistoryIsPartial);
    }

    [Theory, CombinatorialStreaming]
    public async Task ServerHeldHistory_WithoutAKey_NoReplace(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Replace, Script.Text("a bad reply"));
        harness.Options.ReplacementText = "The operator's words.";
        harness.ChatOptions = new ChatOptions { ConversationId = "turn-1" };

        Assert.Equal("a bad reply", (await harness.AskAsync(streaming)).Text);
    }

    // A conversation key says that every turn passes the guard, so that the risk memory stands in for the history.
    private static Harness Keyed(params Script[] scripts)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, scripts);
        harness.Memory = new Harness.FakeRiskMemory();
        harness.ChatOptions = new ChatOptions { ConversationId = "turn-1" }.WithEmpathyGuard(new EmpathyRequest { ConversationKey = "k" });
        return harness;
    }
}
