using Microsoft.Extensions.AI;

namespace EmpathyGuard.Testing;

/// <summary>What a <see cref="ScriptedChatClient"/> was asked.</summary>
/// <param name="Messages">The messages, in a list of their own.</param>
/// <param name="Options">The options as they came.</param>
/// <param name="Streaming">Whether the reply was streamed.</param>
public sealed record ScriptedCall(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options, bool Streaming)
{
    /// <summary>No text of the conversation.</summary>
    public override string ToString() => $"{Messages.Count} messages, {(Streaming ? "streaming" : "not streaming")}";
}
