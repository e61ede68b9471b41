using EmpathyGuard.Detectors;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Scoring;

/// <summary>Turns scores and signals into the public result.</summary>
internal static class AssessmentComposer
{
    public static EmpathyAssessment Compose(
        EmpathyExchange exchange,
        in PersonReading person,
        in ReplyReading reply,
        in SignalSet signals,
        in ModeScores scores,
        PersonAffect? affect,
        CrisisAssessment crisis,
        IReadOnlyList<CounterEmpathy> counter,
        IReadOnlyList<EmpathyFinding> findings,
        IReadOnlyList<EmpathyFinding> signalFindings,
        bool personUnread,
        string version)
    {
        double confidence = Confidence(person, reply);
        double? attenuation = personUnread ? null : Round(scores.Attenuation);
        double? granularity = personUnread ? null : Round(scores.Granularity);
        double? conflict = personUnread ? null : Round(scores.Conflict);
        double? distancing = Round(scores.Distancing);
        EmpathyLabel Label(double? score, EmpathyFailureMode mode) => score is { } value
            ? exchange.Thresholds(mode).Label(value)
            : personUnread ? EmpathyLabel.Unjudged : EmpathyLabel.NotApplicable;

        return new EmpathyAssessment
        {
            Status = EmpathyStatus.Assessed,
            Modes = new EmpathyModes
            {
                SentimentAttenuation = new ModeAssessment
                {
                    Score = attenuation,
                    Label = Label(attenuation, EmpathyFailureMode.SentimentAttenuation),
                    Likelihood = personUnread ? null : Round(scores.AttenuationLikelihood),
                    Measure = Round(scores.AttenuationMeasure),
                    Confidence = confidence,
                },
                GranularityMismatch = new ModeAssessment
                {
                    Score = granularity,
                    Label = Label(granularity, EmpathyFailureMode.GranularityMismatch),
                    Likelihood = personUnread ? null : Round(scores.GranularityLikelihood),
                    Measure = Round(scores.GranularityMeasure),
                    Confidence = confidence,
                },
                ConflictAvoidance = new ConflictAvoidanceAssessment
                {
                    Score = conflict,
                    Label = Label(conflict, EmpathyFailureMode.ConflictAvoidance),
                    Likelihood = personUnread ? null : Round(scores.ConflictLikelihood),
                    Measure = scores.ConflictMeasure,
                    Confidence = confidence,
                    PrematureClosure = Round(scores.PrematureClosure),
                    Evasion = Round(scores.Evasion),
                    Sycophancy = Round(scores.Sycophancy),
                    Abandonment = Round(scores.Abandonment),
                },
                LinguisticDistancing = new LinguisticDistancingAssessment
                {
                    Score = distancing,
                    Label = Label(distancing, EmpathyFailureMode.LinguisticDistancing),
                    Likelihood = Round(scores.DistancingLikelihood),
                    Measure = Round(scores.DistancingMeasure),
                    Confidence = confidence,
                    Densities = new DistancingDensities
                    {
                        AgentlessPassive = Round(reply.Register.AgentlessPassive),
                        Nominalisation = Round(reply.Register.Nominalisation),
                        ImpersonalSubject = Round(reply.Register.ImpersonalSubject),
                    },
                },
            },
            Signals = new EmpathySignals
            {
                EmotionalReaction = Round(signals.EmotionalReaction),
                Interpretation = Round(signals.Interpretation),
                Exploration = Round(signals.Exploration),
                Advice = Round(signals.Advice),
                Dismissal = Round(signals.Dismissal),
                SelfFocus = Round(signals.SelfFocus),
                Specificity = Round(signals.Specificity),
                Sycophancy = Round(signals.Sycophancy),
                Evasion = Round(signals.Evasion),
                RiskUnanswered = Round(signals.RiskUnanswered),
            },
            Dimensions = new EmpathyDimensions
            {
                Cognitive = Max(granularity, attenuation),
                Relational = Max(conflict, attenuation),
            },
            Person = affect,
            Counter = counter,
            Crisis = crisis,
            Findings = findings,
            SignalFindings = signalFindings,
            Scorer = version,
        };
    }

    // Six decimals: enough for any use, and the same bits on every machine whatever the last bit of an exponential.
    private static double? Round(double? value) => value is { } v ? Math.Round(v, 6) : null;

    private static double? Max(double? a, double? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);

    private static double Confidence(in PersonReading person, in ReplyReading reply)
    {
        double evidence = Saturation.Of(reply.Words, 0.04) * (reply.Sentences <= 2 ? 0.6 : 1);
        return Math.Round(person.Present ? evidence * (0.5 + (0.5 * Saturation.Of(person.Words, 0.1))) : 0.5 * evidence, 3);
    }
}
