using Microsoft.Extensions.AI;

namespace Quickstart;

/// <summary>One written conversation: what the person said, and the two replies that the embedded model has for it.</summary>
internal sealed record Conversation
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The messages before the reply; the last one is the person's.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    public required string FirstReply { get; init; }

    /// <summary>The reply to a re-prompt; <see langword="null"/> where none should be wanted.</summary>
    public string? SecondReply { get; init; }

    public required Expectation Expected { get; init; }

    public string Person => Messages[^1].Text;
}
