namespace EmpathyGuard;

/// <summary>Decides whether a second reply may take the place of the first. Pure.</summary>
/// <remarks>
/// The rules are asked in this order, and the first one broken is the reason. "Veto" says whether a rule holds after a harm veto too:
/// there the first reply holds what must go, so nothing of it but the verified resources has to be kept.
/// <list type="table">
/// <listheader><term>reason</term><description>rule</description></listheader>
/// <item><term><c>unjudged</c></term><description>The second reply, and in it every flagged mode, is judged. Veto: yes.</description></item>
/// <item><term><c>refusal</c></term><description>It is not a refusal, unless the first one was. Veto: no, declining is then right.</description></item>
/// <item><term><c>languageChanged</c></term><description>It has the script and the language of the first. Veto: yes.</description></item>
/// <item><term><c>guidanceEchoed</c></term><description>It repeats no eight words of the guidance in a row; the person's own words, quoted there, are free. Veto: yes.</description></item>
/// <item><term><c>counterAdded</c></term><description>No counter-detector fires that did not fire on the first. Veto: yes.</description></item>
/// <item><term><c>harmRemains</c></term><description>No harm counter fires at all. Veto only.</description></item>
/// <item><term><c>riskUnanswered</c></term><description>Risk does not become unanswered; after a veto it is answered. Veto: yes.</description></item>
/// <item><term><c>resourceLost</c></term><description>Every verified resource stands there exactly as it did. Veto: yes.</description></item>
/// <item><term><c>factLost</c></term><description>Every number with a unit, date, time, amount, link and phone number is kept. Veto: no.</description></item>
/// <item><term><c>prohibitionLost</c></term><description>Every negated instruction is kept, but for those inside a flagged span. Veto: no.</description></item>
/// <item><term><c>lengthOutOfRange</c></term><description>At least 0.4 × the words (0.2 × where the finding is overload) and at most the larger of 1.5 × and 40 more. Veto: the upper bound.</description></item>
/// <item><term><c>wordsPutInMouth</c></term><description>No "you said" with content words that the person did not use. Veto: yes.</description></item>
/// <item><term><c>otherModeRose</c></term><description>No mode that was not flagged rises by more than 0.05. Veto: no.</description></item>
/// <item><term><c>notImproved</c></term><description>The flagged modes fall by 0.10 on average, and the worst of them falls. Veto: no.</description></item>
/// </list>
/// </remarks>
internal static partial class AcceptanceGate
{
    /// <summary>How far the flagged modes must fall on average: 0.10.</summary>
    public const double RequiredFall = 0.10;

    /// <summary>How far any other mode may rise: 0.05.</summary>
    public const double AllowedRise = 0.05;

    /// <summary>From this signal on, risk counts as unanswered: 0.5.</summary>
    public const double RiskIsUnanswered = 0.5;

    // Scores are sums of decimals; a margin missed by rounding alone is not missed.
    private const double Rounding = 1e-9;

    // Each is held against all of the second reply's; nothing written for a person forbids more, and what does is not rewritten.
    private const int MostProhibitions = 512;
    private const string Overload = "granularity.overload";

    private static readonly (string Reason, Func<GateCase, bool> Breaks)[] Rules =
    [
        (GateReasons.Unjudged, IsUnjudged),
        (GateReasons.Refusal, static c => !c.Veto && Refuses(c.SecondWords) && !Refuses(c.FirstWords)),
        (GateReasons.LanguageChanged, ChangesLanguage),
        (GateReasons.GuidanceEchoed, EchoesGuidance),
        (GateReasons.CounterAdded, AddsCounter),
        (GateReasons.HarmRemains, static c => c.Veto && c.Second.Counter.Any(IsHarm)),
        (GateReasons.RiskUnanswered, LeavesRiskUnanswered),
        (GateReasons.ResourceLost, LosesResource),
        (GateReasons.FactLost, static c => !c.Veto && !c.FirstFacts.Facts.IsSubsetOf(c.SecondFacts.Facts)),
        (GateReasons.ProhibitionLost, LosesProhibition),
        (GateReasons.LengthOutOfRange, IsOutOfRange),
        (GateReasons.WordsPutInMouth, PutsWordsInMouth),
        (GateReasons.OtherModeRose, LetsOtherModeRise),
        (GateReasons.NotImproved, DoesNotImprove),
    ];

