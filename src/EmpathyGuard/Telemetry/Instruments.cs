using System.Diagnostics.Metrics;

namespace EmpathyGuard.Telemetry;

/// <summary>The guard's instruments on one meter.</summary>
internal sealed class Instruments
{
    // Scoring takes microseconds and a re-prompt takes seconds, so the two durations have their own boundaries.
    private static readonly double[] ScoringBoundaries = [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.1, 1];
    private static readonly double[] LatencyBoundaries = [0.00001, 0.0001, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    public Instruments(Meter meter)
    {
        Assessments = meter.CreateCounter<long>(TelemetryNames.Metrics.Assessments, "{assessment}", "Assessments by mode, label and action.");
        Reprompts = meter.CreateCounter<long>(TelemetryNames.Metrics.Reprompts, "{reprompt}", "Re-prompts wanted, by outcome and reason.");
        ScoringDuration = meter.CreateHistogram(
            TelemetryNames.Metrics.ScoringDuration, "s", "How long one assessment took.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = ScoringBoundaries });
        AddedLatency = meter.CreateHistogram(
            TelemetryNames.Metrics.AddedLatency, "s", "How long the guard made the person wait.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = LatencyBoundaries });
        Unjudged = meter.CreateCounter<long>(TelemetryNames.Metrics.Unjudged, "{reply}", "Replies that could not be judged, by reason.");
        Escalations = meter.CreateCounter<long>(TelemetryNames.Metrics.Escalations, "{escalation}", "Escalations raised, by severity and reason.");
        EscalationsLost = meter.CreateCounter<long>(TelemetryNames.Metrics.EscalationsLost, "{escalation}", "Escalations that no handler took, by severity and reason.");
        CrisisResources = meter.CreateCounter<long>(TelemetryNames.Metrics.CrisisResources, "{resource}", "Crisis resources in delivered replies, verified or not, without any identifier.");
        Releases = meter.CreateCounter<long>(TelemetryNames.Metrics.Releases, "{reply}", "Gated streams, by the reason why they went out when they did.");
        Degraded = meter.CreateCounter<long>(TelemetryNames.Metrics.Degraded, "{reply}", "Replies delivered while a part of the guard had failed.");
    }

    public Counter<long> Assessments { get; }

    public Counter<long> Reprompts { get; }

    public Histogram<double> ScoringDuration { get; }

    public Histogram<double> AddedLatency { get; }

    public Counter<long> Unjudged { get; }

    public Counter<long> Escalations { get; }

    public Counter<long> EscalationsLost { get; }

    public Counter<long> CrisisResources { get; }

    public Counter<long> Releases { get; }

    public Counter<long> Degraded { get; }
}
