namespace CrisisLine.Chat;

/// <summary>One thing that the person's page is told.</summary>
internal sealed record PersonEvent
{
    /// <summary><c>delta</c>, <c>done</c>, <c>failed</c>, <c>human</c> on a reply; <c>joined</c>, <c>message</c>, <c>left</c> beside it.</summary>
    public required string Type { get; init; }

    public string? Text { get; init; }

    /// <summary>Who speaks, where a human does.</summary>
    public string? Name { get; init; }

    public string? Id { get; init; }

    // The text is a conversation's.
    public override string ToString() => Type;
}
