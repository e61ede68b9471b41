namespace EmpathyGuard;

/// <summary>The stable reasons of <see cref="EmpathyEscalation.Reason"/>.</summary>
internal static class EscalationReasons
{
    public const string RiskCue = "riskCue";
    public const string HarmVeto = "harmVeto";
    public const string RiskUnanswered = "riskUnanswered";
    public const string UnverifiedResource = "unverifiedResource";
    public const string Unjudged = "unjudged";
    public const string ContentFilter = NotScoredReasons.ContentFilter;
    public const string EmptyReply = NotScoredReasons.EmptyReply;
}
