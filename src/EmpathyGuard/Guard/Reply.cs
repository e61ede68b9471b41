namespace EmpathyGuard;

/// <summary>What the loop needs to know of a draft, whichever mouth it came through.</summary>
/// <param name="Text">The assistant's text after the last tool result.</param>
/// <param name="NotScored">Why there is nothing to score (see <see cref="NotScoredReasons"/>); <see langword="null"/> where there is.</param>
/// <param name="ConversationId">The id of the conversation after this draft.</param>
/// <param name="ResponseId">The provider's id of the response.</param>
internal readonly record struct Reply(string Text, string? NotScored, string? ConversationId, string? ResponseId)
{
    /// <summary>No text: a reply must not reach a log by way of an interpolated string.</summary>
    public override string ToString() => NotScored ?? $"{Text.Length} characters";
}
