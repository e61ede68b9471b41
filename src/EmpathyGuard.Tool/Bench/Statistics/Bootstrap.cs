namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>The 95 % percentile interval of a figure over resamples of its rows (Efron, 1979).</summary>
/// <remarks>
/// Whole clusters are drawn, never single rows: three bad replies to one message are no three independent witnesses. The seed is fixed and
/// the generator is our own, so that the same rows give the same interval on any machine and runtime.
/// </remarks>
internal static class Bootstrap
{
    /// <summary>The seed of every interval.</summary>
    public const ulong Seed = 20260705;

    /// <summary>How many resamples are drawn.</summary>
    public const int Resamples = 1000;

    /// <summary>The interval of a figure; <see langword="null"/> where the resamples do not define it.</summary>
    /// <param name="statistic">The figure.</param>
    /// <param name="clusters">The cluster of each row, numbered from 0.</param>
    public static Interval? Of(Statistic statistic, ReadOnlySpan<int> clusters)
    {
        int count = 0;
        foreach (int cluster in clusters)
        {
            count = Math.Max(count, cluster + 1);
        }

        if (count < 2)
        {
            return null;
        }

        ulong state = Seed;
        double[] drawn = new double[count];
        double[] weights = new double[clusters.Length];
        List<double> figures = new(Resamples);
        for (int i = 0; i < Resamples; i++)
        {
            Array.Clear(drawn);
            for (int k = 0; k < count; k++)
            {
                drawn[(int)(Next(ref state) % (ulong)count)]++;
            }

            for (int row = 0; row < weights.Length; row++)
            {
                weights[row] = drawn[clusters[row]];
            }

            double figure = statistic(weights);
            if (!double.IsNaN(figure))
            {
                figures.Add(figure);
            }
        }

        if (figures.Count == 0)
        {
            return null;
        }

        double[] sorted = [.. figures];
        Array.Sort(sorted);
        return new Interval(Percentile.Of(sorted, 0.025), Percentile.Of(sorted, 0.975));
    }

    // SplitMix64 (Steele, Lea and Flood, 2014).
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
