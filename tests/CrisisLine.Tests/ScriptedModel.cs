using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CrisisLine.Tests;

/// <summary>A model that does what a test says.</summary>
/// <param name="answer">The pieces of the answer to the person's last message and the number of the call, from 1.</param>
internal sealed class ScriptedModel(Func<string, int, IAsyncEnumerable<string>> answer) : IChatClient
{
    private int _calls;

    public ScriptedModel(params string[] replies)
        : this((_, call) => Pieces(replies[Math.Min(call, replies.Length) - 1]))
    {
    }

    public int Calls => _calls;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The application streams.");

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int call = Interlocked.Increment(ref _calls);
        string id = $"reply-{call}";
        await foreach (string piece in answer(messages.Last().Text, call).WithCancellation(cancellationToken))
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece) { MessageId = id, ResponseId = id };
        }

        yield return new ChatResponseUpdate { MessageId = id, ResponseId = id, FinishReason = ChatFinishReason.Stop };
    }

    public static async IAsyncEnumerable<string> Pieces(string text)
    {
        foreach (string word in text.Split(' '))
        {
            await Task.Yield();
            yield return word + " ";
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
