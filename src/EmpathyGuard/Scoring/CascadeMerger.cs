namespace EmpathyGuard.Scoring;

/// <summary>Makes one assessment of a first and a second.</summary>
internal static class CascadeMerger
{
    private static readonly EmpathyFailureMode[] Modes = Enum.GetValues<EmpathyFailureMode>();

    public static EmpathyAssessment Merge(EmpathyAssessment first, EmpathyAssessment second, OpenModes open, EmpathyExchange exchange, CascadeMerge merge)
    {
        string scorer = $"{second.Scorer} after {first.Scorer}";
        SecondOpinion opinion = second.SecondOpinion ?? new SecondOpinion { Status = SecondOpinionStatus.Judged };
        if (merge == CascadeMerge.Replace || first.Status != EmpathyStatus.Assessed)
        {
            // Where the first one knows nothing, there is nothing to raise.
            return second with
            {
                Scorer = scorer,
                Crisis = Both(first.Crisis, second.Crisis),
                Counter = Both(first.Counter, second.Counter),
                SecondOpinion = opinion,
            };
        }

        bool mayClear = merge == CascadeMerge.RaiseOrClear && !first.Crisis.RiskCue && !first.Crisis.RiskUnknown && !second.Crisis.RiskCue;
        int taken = 0;
        foreach (EmpathyFailureMode mode in Modes)
        {
            if (open.Contains(mode) && TakesSecond(first.Modes[mode], second.Modes[mode], mayClear))
            {
                taken |= 1 << (int)mode;
            }
        }

        EmpathyAssessment merged = first with
        {
            Scorer = scorer,
            Crisis = Both(first.Crisis, second.Crisis),
            Counter = Both(first.Counter, second.Counter),
            SecondOpinion = opinion,
        };
        return taken == 0 ? merged : Take(merged, first, second, taken, exchange);
    }

    public static CrisisAssessment Both(CrisisAssessment first, CrisisAssessment second) => second with
    {
        RiskCue = first.RiskCue || second.RiskCue,
        RiskUnknown = !first.RiskCue && !second.RiskCue && first.RiskUnknown && second.RiskUnknown,
        Kinds = [.. first.Kinds.Union(second.Kinds).Order()],
        Resources = second.Resources.Count > 0 ? second.Resources : first.Resources,
    };

    private static IReadOnlyList<CounterEmpathy> Both(IReadOnlyList<CounterEmpathy> first, IReadOnlyList<CounterEmpathy> second) =>
        second.Count == 0 ? first : [.. first.Union(second).Order()];

    private static bool TakesSecond(ModeAssessment first, ModeAssessment second, bool mayClear) => second.Label switch
    {
        EmpathyLabel.Unjudged => false,
        EmpathyLabel.Concern or EmpathyLabel.Failure => (first.Score ?? 0) < second.Score,
        _ when first.Label == EmpathyLabel.Unjudged => true,
        EmpathyLabel.Clear => mayClear && first.Label is EmpathyLabel.Concern or EmpathyLabel.Failure && second.Score < first.Score,
        _ => false,
    };

    private static EmpathyAssessment Take(EmpathyAssessment merged, EmpathyAssessment first, EmpathyAssessment second, int taken, EmpathyExchange exchange)
    {
        bool Taken(EmpathyFailureMode mode) => (taken >> (int)mode & 1) != 0;
        T One<T>(EmpathyFailureMode mode, T own)
            where T : ModeAssessment => Taken(mode)
                ? own with { Score = second.Modes[mode].Score, Label = second.Modes[mode].Score is { } s ? exchange.Thresholds(mode).Label(s) : second.Modes[mode].Label }
                : own;

        var modes = new EmpathyModes
        {
            SentimentAttenuation = One(EmpathyFailureMode.SentimentAttenuation, first.Modes.SentimentAttenuation),
            GranularityMismatch = One(EmpathyFailureMode.GranularityMismatch, first.Modes.GranularityMismatch),
            ConflictAvoidance = One(EmpathyFailureMode.ConflictAvoidance, first.Modes.ConflictAvoidance),
            LinguisticDistancing = One(EmpathyFailureMode.LinguisticDistancing, first.Modes.LinguisticDistancing),
        };
        return merged with
        {
            Modes = modes,
            Dimensions = first.Dimensions with
            {
                Cognitive = Largest(modes.GranularityMismatch.Score, modes.SentimentAttenuation.Score),
                Relational = Largest(modes.ConflictAvoidance.Score, modes.SentimentAttenuation.Score),
            },
            Findings = Findings(first, second, modes, Taken),
        };
    }

    // The first one's findings stay where it found something that still stands; the second's are added where its verdict was taken.
    private static List<EmpathyFinding> Findings(EmpathyAssessment first, EmpathyAssessment second, EmpathyModes modes, Func<EmpathyFailureMode, bool> taken)
    {
        List<EmpathyFinding> findings = [];
        foreach (EmpathyFailureMode mode in Modes)
        {
            bool cleared = taken(mode) && modes[mode].Label is EmpathyLabel.Clear or EmpathyLabel.NotApplicable;
            IEnumerable<EmpathyFinding> kept = first.Findings.Where(finding => finding.Mode == mode && !cleared);
            IEnumerable<EmpathyFinding> added = second.Findings.Where(finding => finding.Mode == mode && taken(mode) && !cleared);
            findings.AddRange(kept.Concat(added).OrderBy(static finding => finding.Message).ThenBy(static finding => finding.Start));
        }

        findings.AddRange(first.Findings.Where(static finding => finding.Mode is null));
        return findings;
    }

    private static double? Largest(double? a, double? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);
}
