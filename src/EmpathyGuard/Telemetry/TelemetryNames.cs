namespace EmpathyGuard.Telemetry;

/// <summary>Every name that the guard's logs, metrics and spans use. A name once shipped does not change.</summary>
internal static class TelemetryNames
{
    /// <summary>The activity source, the meter and the log category.</summary>
    public const string Source = "EmpathyGuard";

    /// <summary>The log category of the evaluation events, of its own so that an operator can send them elsewhere or switch them off.</summary>
    public const string EvaluationCategory = "EmpathyGuard.Evaluation";

    public static class Metrics
    {
        public const string Assessments = "empathyguard.assessments";
        public const string Reprompts = "empathyguard.reprompts";
        public const string ScoringDuration = "empathyguard.scoring.duration";
        public const string AddedLatency = "empathyguard.added_latency";
        public const string Unjudged = "empathyguard.unjudged";
        public const string Escalations = "empathyguard.escalations";
        public const string EscalationsLost = "empathyguard.escalations.lost";
        public const string CrisisResources = "empathyguard.crisis.resources_offered";
        public const string Releases = "empathyguard.gate.releases";
        public const string Degraded = "empathyguard.degraded";
    }

    public static class Tags
    {
        public const string Mode = "empathyguard.mode";
        public const string Label = "empathyguard.label";
        public const string Action = "empathyguard.action";
        public const string Outcome = "empathyguard.reprompt.outcome";
        public const string Reason = "empathyguard.reason";
        public const string Severity = "empathyguard.severity";
        public const string Verified = "empathyguard.resource.verified";
        public const string Delivery = "empathyguard.delivery";
        public const string Release = "empathyguard.gate.release";
        public const string Degraded = "empathyguard.degraded";
        public const string Escalated = "empathyguard.escalated";
        public const string Operation = "gen_ai.operation.name";
        public const string ResponseId = "gen_ai.response.id";
    }

    /// <summary>The evaluation event of the OpenTelemetry conventions for generative AI.</summary>
    public static class Evaluation
    {
        public const string EventName = "gen_ai.evaluation.result";
        public const string Name = "gen_ai.evaluation.name";
        public const string ScoreValue = "gen_ai.evaluation.score.value";
        public const string ScoreLabel = "gen_ai.evaluation.score.label";
        public const string ErrorType = "error.type";
    }
}
