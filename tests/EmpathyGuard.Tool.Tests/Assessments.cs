namespace EmpathyGuard.Tool.Tests;

/// <summary>Assessments made by hand.</summary>
internal static class Assessments
{
    /// <summary>Assessed, nothing found.</summary>
    public static EmpathyAssessment Plain { get; } = Full with { Counter = [], Crisis = CrisisAssessment.None, Findings = [], SignalFindings = [] };

    /// <summary>Every member has a value of its own.</summary>
    public static EmpathyAssessment Full => new()
    {
        Status = EmpathyStatus.Assessed,
        Modes = new EmpathyModes
        {
            SentimentAttenuation = new ModeAssessment { Score = 0.61, Label = EmpathyLabel.Failure, Measure = 0.25, Confidence = 0.9 },
            GranularityMismatch = new ModeAssessment { Label = EmpathyLabel.NotApplicable, Confidence = 0.2 },
            ConflictAvoidance = new ConflictAvoidanceAssessment
            {
                Score = 0.4,
                Label = EmpathyLabel.Concern,
                Measure = 1,
                Confidence = 0.8,
                PrematureClosure = 0.4,
                Evasion = 0.3,
                Sycophancy = 0.2,
                Abandonment = 0.1,
            },
            LinguisticDistancing = new LinguisticDistancingAssessment
            {
                Score = 0,
                Label = EmpathyLabel.Clear,
                Measure = -0.5,
                Confidence = 1,
                Densities = new DistancingDensities { AgentlessPassive = 0.11, Nominalisation = 0.12, ImpersonalSubject = 0.13 },
            },
        },
        Person = new PersonAffect { Valence = -0.4, Intensity = 0.7, Feelings = [FeelingKind.Fear, FeelingKind.Longing], Asks = [PersonAsk.Fact, PersonAsk.ToBeHeard] },
        Signals = new EmpathySignals
        {
            EmotionalReaction = 0.01,
            Interpretation = 0.02,
            Exploration = 0.03,
            Advice = 0.04,
            Dismissal = 0.05,
            SelfFocus = 0.06,
            Specificity = 0.07,
            Sycophancy = 0.08,
            Evasion = 0.09,
            RiskUnanswered = 0.1,
        },
        Dimensions = new EmpathyDimensions { Cognitive = 0.61, Relational = 0.62 },
        Counter = [CounterEmpathy.ClaimedExperience, CounterEmpathy.NormalisingRisk],
        Crisis = new CrisisAssessment
        {
            RiskCue = true,
            Kinds = [RiskKind.SelfHarm, RiskKind.PartnerViolence],
            Resources = [new CrisisResourceMention { Start = 5, Length = 3, Verified = true }],
        },
        SignalFindings = [new EmpathyFinding { Rule = "signal.exploration", Message = 1, Start = 4, Length = 6, Why = "It asks." }],
        Findings =
        [
            new EmpathyFinding { Mode = EmpathyFailureMode.SentimentAttenuation, Rule = "attenuation.unnamed", Message = 1, Start = 2, Length = 3, Why = "It's not named — é." },
            new EmpathyFinding { Rule = "counter.claimedExperience", Message = 1, Start = 0, Length = 4, Why = "A \"quote\"." },
        ],
        Scorer = "scripted 1",
    };
}
