using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Figures of cross-validated scores, each with what the number of words reaches.</summary>
internal static class Separations
{
    public static FitFigure Auc(double[] scores, IReadOnlyList<FitRow> rows)
    {
        bool[] labels = [.. rows.Select(static row => row.Label >= 0.5)];
        double[] even = Even(rows.Count);
        return new FitFigure(
            "AUC",
            Separation.Auc(scores, labels)(even),
            LengthOnly.Area(Separation.Auc(Words(rows), labels)(even)));
    }

    public static FitFigure Spearman(double[] scores, IReadOnlyList<FitRow> rows)
    {
        double[] labels = [.. rows.Select(static row => row.Label)];
        double[] even = Even(rows.Count);
        return new FitFigure(
            "Spearman",
            Correlation.Spearman(scores, labels)(even),
            Math.Abs(Correlation.Spearman(Words(rows), labels)(even)));
    }

    /// <summary>F1 of scores at or above a threshold, with the best threshold of the length.</summary>
    public static FitFigure F1(double[] scores, double threshold, IReadOnlyList<FitRow> rows)
    {
        bool[] labels = [.. rows.Select(static row => row.Label >= 0.5)];
        double hits = scores.Where((score, i) => labels[i] && score >= threshold).Count();
        double said = scores.Count(score => score >= threshold);
        return new FitFigure(
            "F1",
            2 * hits / (said + labels.Count(static label => label)),
            LengthOnly.BestF1([.. rows.Where(static row => row.Label >= 0.5).Select(static row => row.Words)], [.. rows.Where(static row => row.Label < 0.5).Select(static row => row.Words)]));
    }

    private static double[] Words(IReadOnlyList<FitRow> rows) => [.. rows.Select(static row => (double)row.Words)];

    private static double[] Even(int count)
    {
        double[] even = new double[count];
        Array.Fill(even, 1);
        return even;
    }
}
