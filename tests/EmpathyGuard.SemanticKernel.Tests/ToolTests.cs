using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel.Tests;

public sealed class ToolTests
{
    private static readonly Step First = new(Said.Bad) { Tool = "beds" };
    private static readonly Step Second = new(Said.Good) { Id = "r2" };

    [Theory, InlineData(false), InlineData(true)]
    public async Task Reprompted_CarriesToolMessages_ToolRunsOnce(bool streaming)
    {
        var shelter = new Shelter();
        var inner = new ScriptedService(First, Second with { Tool = "beds" });
        var history = new ChatHistory(Said.Person, AuthorRole.User);
        var settings = new ConnectorSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming, history, settings, shelter.Kernel);

        Assert.Equal(1, shelter.Runs);
        asked.Verdict.ShouldHaveDelivered(EmpathyDelivery.Second);
        Assert.EndsWith(Said.Good, asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Said.Bad, asked.Text, StringComparison.Ordinal);

        // What is left in the history is what the tools left there, once, and in the second attempt too.
        Assert.Equal(["user", "assistant", "tool"], history.Select(static m => m.Role.Label));
        Assert.Equal(["system", "user", "assistant", "tool"], inner.Calls[1].Sent.Select(static m => m.Role.Label));
        Assert.Equal(history, inner.Calls[1].Sent.Skip(1), ReferenceEqualityComparer.Instance);
        Assert.IsType<AutoFunctionChoiceBehavior>(settings.FunctionChoiceBehavior);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Reprompted_ToolsStayListedButAreNotChosen(bool streaming)
    {
        var shelter = new Shelter();
        var inner = new ScriptedService(First, Second);
        var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Required([shelter.Beds]) };

        await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming, settings: settings, kernel: shelter.Kernel);

        Assert.Same(shelter.Kernel, inner.Calls[1].Kernel);
        FunctionChoiceBehaviorConfiguration choice = inner.Calls[1].Settings!.FunctionChoiceBehavior!.GetConfiguration(new([]) { Kernel = shelter.Kernel });
        Assert.Equal(FunctionChoice.None, choice.Choice);
        Assert.Equal("beds", Assert.Single(choice.Functions!).Name);
        Assert.False(choice.AutoInvoke);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Reprompted_ConnectorWithItsOwnSwitch_ToolRunsOnce(bool streaming)
    {
        var shelter = new Shelter();
        shelter.Kernel.Data["tenant"] = "north";
        var inner = new ScriptedService(First, Second with { Tool = "beds" }) { OwnToolSwitch = true };

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming, settings: new PromptExecutionSettings(), kernel: shelter.Kernel);

        // The second attempt ended where it asked for the tool again, so there is no second reply.
        Assert.Equal(1, shelter.Runs);
        asked.Verdict.ShouldHaveDelivered(EmpathyDelivery.First);
        Assert.EndsWith(Said.Bad, asked.Text, StringComparison.Ordinal);
        Assert.Equal("north", inner.Calls[1].Kernel!.Data["tenant"]);
        Assert.Same(shelter.Kernel.Services, inner.Calls[1].Kernel!.Services);
        Assert.Empty(shelter.Kernel.AutoFunctionInvocationFilters);
    }

    [Fact]
    public async Task ServiceHidesItsTools_IsNotAskedAgain()
    {
        var shelter = new Shelter();
        var inner = new ScriptedService(First, Second) { HidesTools = true };
        var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming: true, settings: settings, kernel: shelter.Kernel);

        Assert.Equal(1, shelter.Runs);
        Assert.EndsWith(Said.Bad, asked.Text, StringComparison.Ordinal);
        Assert.Single(inner.Calls);
        Assert.Equal(EmpathyRepromptOutcome.Failed, asked.Verdict!.Reprompt);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Scored_TextAfterTheLastToolResultOnly(bool streaming)
    {
        var shelter = new Shelter();
        var scorer = new CountingScorer();
        var inner = new ScriptedService(new Step(Said.Good) { Tool = "beds", Preamble = "Calm down, it is not a big deal. " });
        var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Flag, scorer), streaming, settings: settings, kernel: shelter.Kernel);

        Assert.Equal(Said.Good, scorer.Last!.Messages[scorer.Last.ReplyIndex].Text);
        asked.Verdict!.Assessment.ShouldBeClear();
        Assert.Equal(streaming, asked.Text.Contains("Calm down", StringComparison.Ordinal));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task PendingToolCall_IsNotScored(bool streaming)
    {
        var scorer = new CountingScorer();
        var inner = new ScriptedService(First with { LeavesCall = true });

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt, scorer), streaming);

        Assert.Equal(0, scorer.Count);
        Assert.Null(asked.Verdict);
        Assert.Single(inner.Calls);
        if (streaming)
        {
            Assert.Equal(inner.Released, asked.Stream!, ReferenceEqualityComparer.Instance);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Filter_EndsTheCall_IsNotScored(bool streaming)
    {
        var shelter = new Shelter();
        var scorer = new CountingScorer();
        shelter.Kernel.AutoFunctionInvocationFilters.Add(new Ending());
        var inner = new ScriptedService(First);
        var history = new ChatHistory(Said.Person, AuthorRole.User);
        var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };

        await Asked.Async(inner.With(EmpathyAction.Reprompt, scorer), streaming, history, settings, shelter.Kernel);

        Assert.Equal(0, scorer.Count);
        Assert.Equal(3, history.Count);
    }

    /// <summary>A chat client behind a service, as registrations of the shared client library become one: tools run in the client.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task ChatClientBehindAService_ToolRunsOnce(bool streaming)
    {
        var shelter = new Shelter();
        using var model = new ScriptedChatClient(ScriptedReply.ToolCall("shelter_beds"), Said.Bad, Said.Good);
        using IChatClient client = model.AsBuilder().UseKernelFunctionInvocation().Build();
        var history = new ChatHistory(Said.Person, AuthorRole.User);
        var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };

        Asked asked = await Asked.Async(client.AsChatCompletionService().With(EmpathyAction.Reprompt), streaming, history, settings, shelter.Kernel);

        Assert.Equal(1, shelter.Runs);
        Assert.Equal(Said.Good, asked.Text);
        asked.Verdict.ShouldHaveDelivered(EmpathyDelivery.Second);
        Assert.Equal(3, model.Calls.Count);
        Assert.Contains(model.Calls[2].Messages, static m => m.Contents.OfType<Microsoft.Extensions.AI.FunctionResultContent>().Any());
        Assert.Equal(["user", "assistant", "tool"], history.Select(static m => m.Role.Label));
    }

    private sealed class Ending : IAutoFunctionInvocationFilter
    {
        public Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
        {
            context.Terminate = true;
            return Task.CompletedTask;
        }
    }
}
