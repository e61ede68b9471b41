namespace Quickstart;

/// <summary>What the author of a conversation expects of the guard; see Conversations/README.md for the words.</summary>
internal sealed record Expectation
{
    public required string Fails { get; init; }

    public required string Then { get; init; }

    public bool? Escalates { get; init; }

    public IReadOnlyList<string> Keeps { get; init; } = [];

    public required string Because { get; init; }
}
