namespace EmpathyGuard.Tests.Guard.Client;

internal static class Assessments
{
    public static EmpathyAssessment Of(
        double attenuation = 0,
        double distancing = 0,
        CrisisAssessment? crisis = null,
        CounterEmpathy[]? counter = null,
        string? rule = null,
        double? riskUnanswered = null)
    {
        EmpathyThresholds thresholds = EmpathyThresholds.Default;
        return EmpathyAssessment.NotApplicable("x", "scripted") with
        {
            Status = EmpathyStatus.Assessed,
            Reason = null,
            Modes = new EmpathyModes
            {
                SentimentAttenuation = new ModeAssessment { Score = attenuation, Label = thresholds.Label(attenuation) },
                GranularityMismatch = new ModeAssessment { Score = 0, Label = EmpathyLabel.Clear },
                ConflictAvoidance = new ConflictAvoidanceAssessment { Score = 0, Label = EmpathyLabel.Clear },
                LinguisticDistancing = new LinguisticDistancingAssessment { Score = distancing, Label = thresholds.Label(distancing), Densities = new DistancingDensities() },
            },
            Signals = new EmpathySignals { RiskUnanswered = riskUnanswered },
            Crisis = crisis ?? CrisisAssessment.None,
            Counter = counter ?? [],
            Findings = rule is null ? [] : [new EmpathyFinding { Rule = rule, Message = 0, Start = 0, Length = 1, Why = "Because." }],
        };
    }

    /// <summary>A reply with "bad" in it fails, one with "worse" fails by more; risk is in the person's "risk".</summary>
    public static EmpathyAssessment ByText(EmpathyExchange exchange)
    {
        string reply = exchange.Messages[exchange.ReplyIndex].Text;
        bool risk = exchange.Messages.Any(m => m.Role == EmpathyRole.User && m.Text.Contains("risk", StringComparison.Ordinal));
        return Of(
            reply.Contains("worse", StringComparison.Ordinal) ? 0.9 : reply.Contains("bad", StringComparison.Ordinal) ? 0.8 : 0.1,
            crisis: new CrisisAssessment { RiskCue = risk, Kinds = risk ? [RiskKind.Suicide] : [] },
            counter: reply.Contains("method", StringComparison.Ordinal) ? [CounterEmpathy.MethodDetail] : []);
    }
}
