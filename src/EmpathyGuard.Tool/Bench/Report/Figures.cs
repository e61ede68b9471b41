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
