using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class RepromptTests
{
    [Theory, CombinatorialStreaming]
    public async Task Reprompted_ReturnsOnlySecondReply(bool streaming)
    {
        Script second = Script.Text("a good reply", "r2");
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), second);

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a good reply", result.Text);
        Assert.Equal(EmpathyDelivery.Second, result.Verdict.Delivery);
        Assert.Equal(EmpathyRepromptOutcome.Accepted, result.Verdict.Reprompt);
        Assert.Equal("better", result.Verdict.RepromptReason);
        Assert.Equal(0.8, result.Verdict.FirstAssessment!.Modes.SentimentAttenuation.Score);
        Assert.Equal(0.1, result.Verdict.Assessment.Modes.SentimentAttenuation.Score);
        Assert.Equal("r2", result.Response.ResponseId);
        if (streaming)
        {
            Assert.All(second.Updates.Zip(result.Updates!), pair => Assert.Same(pair.First, pair.Second));
        }
        else
        {
            Assert.Same(second.Response.RawRepresentation, result.Response.RawRepresentation);
        }
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompted_NeverEmitsRejectedText(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.WithTool("a bad reply"), Script.Text("a good reply", "r2"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.DoesNotContain(result.Response.Messages, m => m.Text.Contains("bad", StringComparison.Ordinal) || m.Text.Contains("GUIDANCE", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Updates ?? [], u => u.Text.Contains("bad", StringComparison.Ordinal));
    }

    [Theory, CombinatorialStreaming]
    public async Task SecondReplyWorse_ReturnsFirst(bool streaming)
    {
        Script first = Script.Text("a bad reply");
        Harness harness = Harness.With(EmpathyAction.Reprompt, first, Script.Text("a worse reply", "r2"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal(EmpathyRepromptOutcome.Rejected, result.Verdict.Reprompt);
        Assert.Equal("noGain", result.Verdict.RepromptReason);
        Assert.False(result.Verdict.Degraded);
        if (streaming)
        {
            Assert.All(first.Updates.Zip(result.Updates!), pair => Assert.Same(pair.First, pair.Second));
        }
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompted_DoesNotMutateCallerMessagesOrOptions(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.ChatOptions = new ChatOptions { Instructions = "Be brief.", ToolMode = ChatToolMode.RequireAny, Temperature = 0.5f };
        ChatMessage only = harness.Messages[0];

        // A client below that changes what it gets must not reach the caller's options nor the next attempt's.
        harness.Inner.OnOptions = options => options!.Temperature = 0.9f;

        await harness.AskAsync(streaming);

        Assert.Same(only, Assert.Single(harness.Messages));
        Assert.Equal("My brother died.", only.Text);
        Assert.Equal("Be brief.", harness.ChatOptions.Instructions);
        Assert.Same(ChatToolMode.RequireAny, harness.ChatOptions.ToolMode);
        Assert.Equal(0.5f, harness.ChatOptions.Temperature);
        Assert.NotSame(harness.Inner.Calls[0].Options, harness.Inner.Calls[1].Options);
        Assert.NotSame(harness.ChatOptions, harness.Inner.Calls[0].Options);
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompted_AppendsGuidanceToInstructions(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.ChatOptions = new ChatOptions { Instructions = "Be brief." };

        await harness.AskAsync(streaming);

        Assert.Equal("Be brief.", harness.Inner.Calls[0].Options!.Instructions);
        Assert.Equal("Be brief.\n\nGUIDANCE", harness.Inner.Calls[1].Options!.Instructions);
        Assert.Equal(harness.Messages, harness.Inner.Calls[1].Messages);
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompted_PreservesDerivedOptionsType(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.ChatOptions = new VendorOptions { Vendor = "x" };

        await harness.AskAsync(streaming);

        Assert.All(harness.Inner.Calls, call => Assert.Equal("x", Assert.IsType<VendorOptions>(call.Options).Vendor));
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompted_ResetsRequiredToolMode_AndContinuationToken(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        AITool tool = AIFunctionFactory.Create(() => 1, "one");
        harness.ChatOptions = new ChatOptions
        {
            ToolMode = ChatToolMode.RequireAny,
            Tools = [tool],
            ContinuationToken = ResponseContinuationToken.FromBytes(new byte[] { 1 }),
        };

        await harness.AskAsync(streaming);

        ChatOptions second = harness.Inner.Calls[1].Options!;
        Assert.Same(ChatToolMode.None, second.ToolMode);
        Assert.Same(tool, Assert.Single(second.Tools!));
        Assert.Null(second.ContinuationToken);
        Assert.NotNull(harness.Inner.Calls[0].Options!.ContinuationToken);
    }

    [Theory, CombinatorialStreaming]
    public async Task Messages_AreEnumeratedOnce(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        int enumerations = 0;
        IEnumerable<ChatMessage> Lazy()
        {
            enumerations++;
            yield return new ChatMessage(ChatRole.User, "Hello");
        }

        EmpathyGuardChatClient client = harness.Build();
        if (streaming)
        {
            await client.GetStreamingResponseAsync(Lazy(), cancellationToken: CancellationToken.None).ToChatResponseAsync(CancellationToken.None);
        }
        else
        {
            await client.GetResponseAsync(Lazy(), cancellationToken: CancellationToken.None);
        }

        Assert.Equal(1, enumerations);
        Assert.Equal(2, harness.Inner.Calls.Count);
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompted_InnerAppendedToTheList_SecondAttemptStartsFromTheCallersMessages(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.Inner.OnOptions = _ => (harness.Inner.RawMessages[^1] as List<ChatMessage>)?.Add(new ChatMessage(ChatRole.Tool, "appended"));

        await harness.AskAsync(streaming);

        Assert.Equal("My brother died.", Assert.Single(harness.Inner.Calls[1].Messages).Text);
    }

    [Theory, CombinatorialStreaming]
    public async Task RepromptFails_ReturnsFlaggedDraft(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Failing(new HttpRequestException("down")));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.True(result.Verdict.Degraded);
        Assert.Equal(EmpathyRepromptOutcome.Failed, result.Verdict.Reprompt);
        Assert.Equal("innerFailed", result.Verdict.RepromptReason);
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompt_GuidanceThrows_ReturnsFirstDegraded(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"));
        harness.Guidance = (_, _, _) => throw new InvalidOperationException();

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.True(result.Verdict.Degraded);
        Assert.Equal("guardFailed", result.Verdict.RepromptReason);
        Assert.Single(harness.Inner.Calls);
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompt_GateThrows_ReturnsFirstDegraded(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.Gate = (_, _) => throw new InvalidOperationException();

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.True(result.Verdict.Degraded);
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompt_SecondIsNotProse_ReturnsFirst(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Of(new FunctionCallContent("c", "f")));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal("notProse", result.Verdict.RepromptReason);
    }

    [Theory, CombinatorialStreaming]
    public async Task FinishReason_IsAcceptedAttempts(bool streaming)
    {
        Harness harness = Harness.With(
            EmpathyAction.Reprompt,
            Script.Text("a bad reply"),
            Script.Text("a good reply", "r2", finish: ChatFinishReason.Length));

        Assert.Equal(ChatFinishReason.Length, (await harness.AskAsync(streaming)).Response.FinishReason);
    }

    [Theory, CombinatorialStreaming]
    public async Task MessageIds_AreProviderOwn(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.WithTool("a bad reply"), Script.Text("a good reply", "r2"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(["a-r1", "t-r1", "m-r2"], result.Response.Messages.Select(m => m.MessageId));
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompted_CarriesToolMessages_ToolRunsOnce(bool streaming)
    {
        int runs = 0;
        Harness harness = Harness.With(
            EmpathyAction.Reprompt,
            Script.Of(new TextContent("Let me look. "), new FunctionCallContent("c1", "lookup")),
            Script.Text("a bad reply"),
            Script.Text("a good reply", "r2"));
        harness.ChatOptions = new ChatOptions { Tools = [AIFunctionFactory.Create(() => ++runs, "lookup")] };
        using IChatClient tooled = harness.Inner.AsBuilder().UseFunctionInvocation().Build();

        Harness.Result result = await harness.AskAsync(harness.Build(tooled), streaming);

        Assert.Equal(1, runs);
        Assert.Equal(3, harness.Inner.Calls.Count);
        List<ChatMessage> sent = harness.Inner.Calls[2].Messages;
        Assert.Equal(3, sent.Count);
        Assert.Contains(sent[1].Contents, c => c is FunctionCallContent);
        Assert.Contains(sent[2].Contents, c => c is FunctionResultContent);
        Assert.Contains(result.Response.Messages, m => m.Contents.Any(c => c is FunctionResultContent));
        Assert.Equal("a good reply", result.Response.Messages[^1].Text);
    }

    [Theory, CombinatorialStreaming]
    public async Task Reprompted_TextBehindAResultInOneContentList_IsCutAway(bool streaming)
    {
        var script = new Script
        {
            Updates =
            [
                new(ChatRole.Assistant, [new McpServerToolCallContent("c", "t", "s"), new McpServerToolResultContent("c"), new TextContent("a bad reply")])
                {
                    MessageId = "m1",
                    RawRepresentation = "a bad reply",
                },
            ],
        };
        Harness harness = Harness.With(EmpathyAction.Reprompt, script, Script.Text("a good reply", "r2"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a good reply", result.Text);
        Assert.DoesNotContain("bad", string.Concat(harness.Inner.Calls[1].Messages.Select(m => m.Text)), StringComparison.Ordinal);
        Assert.DoesNotContain(result.Response.Messages, m => m.RawRepresentation is "a bad reply");
        Assert.DoesNotContain(result.Updates ?? [], u => u.RawRepresentation is "a bad reply");
        Assert.Equal(3, script.Updates[0].Contents.Count);
    }

    private sealed class VendorOptions : ChatOptions
    {
        public VendorOptions()
        {
        }

        private VendorOptions(VendorOptions other)
            : base(other) => Vendor = other.Vendor;

        public string? Vendor { get; set; }

        public override ChatOptions Clone() => new VendorOptions(this);
    }
}
