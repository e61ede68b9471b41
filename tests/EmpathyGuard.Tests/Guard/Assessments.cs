namespace EmpathyGuard.Tests.Guard;

/// <summary>Assessments as a scripted scorer would give them.</summary>
internal static class Assessments
{
    public static EmpathyAssessment Scored(
        double attenuation = 0,
        double granularity = 0,
        double conflict = 0,
        double distancing = 0,
        double riskUnanswered = 0,
        CounterEmpathy[]? counter = null,
        EmpathyFinding[]? findings = null,
        CrisisAssessment? crisis = null) => new()
        {
            Status = EmpathyStatus.Assessed,
            Modes = new EmpathyModes
            {
                SentimentAttenuation = new ModeAssessment { Score = attenuation, Label = EmpathyThresholds.Default.Label(attenuation) },
                GranularityMismatch = new ModeAssessment { Score = granularity, Label = EmpathyThresholds.Default.Label(granularity) },
                ConflictAvoidance = new ConflictAvoidanceAssessment { Score = conflict, Label = EmpathyThresholds.Default.Label(conflict) },
                LinguisticDistancing = new LinguisticDistancingAssessment { Score = distancing, Label = EmpathyThresholds.Default.Label(distancing), Densities = new DistancingDensities() },
            },
            Signals = new EmpathySignals { RiskUnanswered = riskUnanswered },
            Dimensions = new EmpathyDimensions(),
            Counter = counter ?? [],
            Findings = findings ?? [],
            Crisis = crisis ?? CrisisAssessment.None,
            Scorer = "scripted",
        };

    public static EmpathyFinding Finding(string rule, EmpathyFailureMode? mode = null, int message = 1, int start = 0, int length = 0) =>
        new() { Rule = rule, Mode = mode, Message = message, Start = start, Length = length, Why = "Because." };

    public static EmpathyEscalation Escalation(EmpathyEscalationSeverity severity = EmpathyEscalationSeverity.Urgent, string reason = "riskCue") => new()
    {
        Id = Guid.NewGuid(),
        RaisedAt = DateTimeOffset.UnixEpoch,
        Severity = severity,
        Reason = reason,
        Assessment = Scored(),
    };
}
