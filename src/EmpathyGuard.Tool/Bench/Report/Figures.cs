using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>Makes figures with their intervals.</summary>
internal static class Figures
{
    /// <summary>A share of independent rows, with its exact interval.</summary>
    public static Figure Share(string name, int hits, int rows, double? lengthOnly, Goal? goal = null) => new()
    {
        Name = name,
        Value = rows == 0 ? null : (double)hits / rows,
        Interval = rows == 0 ? null : BinomialInterval.Of(hits, rows),
        N = rows,
        LengthOnly = rows == 0 ? null : Defined(lengthOnly),
        Goal = goal,
    };

    /// <summary>A share of rows that hang together in clusters. Where every row is a cluster, or where the resamples could not differ, the interval is exact.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="hits">A one for each row that counts, and a zero for each other.</param>
    /// <param name="clusters">The cluster of each row, numbered from 0.</param>
    /// <param name="lengthOnly">What the number of words alone would have reached.</param>
    /// <param name="goal">What is to be reached.</param>
    public static Figure Share(string name, double[] hits, int[] clusters, double? lengthOnly, Goal? goal = null)
    {
        int sum = hits.Count(static h => h > 0);
        int distinct = clusters.Distinct().Count();
        if (distinct == hits.Length)
        {
            return Share(name, sum, hits.Length, lengthOnly, goal);
        }

        // All or none: as many witnesses as there are clusters, and no more.
        Figure figure = Resampled(name, Ratio.Mean(hits), clusters, lengthOnly, goal);
        return sum == 0 || sum == hits.Length ? figure with { Interval = BinomialInterval.Of(sum == 0 ? 0 : distinct, distinct) } : figure;
    }

    /// <summary>A figure of rows that hang together in clusters, with its bootstrap interval.</summary>
    public static Figure Resampled(string name, Statistic statistic, int[] clusters, double? lengthOnly, Goal? goal = null)
    {
        double[] once = new double[clusters.Length];
        Array.Fill(once, 1);
        double? value = clusters.Length == 0 ? null : Defined(statistic(once));
        return new Figure
        {
            Name = name,
            Value = value,
            Interval = value is null ? null : Bootstrap.Of(statistic, clusters),
            N = clusters.Length,
            LengthOnly = value is null ? null : Defined(lengthOnly),
            Goal = goal,
        };
    }

    /// <summary>A figure over all rows once.</summary>
    public static double Once(Statistic statistic, int rows)
    {
        double[] once = new double[rows];
        Array.Fill(once, 1);
        return statistic(once);
    }

    private static double? Defined(double? value) => value is double v && double.IsFinite(v) ? v : null;
}
