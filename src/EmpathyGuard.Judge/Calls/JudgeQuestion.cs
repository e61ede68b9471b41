using Microsoft.Extensions.AI;

namespace EmpathyGuard.Judge;

/// <summary>One question as it goes out: what stands before the material, the material, and what stands after it.</summary>
internal sealed record JudgeQuestion(string Opening, string Material, string Closing, ChatResponseFormat Format)
{
    /// <summary>One message of the user; never a system message, where the material would speak with authority.</summary>
    /// <param name="joined">Whether in one piece, for services that take no other.</param>
    public ChatMessage[] Messages(bool joined) =>
        [new(ChatRole.User, joined ? [new TextContent(string.Concat(Opening, Material, Closing))] : [new TextContent(Opening), new TextContent(Material), new TextContent(Closing)])];
}
