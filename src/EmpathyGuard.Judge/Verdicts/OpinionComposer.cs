namespace EmpathyGuard.Judge;

/// <summary>Turns verdicts into the public result.</summary>
internal sealed class OpinionComposer(JudgeCalibration? calibration, string scorer)
{
    // Without a calibration a verdict is worth a fair bet and no more.
    private const double RoughYes = 0.75;
    private const double RoughNo = 0.15;
    private const int Places = 6;

    // It reads nothing of risk, and says so.
    private static readonly CrisisAssessment Unread = new() { RiskUnknown = true };

    private static readonly string[] Whys =
    [
        "The judge quotes this as meeting the feeling below its size, or not naming it.",
        "The judge quotes this as the wrong grain: words that could go to anyone, or the wrong particular.",
        "The judge quotes this as closing or slipping past the conflict.",
        "The judge quotes this as language in which the person vanishes.",
    ];

    private static readonly string[] Rules = [.. Enum.GetValues<EmpathyFailureMode>().Select(static mode => "judge." + JudgeNames.Of(mode))];

    public static EmpathyAssessment Unjudged(string reason, string scorer, SecondOpinion opinion) =>
        EmpathyAssessment.Unjudged(reason, scorer, Unread) with { SecondOpinion = opinion };

    public EmpathyAssessment Compose(EmpathyExchange exchange, ModeVerdict[] verdicts, SecondOpinion opinion)
    {
        ModeAssessment attenuation = Mode(exchange, verdicts, EmpathyFailureMode.SentimentAttenuation);
        ModeAssessment granularity = Mode(exchange, verdicts, EmpathyFailureMode.GranularityMismatch);
        ModeAssessment conflict = Mode(exchange, verdicts, EmpathyFailureMode.ConflictAvoidance);
        ModeAssessment distancing = Mode(exchange, verdicts, EmpathyFailureMode.LinguisticDistancing);
        return new EmpathyAssessment
        {
            Status = EmpathyStatus.Assessed,
            Modes = new EmpathyModes
            {
                SentimentAttenuation = attenuation,
                GranularityMismatch = granularity,
                ConflictAvoidance = new ConflictAvoidanceAssessment { Score = conflict.Score, Label = conflict.Label },
                LinguisticDistancing = new LinguisticDistancingAssessment { Score = distancing.Score, Label = distancing.Label, Densities = new DistancingDensities() },
            },
            Signals = new EmpathySignals(),
            Dimensions = new EmpathyDimensions { Cognitive = Largest(granularity.Score, attenuation.Score), Relational = Largest(conflict.Score, attenuation.Score) },
            Crisis = Unread,
            Findings = Findings(exchange, verdicts),
            Scorer = scorer,
            SecondOpinion = opinion,
        };
    }

    private static List<EmpathyFinding> Findings(EmpathyExchange exchange, ModeVerdict[] verdicts)
    {
        List<EmpathyFinding> findings = [];
        for (int i = 0; i < verdicts.Length; i++)
        {
            ModeVerdict verdict = verdicts[i];
            if (verdict.Verdict != JudgeVerdict.Yes)
            {
                continue;
            }

            if (verdict.PersonMessage >= 0)
            {
                findings.Add(Finding(i, verdict.PersonMessage, verdict.Person, "The judge quotes this as what the reply should have met."));
            }

            findings.Add(Finding(i, exchange.ReplyIndex, verdict.Reply, Whys[i]));
        }

        return findings;
    }

    private static EmpathyFinding Finding(int mode, int message, QuoteSpan span, string why) => new()
    {
        Mode = (EmpathyFailureMode)mode,
        Rule = Rules[mode],
        Message = message,
        Start = span.Start,
        Length = span.Length,
        Why = why,
    };

    private static double? Largest(double? a, double? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);

    private ModeAssessment Mode(EmpathyExchange exchange, ModeVerdict[] verdicts, EmpathyFailureMode mode)
    {
        JudgeCounts? counts = calibration is not null && calibration.Counts.TryGetValue(mode, out JudgeCounts? counted) ? counted : null;
        double? score = verdicts[(int)mode].Verdict switch
        {
            JudgeVerdict.Yes => Math.Round(counts?.YesScore ?? RoughYes, Places),
            JudgeVerdict.No => Math.Round(counts?.NoScore ?? RoughNo, Places),
            _ => null,
        };
        return new ModeAssessment
        {
            Score = score,
            Label = score is { } value ? exchange.Thresholds(mode).Label(value)
                : verdicts[(int)mode].Verdict == JudgeVerdict.NotApplicable ? EmpathyLabel.NotApplicable : EmpathyLabel.Unjudged,
        };
    }
}
