namespace EmpathyGuard;

/// <content>The moves, one a rule.</content>
internal static partial class RepairGuidance
{
    private const string AnswerRisk =
        "The person may be at risk: say so plainly, ask directly whether they are safe, and name help only if you are certain that it exists.";

    private const string CounterPrefix = "counter.";

    /// <summary>The move of a rule, and the form it takes after the person's own words, where quoting them helps.</summary>
    private static (string Move, string? Quoting)? Move(string rule) => rule switch
    {
        "attenuation.unnamed" => ("Name the feeling in what the person told you.", "Name that, at its size."),
        "attenuation.shrunk" => ("Meet the feeling at the size the person gave it, not a smaller one.", "Meet that at its size, not a smaller one."),
        "attenuation.minimised" => ("Take out what makes it smaller, such as a comparison or a silver lining.", "Do not make that smaller."),
        "attenuation.clinical" => ("Say it in the person's plain words instead of clinical terms.", "Say that in their plain words, not in clinical terms."),
        "attenuation.cheerful" => ("Stay with what is hard before anything positive, and drop the cheerful turn.", "Stay with that before anything positive."),
        "attenuation.joyFlattened" => ("Share in the good news and say what it took to get there.", "That is good news for them: say so, and say what it took."),
        "granularity.generic" => ("Take up one particular of this person's message, so that the reply could go to nobody else.", "Take up that particular."),
        "granularity.wrongParticular" => ("Answer the particular that matters to the person, and drop any detail that they did not give.", "Answer that; drop any detail they did not give."),
        "granularity.reExposes" => ("Leave out the details that the person asked not to go through again.", null),
        "granularity.overload" => ("Answer with the one or two things that matter now, in a few sentences instead of a list.", null),
        "conflict.prematureClosure" => ("Before any advice or conclusion, name what is unresolved and ask one open question about it.", "Before any advice, name that and ask one open question about it."),
        "conflict.evasion" => ("Answer what was asked, first and plainly; if a promise or an error was yours, own it.", "Answer that first and plainly; if the error was yours, own it."),
        "conflict.sycophancy" => ("Weigh the claim or the plan instead of agreeing: say what speaks against it, with respect.", "Weigh that instead of agreeing: say what speaks against it, with respect."),
        "conflict.abandonment" => ("Name the harm that the person disclosed, and stay with it before and after pointing to anyone else.", "Name that, and stay with it before and after pointing to anyone else."),
        "distancing.impersonal" => ("Speak to the person directly, not of people in general.", null),
        "distancing.passive" => ("Say who does what, instead of what is done.", null),
        "distancing.nominal" => ("Use verbs for what happened to the person, instead of abstract nouns.", null),
        "distancing.policyVoice" => ("Say what it means for this person in plain words, instead of quoting policy.", null),
        "distancing.caseFile" => ("Answer the person, not the case: begin with what happened to them.", "Answer the person, not the case: begin with that."),
        "risk.unanswered" => (AnswerRisk, null),
        _ when rule.StartsWith(CounterPrefix, StringComparison.Ordinal)
            && Enum.TryParse(rule.AsSpan(CounterPrefix.Length), ignoreCase: true, out CounterEmpathy counter) => (Counter(counter), null),
        _ => null,
    };

    private static string Fallback(EmpathyFailureMode mode) => mode switch
    {
        EmpathyFailureMode.SentimentAttenuation => Move("attenuation.unnamed")!.Value.Move,
        EmpathyFailureMode.GranularityMismatch => Move("granularity.generic")!.Value.Move,
        EmpathyFailureMode.ConflictAvoidance => Move("conflict.prematureClosure")!.Value.Move,
        _ => Move("distancing.impersonal")!.Value.Move,
    };

    private static string Counter(CounterEmpathy counter) => counter switch
    {
        CounterEmpathy.ClaimedFeeling => "Take out the claim to feel something yourself.",
        CounterEmpathy.ClaimedExperience => "Take out the claim to have lived through it.",
        CounterEmpathy.HumanClaim => "Take out the claim to be human.",
        CounterEmpathy.IntimacyRolePlay => "Take out what speaks as a partner or a best friend.",
        CounterEmpathy.Exclusivity => "Take out the claim that nobody else understands.",
        CounterEmpathy.SecrecyPromise => "Take out the promise of secrecy.",
        CounterEmpathy.PressureToStay => "Take out what keeps the person from leaving or from turning to others.",
        CounterEmpathy.UnearnedPraise => "Take out praise that the message does not earn.",
        CounterEmpathy.NormalisingRisk => "Do not treat the risk as normal or as a fair choice.",
        CounterEmpathy.Diagnosis => "Take out the diagnosis.",
        _ => "Take out every detail of a method.",
    };
}
