namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>What was measured of one subject, in nanoseconds per call, over all rounds.</summary>
internal sealed class Samples
{
    private readonly List<double> _batches = [];
    private readonly List<double> _calls = [];
    private readonly List<double> _rounds = [];

    /// <summary>The median of each round's batches, in the order of the rounds.</summary>
    public IReadOnlyList<double> Rounds => _rounds;

    /// <summary>The median of all batches; not a number where there are none.</summary>
    public double Median => Statistics.Quantile(_batches, 0.5);

    /// <summary>The median of the calls that were timed one by one, the clock's own time included.</summary>
    public double P50 => Statistics.Quantile(_calls, 0.5);

    /// <summary>The 99th percentile of the calls that were timed one by one, the clock's own time included.</summary>
    public double P99 => Statistics.Quantile(_calls, 0.99);

    /// <summary>What one call allocates on the calling thread, in bytes; <see langword="null"/> where that cannot be seen.</summary>
    public double? Bytes { get; set; }

    /// <summary>Adds one round.</summary>
    /// <param name="batches">The mean of each batch.</param>
    /// <param name="calls">The single calls.</param>
    public void Add(IReadOnlyCollection<double> batches, IReadOnlyCollection<double> calls)
    {
        _batches.AddRange(batches);
        _calls.AddRange(calls);
        _rounds.Add(Statistics.Quantile(batches, 0.5));
    }
}
