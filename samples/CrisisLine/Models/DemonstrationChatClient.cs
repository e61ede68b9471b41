using System.Runtime.CompilerServices;
using EmpathyGuard;
using Microsoft.Extensions.AI;

namespace CrisisLine.Models;

/// <summary>A chat client without a model: written replies, careless at first and better when asked again, so that the guard can be seen at work offline.</summary>
/// <remarks>Thread-safe; it holds no state between calls.</remarks>
/// <param name="demonstrations">What it has written answers for.</param>
/// <param name="risk">Tells whether a message it has no answer for speaks of risk.</param>
/// <param name="instructions">The instructions that every call carries; more than these is the guidance of a second try.</param>
/// <param name="pause">The pause between two pieces.</param>
internal sealed class DemonstrationChatClient(IReadOnlyList<Demonstration> demonstrations, IRiskReader risk, string instructions, TimeSpan pause) : IChatClient
{
    private const int PieceLength = 9;

    private const string AtRisk =
        "I'm a program with written replies, and what you wrote matters too much for that. Please call or text 988 now, or 911 if you are hurt or in danger. "
        + "Are you thinking about killing yourself? Is somebody near you whom you could tell?";

    private const string Otherwise =
        "I'm a program with a few written replies, and I have none that fits what you told me. It reads like something that weighs on you. What is the hardest part of it today?";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        string reply = Answer([.. messages], options);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply)) { ModelId = "demonstration", FinishReason = ChatFinishReason.Stop });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string reply = Answer([.. messages], options);
        string id = Guid.NewGuid().ToString("N");
        for (int start = 0, end; start < reply.Length; start = end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, cancellationToken);
            }

            end = Math.Min(start + PieceLength, reply.Length);
            if (end < reply.Length && char.IsLowSurrogate(reply[end]))
            {
                // Half an emoji cannot be shown.
                end++;
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, reply[start..end]) { MessageId = id, ResponseId = id, ModelId = "demonstration" };
        }

        yield return new ChatResponseUpdate { MessageId = id, ResponseId = id, FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("demonstration", null, "demonstration")
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
    }

    private string Answer(List<ChatMessage> messages, ChatOptions? options)
    {
        string person = messages.FindLast(static message => message.Role == ChatRole.User)?.Text ?? "";
        string folded = person.ToLowerInvariant();
        Demonstration? fitting = demonstrations.FirstOrDefault(demonstration => demonstration.When.All(word => folded.Contains(word, StringComparison.Ordinal)));
        if (fitting is not null)
        {
            bool again = (options?.Instructions?.Length ?? 0) > instructions.Length;
            return again ? fitting.Second ?? fitting.First : fitting.First;
        }

        return risk.ReadRisk([new EmpathyMessage(EmpathyRole.User, person)]).RiskCue ? AtRisk : Otherwise;
    }
}
