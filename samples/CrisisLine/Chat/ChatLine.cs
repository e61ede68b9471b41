namespace CrisisLine.Chat;

/// <summary>One message of the history.</summary>
internal sealed record ChatLine
{
    /// <summary><c>user</c> or <c>assistant</c>.</summary>
    public string? Role { get; init; }

    public string? Content { get; init; }

    // The text of a record would otherwise stand in every log that formats it.
    public override string ToString() => $"{Role}, {Content?.Length ?? 0} characters";
}
