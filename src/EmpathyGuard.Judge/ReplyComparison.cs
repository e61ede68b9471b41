namespace EmpathyGuard;

/// <summary>What came of a comparison. It holds no text of the conversation.</summary>
public sealed record ReplyComparison
{
    /// <summary>The reason of a comparison whose two answers do not agree.</summary>
    public const string Disagreed = "disagreed";

    /// <summary>Which reply is preferred.</summary>
    public required ReplyPreference Preference { get; init; }

    /// <summary>Why there is no preference that counts: <see cref="Disagreed"/> or one of <see cref="JudgeReasons"/>; else <see langword="null"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>The input tokens of both calls.</summary>
    public long InputTokens { get; init; }

    /// <summary>The output tokens of both calls.</summary>
    public long OutputTokens { get; init; }
}
