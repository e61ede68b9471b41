using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;

namespace CrisisLine.Tests;

/// <summary>A model with one reply and the ids that a provider gives it.</summary>
internal static class OneReply
{
    public static ScriptedChatClient Always(string reply) => ScriptedChatClient.Always(ScriptedReply.From(_ =>
        new ChatResponse(new ChatMessage(ChatRole.Assistant, reply) { MessageId = "message" }) { ResponseId = "response" }));
}
