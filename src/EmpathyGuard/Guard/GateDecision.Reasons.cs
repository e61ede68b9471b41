namespace EmpathyGuard;

/// <summary>The stable reasons of a <see cref="GateDecision"/>, one a rule.</summary>
internal static class GateReasons
{
    public const string Accepted = "accepted";
    public const string Unjudged = "unjudged";
    public const string Refusal = "refusal";
    public const string LanguageChanged = "languageChanged";
    public const string GuidanceEchoed = "guidanceEchoed";
    public const string CounterAdded = "counterAdded";
    public const string HarmRemains = "harmRemains";
    public const string RiskUnanswered = "riskUnanswered";
    public const string ResourceLost = "resourceLost";
    public const string FactLost = "factLost";
    public const string ProhibitionLost = "prohibitionLost";
    public const string LengthOutOfRange = "lengthOutOfRange";
    public const string WordsPutInMouth = "wordsPutInMouth";
    public const string OtherModeRose = "otherModeRose";
    public const string NotImproved = "notImproved";
}
