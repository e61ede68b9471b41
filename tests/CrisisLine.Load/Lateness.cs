using System.Diagnostics;

namespace CrisisLine.Load;

/// <summary>How much later than it could have been things were on the page, in milliseconds.</summary>
/// <param name="releasedBy">For each piece of a reply, the piece that it has to wait for by the guard's policy.</param>
internal sealed class Lateness(int[] releasedBy)
{
    private readonly List<double> _first = [];
    private readonly List<double> _pieces = [];
    private readonly List<double> _end = [];

    /// <summary>How many replies did not arrive whole.</summary>
    public int Lost { get; private set; }

    public int Replies => _end.Count;

    /// <summary>What the server used of the processor, in milliseconds for each reply.</summary>
    public double ProcessorTime { get; private set; }

    /// <summary>From the moment when the model had sent what the first words needed to the moment when they were on the page.</summary>
    public double First(double quantile) => At(_first, quantile);

    /// <summary>The same of every piece of the replies.</summary>
    public double Piece(double quantile) => At(_pieces, quantile);

    /// <summary>From the end of the model's stream to the end of the page's.</summary>
    public double End(double quantile) => At(_end, quantile);

    public void Add(long[]? sent, Received received)
    {
        if (sent is null || !received.IsWhole || received.Text[^1].Length != Script.Ends[^1])
        {
            Lost++;
            return;
        }

        for (int i = 0; i < releasedBy.Length; i++)
        {
            _pieces.Add(Stopwatch.GetElapsedTime(sent[releasedBy[i]], received.Since(Script.Ends[i])).TotalMilliseconds);
        }

        _first.Add(_pieces[^releasedBy.Length]);
        _end.Add(Stopwatch.GetElapsedTime(sent[^1], received.End).TotalMilliseconds);
    }

    /// <summary>Takes in what another phase of the same server measured.</summary>
    public void Add(Lateness phase, TimeSpan processorTime)
    {
        ProcessorTime = ((ProcessorTime * Replies) + processorTime.TotalMilliseconds) / Math.Max(1, Replies + phase.Replies);
        _first.AddRange(phase._first);
        _pieces.AddRange(phase._pieces);
        _end.AddRange(phase._end);
        Lost += phase.Lost;
    }

    private static double At(List<double> values, double quantile)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(quantile * sorted.Length))];
    }
}
