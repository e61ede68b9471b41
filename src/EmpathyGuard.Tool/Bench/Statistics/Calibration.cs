namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>Whether a score of 0.7 is right seven times in ten.</summary>
internal static class Calibration
{
    /// <summary>The number of equally wide bins from 0 to 1.</summary>
    public const int BinCount = 10;

    /// <summary>The expected calibration error: the mean distance between score and share of labelled rows over the bins, by their weight.</summary>
    /// <param name="scores">The score of each row, 0 to 1.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="shares">What each row counts for before any resampling.</param>
    public static Statistic Error(double[] scores, bool[] labels, double[] shares) => weights =>
    {
        double total = 0;
        double error = 0;
        foreach (ReliabilityBin bin in Bins(scores, labels, shares, weights))
        {
            total += bin.Weight;
            error += bin.Weight > 0 ? bin.Weight * Math.Abs(bin.MeanScore - bin.ShareLabelled) : 0;
        }

        return error / total;
    };

    /// <summary>The bins in ascending order, the empty ones among them.</summary>
    public static ReliabilityBin[] Bins(double[] scores, bool[] labels, double[] shares, ReadOnlySpan<double> weights)
    {
        double[] weight = new double[BinCount];
        double[] score = new double[BinCount];
        double[] labelled = new double[BinCount];
        int[] rows = new int[BinCount];
        for (int i = 0; i < scores.Length; i++)
        {
            int bin = Math.Clamp((int)(scores[i] * BinCount), 0, BinCount - 1);
            double w = weights[i] * shares[i];
            weight[bin] += w;
            score[bin] += w * scores[i];
            labelled[bin] += labels[i] ? w : 0;
            rows[bin] += weights[i] > 0 ? 1 : 0;
        }

        return [.. Enumerable.Range(0, BinCount).Select(b => weight[b] > 0
            ? new ReliabilityBin(rows[b], weight[b], score[b] / weight[b], labelled[b] / weight[b])
            : new ReliabilityBin(0, 0, 0, 0))];
    }
}
