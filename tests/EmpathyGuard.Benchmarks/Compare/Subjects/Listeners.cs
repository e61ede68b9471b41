using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Listens to every span and every metric of the chat client decorators for as long as it lives, as an exporter would, and keeps nothing.</summary>
internal sealed class Listeners : IDisposable
{
    private readonly ActivityListener _spans = new()
    {
        ShouldListenTo = static source => IsOfInterest(source.Name),
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    private readonly MeterListener _metrics = new()
    {
        InstrumentPublished = static (instrument, listener) =>
        {
            if (IsOfInterest(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        },
    };

    public Listeners()
    {
        ActivitySource.AddActivityListener(_spans);
        _metrics.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        _metrics.SetMeasurementEventCallback<int>(static (_, _, _, _) => { });
        _metrics.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        _metrics.Start();
    }

    public void Dispose()
    {
        _spans.Dispose();
        _metrics.Dispose();
    }

    private static bool IsOfInterest(string name) =>
        name.StartsWith("EmpathyGuard", StringComparison.Ordinal) || name.Contains("Microsoft.Extensions.AI", StringComparison.Ordinal);
}
