namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>How two columns go together, −1 to 1.</summary>
internal static class Correlation
{
    /// <summary>Pearson's product-moment correlation.</summary>
    public static Statistic Pearson(double[] x, double[] y) => weights => Of(x, y, weights);

    /// <summary>Spearman's rank correlation; equal values share their middle rank.</summary>
    public static Statistic Spearman(double[] x, double[] y)
    {
        Ranking byX = new(x);
        Ranking byY = new(y);
        return weights => Of(byX.MidRanks(weights), byY.MidRanks(weights), weights);
    }

    private static double Of(double[] x, double[] y, ReadOnlySpan<double> weights)
    {
        double total = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            total += weights[i];
            sumX += weights[i] * x[i];
            sumY += weights[i] * y[i];
        }

        double meanX = sumX / total;
        double meanY = sumY / total;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += weights[i] * dx * dx;
            yy += weights[i] * dy * dy;
            xy += weights[i] * dx * dy;
        }

        // A column that does not vary goes together with nothing.
        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : double.NaN;
    }
}
