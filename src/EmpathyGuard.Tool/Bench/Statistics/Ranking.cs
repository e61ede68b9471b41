namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>An order of rows by value, with the runs of equal values.</summary>
internal sealed class Ranking
{
    private readonly int[] _order;
    private readonly int[] _runEnds;

    public Ranking(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        _order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, _order);
        List<int> ends = [];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i + 1 == sorted.Length || !sorted[i].Equals(sorted[i + 1]))
            {
                ends.Add(i + 1);
            }
        }

        _runEnds = [.. ends];
    }

    /// <summary>The number of runs of equal values.</summary>
    public int RunCount => _runEnds.Length;

    /// <summary>The rows of a run; runs ascend by value.</summary>
    public ReadOnlySpan<int> Run(int index)
    {
        int start = index == 0 ? 0 : _runEnds[index - 1];
        return _order.AsSpan(start, _runEnds[index] - start);
    }

    /// <summary>The rank of each row, equal values sharing the middle of theirs.</summary>
    public double[] MidRanks(ReadOnlySpan<double> weights)
    {
        double[] ranks = new double[_order.Length];
        double below = 0;
        for (int run = 0; run < RunCount; run++)
        {
            double inside = 0;
            foreach (int row in Run(run))
            {
                inside += weights[row];
            }

            foreach (int row in Run(run))
            {
                ranks[row] = below + ((inside + 1) / 2);
            }

            below += inside;
        }

        return ranks;
    }
}
