using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quickstart;

/// <summary>A chat client without a model: it replays the replies written for the conversation that it recognises.</summary>
/// <remarks>Safe for concurrent use; it holds no state between calls.</remarks>
/// <param name="conversations">The conversations it knows.</param>
/// <param name="chunkDelay">How long each streamed chunk takes; none by default.</param>
internal sealed class EmbeddedChatClient(IReadOnlyList<Conversation> conversations, TimeSpan chunkDelay = default) : IChatClient
{
    private const int ChunkLength = 7;

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Reply reply = Answer(messages, options);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply.Text) { MessageId = reply.Id })
        {
            ResponseId = reply.Id,
            ModelId = "embedded",
            FinishReason = ChatFinishReason.Stop,
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Reply reply = Answer(messages, options);
        for (int start = 0, end; start < reply.Text.Length; start = end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (chunkDelay > TimeSpan.Zero)
            {
                await Task.Delay(chunkDelay, cancellationToken);
            }

            end = Math.Min(start + ChunkLength, reply.Text.Length);
            if (end < reply.Text.Length && char.IsLowSurrogate(reply.Text[end]))
            {
                // Half an emoji cannot be shown.
                end++;
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, reply.Text[start..end]) { MessageId = reply.Id, ResponseId = reply.Id, ModelId = "embedded" };
        }

        yield return new ChatResponseUpdate { MessageId = reply.Id, ResponseId = reply.Id, ModelId = "embedded", FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("embedded", null, "embedded")
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
    }

    private Reply Answer(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        string person = messages.LastOrDefault(static message => message.Role == ChatRole.User)?.Text ?? "";
        Conversation? conversation = conversations.FirstOrDefault(c => c.Person == person);
        if (conversation is null)
        {
            return new Reply("unknown", "I only know the conversations that ship with this sample. Give me a model to talk freely.");
        }

        // This program sends no instructions of its own, so the only ones there can be are the guard's guidance for a second try.
        return options?.Instructions is { Length: > 0 } guidance && conversation.SecondReply is { } second
            ? new Reply(conversation.Id + "-2", second.Replace("{guidance}", guidance, StringComparison.Ordinal))
            : new Reply(conversation.Id + "-1", conversation.FirstReply);
    }

    private readonly record struct Reply(string Id, string Text);
}
