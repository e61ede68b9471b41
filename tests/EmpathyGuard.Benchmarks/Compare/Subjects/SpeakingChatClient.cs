using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A model that streams a reply word by word at a steady pace: its first draft, and a second one whenever it is asked again.</summary>
internal sealed class SpeakingChatClient(string first, string second, TimeSpan pace) : IChatClient
{
    public const string FirstMessage = "m1";
    public const string SecondMessage = "m2";

    private readonly string[] _first = first.Split(' ');
    private readonly string[] _second = second.Split(' ');
    private int _calls;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        bool again = Interlocked.Increment(ref _calls) > 1;
        string[] words = again ? _second : _first;
        string message = again ? SecondMessage : FirstMessage;
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < words.Length; i++)
        {
            // Held to the start of the stream, so that a late timer does not make the whole stream later.
            TimeSpan wait = (pace * (i + 1)) - Stopwatch.GetElapsedTime(begin);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken);
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, i == 0 ? words[i] : " " + words[i]) { ResponseId = message, MessageId = message };
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
