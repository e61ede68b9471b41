using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CrisisLine.Tests;

/// <summary>A model that streams its reply when a test lets it.</summary>
/// <param name="answer">The pieces, as they come.</param>
internal sealed class PiecewiseModel(Func<IAsyncEnumerable<string>> answer) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The application streams.");

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (string piece in answer().WithCancellation(cancellationToken))
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
