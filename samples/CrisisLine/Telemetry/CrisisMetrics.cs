using System.Diagnostics.Metrics;

namespace CrisisLine.Telemetry;

/// <summary>What this application counts itself; the guard's own meter is beside it. No text, no ids.</summary>
internal sealed class CrisisMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "CrisisLine";

    private readonly Meter _meter;
    private readonly Counter<long> _replies;
    private readonly Counter<long> _storageFailures;
    private readonly Counter<long> _dropped;

    public CrisisMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _replies = _meter.CreateCounter<long>("crisisline.replies", "{reply}", "Exchanges by outcome, and whether the person was at risk.");
        _storageFailures = _meter.CreateCounter<long>("crisisline.storage.failures", "{failure}", "Writes that the database refused, by what was written.");
        _dropped = _meter.CreateCounter<long>("crisisline.assessments.dropped", "{assessment}", "Assessments that were never written because the database failed for too long.");
    }

    public void Replied(string outcome, bool atRisk) =>
        _replies.Add(1, new KeyValuePair<string, object?>("crisisline.outcome", outcome), new KeyValuePair<string, object?>("crisisline.at_risk", atRisk));

    public void StorageFailed(string what) => _storageFailures.Add(1, new KeyValuePair<string, object?>("crisisline.stored", what));

    public void Dropped() => _dropped.Add(1);

    /// <summary>Shows the desk.</summary>
    /// <param name="waiting">How many conversations wait for a human, and for how long the oldest has.</param>
    public void Watch(Func<(int Count, TimeSpan Oldest)> waiting)
    {
        _meter.CreateObservableGauge("crisisline.escalations.waiting", () => waiting().Count, "{conversation}", "Conversations that wait for a human.");
        _meter.CreateObservableGauge("crisisline.escalations.oldest", () => waiting().Oldest.TotalSeconds, "s", "How long the oldest of them has waited.");
    }
}
