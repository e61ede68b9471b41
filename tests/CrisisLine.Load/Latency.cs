using System.Globalization;

namespace CrisisLine.Load;

/// <summary>What people waited for in one run.</summary>
internal sealed class Latency(IReadOnlyCollection<(double First, double End, bool Whole)> replies)
{
    private readonly double[] _first = [.. replies.Where(static reply => reply.Whole).Select(static reply => reply.First).Order()];
    private readonly double[] _end = [.. replies.Where(static reply => reply.Whole).Select(static reply => reply.End).Order()];

    public int Lost { get; } = replies.Count(static reply => !reply.Whole);

    public double First(double quantile) => At(_first, quantile);

    public double End(double quantile) => At(_end, quantile);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"end p50 {End(0.5):0.0} p95 {End(0.95):0.0} p99 {End(0.99):0.0}, first text p50 {First(0.5):0.0} p95 {First(0.95):0.0}, n {_end.Length}");

    private static double At(double[] sorted, double quantile) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(quantile * sorted.Length))];
}
