namespace EmpathyGuard.Judge;

/// <summary>A verdict as the answer gives it, before its quotes are looked up.</summary>
internal readonly record struct ModeAnswer(JudgeVerdict Verdict, string ReplyQuote, string PersonQuote)
{
    // The quotes are text of the conversation.
    public override string ToString() => Verdict.ToString();
}
