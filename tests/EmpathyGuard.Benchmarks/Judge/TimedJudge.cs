using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks.Judge;

/// <summary>A judge that answers at once, or after a while and says how long it took itself.</summary>
internal sealed class TimedJudge(TimeSpan delay) : IChatClient
{
    private long _longest;

    /// <summary>How long the longest of the last calls took inside this client, which is more than it was told to wait for: the system's timers are coarse.</summary>
    public TimeSpan TakeLongest() => TimeSpan.FromTicks(Interlocked.Exchange(ref _longest, 0));

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        string answer = ScriptedAnswer.To(messages);
        return delay == TimeSpan.Zero ? Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))) : WaitAsync(answer, cancellationToken);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string answer = ScriptedAnswer.To(messages);
        if (delay != TimeSpan.Zero)
        {
            _ = await WaitAsync(answer, cancellationToken);
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, answer);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private async Task<ChatResponse> WaitAsync(string answer, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        await Task.Delay(delay, cancellationToken);
        long took = Stopwatch.GetElapsedTime(started).Ticks;
        long longest = Volatile.Read(ref _longest);
        while (took > longest)
        {
            longest = Interlocked.CompareExchange(ref _longest, took, longest);
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, answer));
    }
}
