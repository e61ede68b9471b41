namespace Quickstart;

/// <summary>The stable reasons of the guard in plain words.</summary>
internal static class Reasons
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        // Why the second reply was refused.
        ["unjudged"] = "it could not be judged",
        ["refusal"] = "it refuses to answer",
        ["languageChanged"] = "it is in another language",
        ["guidanceEchoed"] = "it recites the guidance",
        ["counterAdded"] = "it adds false empathy, such as a claimed feeling or experience",
        ["harmRemains"] = "it could still do harm",
        ["riskUnanswered"] = "it leaves the risk unanswered",
        ["resourceLost"] = "it loses a verified resource",
        ["factLost"] = "it loses a number, a date or a link of the first",
        ["prohibitionLost"] = "it loses a warning of the first",
        ["lengthOutOfRange"] = "it is far longer or shorter than the first",
        ["wordsPutInMouth"] = "it quotes what the person did not say",
        ["otherModeRose"] = "it fails in another way",
        ["notImproved"] = "it is no better",
        ["notPreferred"] = "the judge does not prefer it in both orders",
        ["comparisonFailed"] = "the judge could not compare it with the first",

        // Why nothing was asked again, or something else went out.
        ["crisisFloor"] = "someone may be at risk, and then nothing is rewritten",
        ["riskUnknown"] = "whether someone is at risk could not be known",
        ["budgetExhausted"] = "the budget of extra calls is used up",
        ["maxReprompts"] = "no further attempt is allowed",
        ["timedOut"] = "the time was up",
        ["harmReplaced"] = "it could do harm",
    };

    /// <summary>The reason as the end of a sentence. One that is not known here is spelled out from its id.</summary>
    public static string Explain(string reason) => Sentences.GetValueOrDefault(reason) ?? Words.Of(reason);
}
