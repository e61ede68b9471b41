using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A model that streams a reply word by word at a steady pace.</summary>
internal sealed class SpeakingChatClient(string reply, TimeSpan pace) : IChatClient
{
    private readonly string[] _words = reply.Split(' ');

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < _words.Length; i++)
        {
            // Held to the start of the stream, so that a late timer does not make the whole stream later.
            TimeSpan wait = (pace * (i + 1)) - Stopwatch.GetElapsedTime(begin);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken);
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, i == 0 ? _words[i] : " " + _words[i]) { ResponseId = "r1", MessageId = "m1" };
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
