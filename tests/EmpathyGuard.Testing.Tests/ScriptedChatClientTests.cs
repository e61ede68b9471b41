using Microsoft.Extensions.AI;

namespace EmpathyGuard.Testing.Tests;

public sealed class ScriptedChatClientTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Always_ManyCalls_GivesTheSameReplyAndKeepsThem(bool streaming)
    {
        using ScriptedChatClient client = ScriptedChatClient.Always("What did she hum?");
        for (int i = 0; i < 3; i++)
        {
            ChatResponse response = streaming
                ? await client.GetStreamingResponseAsync("my nan hummed").ToChatResponseAsync()
                : await client.GetResponseAsync("my nan hummed");
            Assert.Equal("What did she hum?", response.Text);
        }

        Assert.Equal(3, client.Calls.Count);
        Assert.Throws<ArgumentNullException>(() => ScriptedChatClient.Always(null!));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Replies_InOrder_AndCallsAreKept(bool streaming)
    {
        using var model = new ScriptedChatClient("first of two", ScriptedReply.ToolCall("lookup"));
        var options = new ChatOptions();

        ChatResponse first = await AskAsync(model, streaming, "one", options);
        ChatResponse second = await AskAsync(model, streaming, "two", options: null);

        Assert.Equal("first of two", first.Text);
        Assert.Equal(ChatFinishReason.Stop, first.FinishReason);
        Assert.Equal("lookup", Assert.IsType<FunctionCallContent>(Assert.Single(Assert.Single(second.Messages).Contents)).Name);
        Assert.Equal(["one", "two"], model.Calls.Select(static call => call.Messages[^1].Text));
        Assert.Same(options, model.Calls[0].Options);
        Assert.All(model.Calls, call => Assert.Equal(streaming, call.Streaming));
        Assert.DoesNotContain("one", model.Calls[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_Streamed_ComesWordByWord()
    {
        using var model = new ScriptedChatClient("a few words");
        List<string> parts = [];
        await foreach (ChatResponseUpdate update in model.GetStreamingResponseAsync("hi"))
        {
            parts.Add(update.Text);
        }

        Assert.Equal(["a ", "few ", "words"], parts);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task MoreCallsThanReplies_Throws(bool streaming)
    {
        using var model = new ScriptedChatClient("only one");
        await AskAsync(model, streaming, "hi", null);

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(model, streaming, "again", null));

        Assert.Contains("call 2", thrown.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Throws_ThrowsTheSameInstance(bool streaming)
    {
        var failure = new HttpRequestException("down");
        using var model = new ScriptedChatClient(ScriptedReply.Throws(failure));

        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(model, streaming, "hi", null)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task From_SeesTheCall(bool streaming)
    {
        using var model = new ScriptedChatClient(ScriptedReply.From(static call => new ChatResponse(new ChatMessage(ChatRole.Assistant, $"You said {call.Messages[^1].Text}."))));

        Assert.Equal("You said hello.", (await AskAsync(model, streaming, "hello", null)).Text);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Cancelled_Throws(bool streaming)
    {
        using var model = new ScriptedChatClient("never");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(model, streaming, "hi", null, cancelled.Token));
        Assert.Empty(model.Calls);
    }

    private static async Task<ChatResponse> AskAsync(IChatClient client, bool streaming, string text, ChatOptions? options, CancellationToken cancellationToken = default)
    {
        ChatMessage[] messages = [new(ChatRole.User, text)];
        return streaming
            ? await client.GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken)
            : await client.GetResponseAsync(messages, options, cancellationToken);
    }
}
