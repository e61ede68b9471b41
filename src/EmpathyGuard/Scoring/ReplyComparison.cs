namespace EmpathyGuard;

/// <summary>What came of a comparison of two replies. It holds no text of the conversation.</summary>
public sealed record ReplyComparison
{
    /// <summary>The reason of a comparison whose two answers do not agree.</summary>
    public const string Disagreed = "disagreed";

    /// <summary>Which reply is preferred.</summary>
    public required ReplyPreference Preference { get; init; }

    /// <summary>Why there is no preference that counts, a stable identifier such as <see cref="Disagreed"/>; else <see langword="null"/>. Never text of the conversation.</summary>
    public string? Reason { get; init; }

    /// <summary>The input tokens of all calls; 0 where none were reported.</summary>
    public long InputTokens { get; init; }

    /// <summary>The output tokens of all calls; 0 where none were reported.</summary>
    public long OutputTokens { get; init; }

    internal static ReplyComparison Without(string reason) => new() { Preference = ReplyPreference.Unjudged, Reason = reason };

    internal static ReplyComparison NotAsked(string? reason) => new() { Preference = ReplyPreference.NotAsked, Reason = reason };
}
