using System.Diagnostics;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A call in this process, on this thread.</summary>
internal sealed class InProcessSubject(string name, Action call) : ISubject
{
    // Long enough that reading the clock does not count, short enough that many batches see no interruption.
    private const double BatchNanoseconds = 200_000;
    private const int MostBytesCalls = 2000;

    /// <summary>The share of a round that is not measured.</summary>
    private const double Again = 0.1;

    // When the code counts as settled: ten steps in a row without one that gains two in a hundred.
    private const int StepsWithoutGain = 10;
    private const double Gain = 0.02;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private int _batch = 1;

    public string Name => name;

    public Samples Samples { get; } = new();

    public void Warm(TimeSpan time)
    {
        double each = Repeat(time);
        _batch = (int)Math.Clamp(BatchNanoseconds / each, 1, 1_000_000);

        int calls = Math.Min(_batch, MostBytesCalls);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        Samples.Bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)calls;
    }

    /// <summary>
    /// Calls until the compiler has made of the code what it will: until nothing has been quicker for a while. What a long-running process sees
    /// is what is measured then; a call that runs through much code needs seconds to get there.
    /// </summary>
    /// <param name="most">How long at most.</param>
    public void Settle(TimeSpan most)
    {
        double best = double.PositiveInfinity;
        int since = 0;
        for (TimeSpan spent = TimeSpan.Zero; spent < most && since < StepsWithoutGain; spent += Step)
        {
            double each = Repeat(Step);
            since = each < best * (1 - Gain) ? 0 : since + 1;
            best = Math.Min(best, each);
        }
    }

    public void Measure(TimeSpan time)
    {
        // Others had the processor and its caches since the last round.
        _ = Repeat(time * Again);
        var batches = new List<double>();
        var calls = new List<double>();
        long end = Stopwatch.GetTimestamp() + Ticks(time * (1 - Again));
        long now;
        do
        {
            long begin = Stopwatch.GetTimestamp();
            for (int i = 0; i < _batch; i++)
            {
                call();
            }

            now = Stopwatch.GetTimestamp();
            long took = now - begin;
            batches.Add(took * NanosecondsPerTick / _batch);

            // Single calls in turn with batches, for as long, so that both see the same machine.
            long singlesEnd = now + took;
            while (now < singlesEnd)
            {
                begin = now;
                call();
                now = Stopwatch.GetTimestamp();
                calls.Add((now - begin) * NanosecondsPerTick);
            }
        }
        while (now < end);
        Samples.Add(batches, calls);
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    private double Repeat(TimeSpan time)
    {
        long begin = Stopwatch.GetTimestamp();
        long end = begin + Ticks(time);
        long now;
        int calls = 0;
        do
        {
            call();
            calls++;
            now = Stopwatch.GetTimestamp();
        }
        while (now < end);
        return (now - begin) * NanosecondsPerTick / calls;
    }
}
