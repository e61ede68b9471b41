using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Judge.Tests;

/// <summary>A stream that never ends, with words or without, and never waits.</summary>
internal sealed class EndlessJudge(bool words) : IChatClient
{
    public bool Disposed { get; private set; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            await Task.CompletedTask;
            while (true)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, words ? "{\"code\": " : "");
            }
        }
        finally
        {
            Disposed = true;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
