using Microsoft.Extensions.AI;

namespace Quickstart.Tests;

public sealed class EmbeddedChatClientTests
{
    private static readonly Conversation Known = Given.Conversation("My dog died.", "Dogs are mortal.", "He was your dog. {guidance}");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reply_KnownMessage_IsTheFirstReply(bool streaming)
    {
        ChatResponse response = await AskAsync(streaming, Known.Messages);

        Assert.Equal("Dogs are mortal.", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Single(response.Messages);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reply_WithInstructions_IsTheSecondReplyWithTheGuidanceInIt(bool streaming)
    {
        ChatResponse response = await AskAsync(streaming, Known.Messages, new ChatOptions { Instructions = "Name the dog." });

        Assert.Equal("He was your dog. Name the dog.", response.Text);
        Assert.Equal("test-2", response.ResponseId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reply_WithoutSecondReply_RepeatsTheFirst(bool streaming)
    {
        Conversation once = Given.Conversation("Hi", "Hello.", second: null);

        ChatResponse response = await AskAsync(streaming, once.Messages, new ChatOptions { Instructions = "Again." }, once);

        Assert.Equal("Hello.", response.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reply_LongHistory_GoesByTheLastMessageOfThePerson(bool streaming)
    {
        ChatMessage[] messages = [new(ChatRole.User, "Hi"), new(ChatRole.Assistant, "Hello."), .. Known.Messages];

        ChatResponse response = await AskAsync(streaming, messages);

        Assert.Equal("Dogs are mortal.", response.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reply_UnknownMessage_SaysSo(bool streaming)
    {
        ChatResponse response = await AskAsync(streaming, [new ChatMessage(ChatRole.User, "What is a monad?")]);

        Assert.StartsWith("I only know", response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reply_NoMessages_SaysSo(bool streaming)
    {
        ChatResponse response = await AskAsync(streaming, []);

        Assert.StartsWith("I only know", response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reply_Cancelled_Throws(bool streaming) =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(streaming, Known.Messages, cancelled: true));

    [Fact]
    public async Task Streaming_Emoji_IsNeverCutInHalf()
    {
        Conversation emoji = Given.Conversation("Hi", string.Concat(Enumerable.Repeat("x😀", 40)));
        using EmbeddedChatClient client = new([emoji]);
        List<string> chunks = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(emoji.Messages))
        {
            chunks.Add(update.Text);
        }

        Assert.True(chunks.Count > 5);
        Assert.Equal(emoji.FirstReply, string.Concat(chunks));
        Assert.DoesNotContain(chunks, static chunk => chunk.Length > 0 && (char.IsLowSurrogate(chunk[0]) || char.IsHighSurrogate(chunk[^1])));
    }

    [Fact]
    public void GetService_Metadata_NamesTheClient()
    {
        using EmbeddedChatClient client = new([]);

        Assert.Equal("embedded", client.GetService<ChatClientMetadata>()?.ProviderName);
        Assert.Same(client, client.GetService<EmbeddedChatClient>());
        Assert.Null(client.GetService<ChatClientMetadata>("key"));
    }

    private static async Task<ChatResponse> AskAsync(
        bool streaming, IEnumerable<ChatMessage> messages, ChatOptions? options = null, Conversation? conversation = null, bool cancelled = false)
    {
        using EmbeddedChatClient client = new([conversation ?? Known]);
        CancellationToken cancellationToken = new(cancelled);
        return streaming
            ? await client.GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(CancellationToken.None)
            : await client.GetResponseAsync(messages, options, cancellationToken);
    }
}
