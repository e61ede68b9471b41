using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel.Tests;

public sealed class RepromptTests
{
    private static ScriptedService Improving(object? firstUsage = null, object? secondUsage = null) =>
        new(new Step(Said.Bad) { Usage = firstUsage }, new Step(Said.Good) { Id = "r2", Usage = secondUsage, FinishReason = "Length" });

    [Theory, InlineData(false), InlineData(true)]
    public async Task Reprompted_ReturnsOnlyTheSecondReply(bool streaming)
    {
        ScriptedService inner = Improving();

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming);

        Assert.Equal(Said.Good, asked.Text);
        asked.Verdict.ShouldHaveDelivered(EmpathyDelivery.Second).Assessment.ShouldBeClear();
        asked.Verdict!.FirstAssessment.ShouldFail(EmpathyFailureMode.SentimentAttenuation);
        if (streaming)
        {
            Assert.Equal(inner.Released.TakeLast(3), asked.Stream!.SkipLast(1), ReferenceEqualityComparer.Instance);
            Assert.Equal(["r2", "r2", "r2"], asked.Stream!.SkipLast(1).Select(static c => c.Metadata!["Id"]));
        }
        else
        {
            Assert.Equal("r2", Assert.Single(asked.Contents!).Metadata!["Id"]);
            Assert.Equal("Length", asked.Contents![0].Metadata!["FinishReason"]);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Reprompted_LeavesTheCallersObjectsAsTheyWere(bool streaming)
    {
        ScriptedService inner = Improving();
        ChatMessageContent system = new(AuthorRole.System, "Be brief."), person = new(AuthorRole.User, Said.Person);
        ChatHistory history = [system, person];
        var settings = new ConnectorSettings { Temperature = 0.5, ExtensionData = new Dictionary<string, object> { ["top_p"] = 0.9 } };
        settings.Freeze();

        await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming, history, settings);

        Assert.Equal([system, person], history, ReferenceEqualityComparer.Instance);
        Assert.Equal("Be brief.", system.Content);
        Assert.NotSame(history, inner.Calls[1].History);
        ConnectorSettings second = Assert.IsType<ConnectorSettings>(inner.Calls[1].Settings);
        Assert.NotSame(settings, second);
        Assert.Equal(0.5, second.Temperature);
        Assert.Equal(0.9, second.ExtensionData!["top_p"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Guidance_GoesIntoTheOneSystemMessage(bool streaming)
    {
        ScriptedService inner = Improving();
        ChatHistory history = new("You are the desk of a parish.") { new ChatMessageContent(AuthorRole.User, Said.Person) };

        await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming, history);

        ChatMessageContent system = Assert.Single(inner.Calls[1].Sent, static m => m.Role == AuthorRole.System);
        Assert.StartsWith("You are the desk of a parish.\n\n", system.Content, StringComparison.Ordinal);
        Assert.True(system.Content!.Length > 60);
        Assert.Same(history[1], inner.Calls[1].Sent[1]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Guidance_WithoutASystemMessage_KeepsTheSystemPromptOfTheSettings(bool streaming)
    {
        ScriptedService inner = Improving();

        await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming, settings: new ConnectorSettings { ChatSystemPrompt = "You are the desk of a parish." });

        Assert.Equal(AuthorRole.System, inner.Calls[1].Sent[0].Role);
        Assert.StartsWith("You are the desk of a parish.\n\n", inner.Calls[1].Sent[0].Content, StringComparison.Ordinal);
        Assert.Equal(2, inner.Calls[1].Sent.Count);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task SecondReplyNoBetter_ReturnsTheFirst(bool streaming)
    {
        var inner = new ScriptedService(new Step(Said.Bad), new Step("Differences of belief can be a little uncomfortable. Such things settle with time."));

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming);

        Assert.Equal(Said.Bad, asked.Text);
        asked.Verdict.ShouldHaveDelivered(EmpathyDelivery.First);
        Assert.Equal(EmpathyRepromptOutcome.Rejected, asked.Verdict!.Reprompt);
        Assert.Equal(2, inner.Calls.Count);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task RepromptFails_ReturnsTheFlaggedDraft(bool streaming)
    {
        var inner = new ScriptedService(new Step(Said.Bad), new Step("") { Throws = new HttpRequestException("down") });

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming);

        Assert.Equal(Said.Bad, asked.Text);
        Assert.Equal(EmpathyRepromptOutcome.Failed, asked.Verdict!.Reprompt);
        Assert.Equal("innerFailed", asked.Verdict.RepromptReason);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Usage_OfTheSharedType_IsAddedUp(bool streaming)
    {
        var first = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 1 };
        var second = new UsageDetails { InputTokenCount = 12, OutputTokenCount = 3 };
        ScriptedService inner = Improving(first, second);

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming);

        Assert.Equal(10, first.InputTokenCount);
        Assert.Equal(12, second.InputTokenCount);
        if (streaming)
        {
            // Each draft's usage comes once, and nothing is added up.
            Assert.Equal([second, first], asked.Stream!.Select(static c => c.Metadata?.GetValueOrDefault("Usage")).Where(static u => u is not null), ReferenceEqualityComparer.Instance);
        }
        else
        {
            UsageDetails usage = Assert.IsType<UsageDetails>(asked.Contents![0].Metadata!["Usage"]);
            Assert.Equal(22, usage.InputTokenCount);
            Assert.Equal(4, usage.OutputTokenCount);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Usage_OfAConnectorsType_IsKeptBeside(bool streaming)
    {
        ScriptedService inner = Improving("usage of the first", "usage of the second");

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming);

        if (streaming)
        {
            Assert.Equal(["usage of the second", "usage of the first"], asked.Stream!.Select(static c => c.Metadata?.GetValueOrDefault("Usage")).Where(static u => u is not null));
        }
        else
        {
            Assert.Equal("usage of the second", asked.Contents![0].Metadata!["Usage"]);
            Assert.Equal(["usage of the first"], Assert.IsType<IEnumerable<object>>(asked.Contents[0].Metadata![EmpathyGuardKernelContentExtensions.OtherUsageKey], exactMatch: false));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ServiceWritesItsReplyIntoTheHistory_RejectedTextDoesNotStay(bool streaming)
    {
        var history = new ChatHistory(Said.Person, AuthorRole.User);
        var inner = new ScriptedService(new Step(Said.Bad) { Leftover = new ChatMessageContent(AuthorRole.Assistant, Said.Bad) }, new Step(Said.Good));

        await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming, history);

        Assert.Single(history);
        Assert.DoesNotContain(inner.Calls[1].Sent, static m => m.Content == Said.Bad);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task RiskCue_DeliversFirstAndAsksNobodyAgain(bool streaming)
    {
        var inner = new ScriptedService(new Step(Said.Bad), new Step(Said.Good));

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming, new ChatHistory(Said.AtRisk, AuthorRole.User));

        Assert.Equal(Said.Bad, asked.Text);
        asked.Verdict!.Assessment.ShouldHaveRiskCue(RiskKind.Suicide);
        Assert.Single(inner.Calls);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task NestedGuards_EvaluateOnce(bool streaming)
    {
        ScriptedService inner = Improving();
        var scorer = new CountingScorer();
        IChatCompletionService inside = inner.With(EmpathyAction.Reprompt, scorer);

        Asked asked = await Asked.Async(inside.With(EmpathyAction.Flag, scorer), streaming);

        Assert.Equal(Said.Bad, asked.Text);
        Assert.Equal(1, scorer.Count);
        Assert.Single(inner.Calls);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task NestedGuards_OuterSkips_InnerGetsNeitherRequestNorJudges(bool streaming)
    {
        ScriptedService inner = Improving();
        var scorer = new CountingScorer();
        PromptExecutionSettings settings = new ConnectorSettings { Temperature = 0.1 }.WithEmpathyGuard(new EmpathyRequest { Skip = true });

        await Asked.Async(inner.With(EmpathyAction.Flag, scorer).With(EmpathyAction.Flag, scorer), streaming, settings: settings);

        Assert.Equal(0, scorer.Count);
        Assert.Null(inner.Calls[0].Settings!.ExtensionData);
    }
}
