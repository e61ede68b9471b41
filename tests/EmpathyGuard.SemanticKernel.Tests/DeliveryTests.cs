using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;

namespace EmpathyGuard.SemanticKernel.Tests;

public sealed class DeliveryTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Observed_PassesTheSameInstancesInOrder(bool streaming)
    {
        var inner = new ScriptedService(new Step(Said.Bad));
        var history = new ChatHistory(Said.Person, AuthorRole.User);
        var settings = new ConnectorSettings { Temperature = 0.5 };
        Kernel kernel = Kernel.CreateBuilder().Build();

        Asked asked = await Asked.Async(inner.WithEmpathyGuard(), streaming, history, settings, kernel);

        Assert.Equal(streaming ? inner.Released : [asked.Contents!], streaming ? asked.Stream! : inner.Released, ReferenceEqualityComparer.Instance);
        Assert.Null(asked.Verdict);
        Assert.Same(history, Assert.Single(inner.Calls).History);
        Assert.Same(settings, inner.Calls[0].Settings);
        Assert.Same(kernel, inner.Calls[0].Kernel);
        Assert.Single(history);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Flagged_ReturnsTheReplyWithItsAssessment(bool streaming)
    {
        var inner = new ScriptedService(new Step(Said.Bad) { Usage = "native usage" });

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Flag), streaming);

        Assert.Equal(Said.Bad, asked.Text);
        asked.Verdict.ShouldHaveDelivered(EmpathyDelivery.First).Assessment.ShouldFail(EmpathyFailureMode.SentimentAttenuation);
        Assert.Single(inner.Calls);
        if (streaming)
        {
            Assert.Equal(inner.Released, asked.Stream!.SkipLast(1), ReferenceEqualityComparer.Instance);
            Assert.Null(asked.Stream![^1].Content);
            Assert.Null(asked.Stream[^1].Role);
        }
        else
        {
            ChatMessageContent message = Assert.Single(asked.Contents!);
            var made = (List<ChatMessageContent>)inner.Released[0];
            Assert.NotSame(made[0], message);
            Assert.False(made[0].Metadata!.ContainsKey(EmpathyGuardChatResponseExtensions.VerdictKey));
            Assert.Equal("native usage", message.Metadata!["Usage"]);
            Assert.Equal("r1", message.Metadata["Id"]);
            Assert.Equal("scripted-model", message.ModelId);
        }
    }

    [Fact]
    public async Task Flagged_MessageOfAConnectorsOwnClass_StaysOne()
    {
        var made = new ConnectorMessage(Said.Bad, "special");
        var inner = new ScriptedService(new Step(Said.Bad) { Instead = made });

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Flag), streaming: false);

        ConnectorMessage message = Assert.IsType<ConnectorMessage>(Assert.Single(asked.Contents!));
        Assert.NotSame(made, message);
        Assert.Equal("special", message.Special);
        Assert.NotNull(message.GetEmpathyAssessment());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Accepted_CleanReply_MakesOneCallAndCarriesTheAssessment(bool streaming)
    {
        var inner = new ScriptedService(new Step(Said.Good));

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming);

        Assert.Equal(Said.Good, asked.Text);
        asked.Verdict!.Assessment.ShouldBeClear();
        Assert.Single(inner.Calls);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Replace_DeliversTheOperatorsText(bool streaming)
    {
        var inner = new ScriptedService(new Step(Said.Bad), new Step(Said.Bad));
        IChatCompletionService guarded = inner.WithEmpathyGuard(configure: static options =>
        {
            options.Action = EmpathyAction.Replace;
            options.ReplacementText = "Someone from our team will write to you today.";
        });

        Asked asked = await Asked.Async(guarded, streaming);

        Assert.Equal("Someone from our team will write to you today.", asked.Text);
        asked.Verdict.ShouldHaveDelivered(EmpathyDelivery.Operator);
        Assert.Contains(asked.Items, static item => item is ChatMessageContent { Role.Label: "assistant" } or StreamingChatMessageContent { Role.Label: "assistant" });
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task SeveralChoices_AreReturnedAsTheyCameAndNotJudged(bool streaming)
    {
        var inner = new ScriptedService(new Step(Said.Bad) { MoreChoices = [Said.Good] });

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming);

        Assert.Equal(Said.Bad + Said.Good, asked.Text);
        Assert.Null(asked.Verdict);
        Assert.Single(inner.Calls);
    }

    [Fact]
    public void Attributes_AreForwarded()
    {
        var inner = new ScriptedService(new Step(""));
        IChatCompletionService guarded = inner.WithEmpathyGuard();

        Assert.Same(inner.Attributes, guarded.Attributes);
        Assert.Equal("scripted-model", guarded.GetModelId());
        ChatClientMetadata metadata = ((GuardedChatCompletionService)guarded).Client.GetRequiredService<ChatClientMetadata>();
        Assert.Equal("scripted-model", metadata.DefaultModelId);
        Assert.Equal(new Uri("http://scripted.test/"), metadata.ProviderUri);
    }

    [Fact]
    public void Disabled_ReturnsInner()
    {
        var inner = new ScriptedService(new Step(""));

        Assert.Same(inner, inner.WithEmpathyGuard(configure: static options => options.Enabled = false));
        Assert.NotSame(inner, inner.WithEmpathyGuard());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task InvalidArgs_Throws(bool streaming)
    {
        Assert.Throws<ArgumentNullException>(() => default(IChatCompletionService)!.WithEmpathyGuard());
        IChatCompletionService guarded = new ScriptedService(new Step("")).WithEmpathyGuard();
        await Assert.ThrowsAsync<ArgumentNullException>(async () =>
        {
            if (!streaming)
            {
                await guarded.GetChatMessageContentsAsync(default(ChatHistory)!);
                return;
            }

            await foreach (StreamingChatMessageContent _ in guarded.GetStreamingChatMessageContentsAsync(default(ChatHistory)!))
            {
            }
        });
    }

    [Fact]
    public async Task Disposed_DisposesInner()
    {
        var inner = new ScriptedService(new Step(""));
        ((IDisposable)inner.WithEmpathyGuard()).Dispose();
        Assert.True(inner.Disposed);

        inner = new ScriptedService(new Step(""));
        await ((IAsyncDisposable)inner.WithEmpathyGuard()).DisposeAsync();
        Assert.True(inner.Disposed);
    }
}
