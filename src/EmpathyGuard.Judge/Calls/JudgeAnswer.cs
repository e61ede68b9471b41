namespace EmpathyGuard.Judge;

/// <summary>What came back: a text, or the reason why there is none; and what it used up.</summary>
internal readonly record struct JudgeAnswer(string? Text, string? Reason, long InputTokens = 0, long OutputTokens = 0)
{
    public static JudgeAnswer Without(string reason) => new(null, reason);

    // The answer quotes the conversation.
    public override string ToString() => Reason ?? "answered";
}
