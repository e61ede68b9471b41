using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class ScoreabilityTests
{
    private static readonly string[] Untouched = ["pendingTool", "approval", "background", "filter", "json", "image", "empty", "error", "blank"];

    public static TheoryData<string, bool> Cases()
    {
        var data = new TheoryData<string, bool>();
        foreach (string name in Untouched)
        {
            data.Add(name, false);
            data.Add(name, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task NotScored_IsPassedUntouched(string kind, bool streaming)
    {
        Script script = kind switch
        {
            // PendingToolCall_NotScored, ApprovalRequest_NotScored, ImageOnly_NotScored, JsonResponseFormat_NotScored.
            "pendingTool" => Script.Of(new TextContent("a bad reply"), new FunctionCallContent("c", "f")),
            "approval" => Script.Of(new TextContent("a bad reply"), new ToolApprovalRequestContent("q", new FunctionCallContent("c", "f"))),
            "background" => new Script { Updates = [new(ChatRole.Assistant, "a bad reply") { ContinuationToken = ResponseContinuationToken.FromBytes(new byte[] { 1 }) }] },
            "filter" => Script.Text("a bad reply", finish: ChatFinishReason.ContentFilter),
            "json" => Script.Text("{\"a\": \"bad\"}"),
            "image" => Script.Of(new DataContent(new byte[] { 1 }, "image/png")),
            "empty" => new Script { Updates = [] },
            "blank" => Script.Text("  \n "),
            _ => Script.Of(new TextContent("a bad reply"), new ErrorContent("oops")),
        };
        Harness harness = Harness.With(EmpathyAction.Reprompt, script);
        harness.ChatOptions = kind == "json" ? new ChatOptions { ResponseFormat = ChatResponseFormat.Json } : null;

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Empty(harness.Scorer.Exchanges);
        Assert.Single(harness.Inner.Calls);
        Assert.Null(result.Response.GetEmpathyVerdict());
        if (streaming)
        {
            Assert.Equal(script.Updates, result.Updates!);
        }
        else
        {
            Assert.Same(script.Response, result.Response);
        }
    }

    [Theory, CombinatorialStreaming]
    public async Task Scored_TextAfterTheLastToolResultOnly(bool streaming)
    {
        var harness = new Harness(Script.WithTool("The answer is 42."));

        await harness.AskAsync(streaming);

        EmpathyExchange exchange = Assert.Single(harness.Scorer.Exchanges);
        Assert.Equal("The answer is 42.", exchange.Messages[exchange.ReplyIndex].Text);
    }

    [Theory, CombinatorialStreaming]
    public async Task Reasoning_NotScored_ButPreserved(bool streaming)
    {
        var reasoning = new TextReasoningContent("a bad thought") { ProtectedData = "sealed" };
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Of(reasoning, new TextContent("a good reply")));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a good reply", harness.Scorer.Exchanges[0].Messages[^1].Text);
        Assert.Equal("sealed", Assert.Single(result.Response.Messages[0].Contents.OfType<TextReasoningContent>()).ProtectedData);
    }

    [Theory, CombinatorialStreaming]
    public async Task Exchange_HoldsEveryMessageAtItsIndex(bool streaming)
    {
        var harness = new Harness(Script.Text("a good reply"))
        {
            Messages =
            [
                new(ChatRole.System, "Be kind."),
                new(ChatRole.User, "Hello"),
                new(ChatRole.Assistant, "Hi"),
                new(ChatRole.Tool, [new FunctionResultContent("c", "42")]),
                new(ChatRole.User, "It was my father."),
            ],
        };

        await harness.AskAsync(streaming);

        EmpathyExchange exchange = harness.Scorer.Exchanges[0];
        Assert.Equal(
            [EmpathyRole.System, EmpathyRole.User, EmpathyRole.Assistant, EmpathyRole.Tool, EmpathyRole.User, EmpathyRole.Assistant],
            exchange.Messages.Select(m => m.Role));
        Assert.Equal(5, exchange.ReplyIndex);
        Assert.Equal("It was my father.", exchange.Messages[4].Text);
    }

    [Fact]
    public async Task AnyChunking_SameVerdict()
    {
        const string Text = "I am so sorry 😔 about your brother — call 988, any hour.";
        for (int size = 1; size <= Text.Length; size++)
        {
            var script = new Script
            {
                Updates = [.. Text.Chunk(size).Select(chunk => new ChatResponseUpdate(ChatRole.Assistant, new string(chunk)) { MessageId = "m" })],
            };
            var harness = new Harness(script);
            await harness.AskAsync(streaming: true);
            Assert.Equal(Text, harness.Scorer.Exchanges[0].Messages[^1].Text);
        }
    }

    [Theory, CombinatorialStreaming]
    public async Task TooLong_DeliveredUnjudged(bool streaming)
    {
        string text = new('a', 2000);
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text(text));
        harness.Options.MaxTextLength = 1024;

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(text, result.Text);
        Assert.Equal(EmpathyStatus.Unjudged, result.Verdict.Assessment.Status);
        Assert.Equal(UnjudgedReasons.TooLong, result.Verdict.Assessment.Reason);
        Assert.Empty(harness.Scorer.Exchanges);
    }

    [Theory, CombinatorialStreaming]
    public async Task ReplyOnly_ScorerNeverSeesThePersonsWords_AndTheFloorIsOn(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.Options.ReplyOnly = true;

        Harness.Result result = await harness.AskAsync(streaming);

        EmpathyExchange exchange = Assert.Single(harness.Scorer.Exchanges);
        Assert.True(exchange.ReplyOnly);
        Assert.All(exchange.Messages.SkipLast(1), m => Assert.Empty(m.Text));
        Assert.Equal(0, harness.Scorer.Reads);
        Assert.Equal("a bad reply", result.Text);
        Assert.Equal("riskUnknown", result.Verdict.RepromptReason);
    }
}