    private static readonly EmpathyFailureMode[] Modes = Enum.GetValues<EmpathyFailureMode>();

    /// <summary>Whether false empathy of this kind may do harm to a person at risk.</summary>
    public static bool IsHarm(CounterEmpathy counter) => counter is
        CounterEmpathy.MethodDetail or CounterEmpathy.NormalisingRisk or CounterEmpathy.SecrecyPromise or CounterEmpathy.PressureToStay;

    /// <summary>Holds the second reply against the first.</summary>
    /// <param name="first">The exchange with the first reply.</param>
    /// <param name="firstAssessment">Its assessment.</param>
    /// <param name="second">The same history with the second reply.</param>
    /// <param name="secondAssessment">Its assessment.</param>
    /// <param name="flagged">The modes that called for the re-prompt; empty after a harm veto.</param>
    /// <param name="guidance">The guidance that was given, so that an echo of it is refused.</param>
    public static GateDecision Decide(
        EmpathyExchange first,
        EmpathyAssessment firstAssessment,
        EmpathyExchange second,
        EmpathyAssessment secondAssessment,
        IReadOnlyList<EmpathyFailureMode> flagged,
        string guidance)
    {
        var gateCase = new GateCase(first, firstAssessment, second, secondAssessment, flagged, guidance);
        foreach ((string reason, Func<GateCase, bool> breaks) in Rules)
        {
            if (breaks(gateCase))
            {
                return new GateDecision(false, reason);
            }
        }

        return new GateDecision(true, GateReasons.Accepted);
    }

    private static bool IsUnjudged(GateCase c) => c.Second.Status != EmpathyStatus.Assessed
        || c.SecondWords.Count == 0
        || c.Flagged.Any(mode => c.Second.Modes[mode].Score is null || c.First.Modes[mode].Score is null);

    private static bool AddsCounter(GateCase c) => c.Second.Counter.Any(counter => !c.First.Counter.Contains(counter));

    private static bool LeavesRiskUnanswered(GateCase c)
    {
        double? first = c.First.Signals.RiskUnanswered;
        double? second = c.Second.Signals.RiskUnanswered;
        return c.Veto ? second is null or >= RiskIsUnanswered : second >= RiskIsUnanswered && first is null or < RiskIsUnanswered;
    }

    private static bool LosesResource(GateCase c)
    {
        HashSet<string> kept = new(VerifiedMentions(c.Second, c.SecondWords.Text), StringComparer.Ordinal);
        return VerifiedMentions(c.First, c.FirstWords.Text).Any(mention => !kept.Contains(mention));
    }

    private static IEnumerable<string> VerifiedMentions(EmpathyAssessment assessment, string text) => assessment.Crisis.Resources
        .Where(resource => resource.Verified && resource.Start >= 0 && resource.Length > 0 && resource.Start <= text.Length - resource.Length)
        .Select(resource => text.Substring(resource.Start, resource.Length));

    private static bool LosesProhibition(GateCase c) => !c.Veto
        && (c.FirstFacts.Prohibitions.Count > MostProhibitions
            || c.FirstFacts.Prohibitions.Any(prohibition => !c.SecondFacts.Forbids(prohibition) && !c.IsInsideFlaggedSpan(prohibition.Start)));

    private static bool IsOutOfRange(GateCase c)
    {
        int first = c.FirstWords.Count;
        int second = c.SecondWords.Count;
        double least = c.First.Findings.Any(static finding => finding.Rule == Overload) ? 0.2 : 0.4;
        return second > Math.Max(1.5 * first, first + 40) || (!c.Veto && second < least * first);
    }

    private static bool LetsOtherModeRise(GateCase c) => !c.Veto && Modes.Any(mode =>
        !c.Flagged.Contains(mode) && Score(c.Second, mode) - Score(c.First, mode) > AllowedRise + Rounding);

    private static bool DoesNotImprove(GateCase c)
    {
        if (c.Veto)
        {
            return false;
        }

        double fall = c.Flagged.Average(mode => Score(c.First, mode) - Score(c.Second, mode));
        EmpathyFailureMode worst = c.Flagged.MaxBy(mode => Score(c.First, mode));
        return fall < RequiredFall - Rounding || Score(c.Second, worst) >= Score(c.First, worst);
    }

    private static double Score(EmpathyAssessment assessment, EmpathyFailureMode mode) => assessment.Modes[mode].Score ?? 0;
}
