using EmpathyGuard.Detectors;
using EmpathyGuard.Scoring;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits how a mode's scores are bent to labels: logistic regression on the log-odds (Platt, 1999), pulled a little towards no bend at all.</summary>
internal static class CalibrationFit
{
    private const int LeastOfEach = 10;
    private const int Steps = 50;
    private const double Pull = 1;
    private const double LeastPart = 1e-6;
    private const double MostScale = 20;
    private const double MostShift = 20;
    private const double LeastScale = 0.05;

    /// <summary>Fits a mode; <see langword="null"/> where there are too few rows.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="rows">The score as the only feature, and the label.</param>
    /// <param name="source">Where the rows are from.</param>
    /// <param name="calibration">The bend.</param>
    public static FittedModel Run(EmpathyFailureMode mode, IReadOnlyList<FitRow> rows, string source, out ModeCalibration calibration)
    {
        string name = $"{WeightLayout.Calibration} {WeightLayout.Modes[(int)mode]}";
        calibration = ModeCalibration.None;
        FitRow[] used = [.. rows.Where(static row => row.Features[0] is > 0 and < 1)];
        if (used.Count(static row => row.Label > 0.5) < LeastOfEach || used.Count(static row => row.Label < 0.5) < LeastOfEach)
        {
            return FittedModel.Kept(name, $"needs {LeastOfEach} judged replies with the label and as many without");
        }

        ModeCalibration[] folds = [.. Enumerable.Range(0, Folds.Count).Select(fold => Fit([.. used.Where(row => row.Fold != fold)]))];
        calibration = Fit(used);
        bool[] labels = [.. used.Select(static row => row.Label > 0.5)];
        double[] even = new double[used.Length];
        Array.Fill(even, 1);
        double Error(Func<FitRow, double> score) => Calibration.Error([.. used.Select(score)], labels, even)(even);
        return new FittedModel(
            name,
            [calibration.Scale, calibration.Shift],
            used.Length,
            source,
            [
                new FitFigure("calibration error", Error(row => folds[row.Fold].Of(row.Features[0])), null),
                new FitFigure("calibration error before", Error(static row => row.Features[0]), null),
            ]);
    }

    // Newton's method on two numbers.
    private static ModeCalibration Fit(FitRow[] rows)
    {
        double scale = 1;
        double shift = 0;
        for (int i = 0; i < Steps; i++)
        {
            double gradientScale = Pull * (scale - 1);
            double gradientShift = Pull * shift;
            double curveScale = Pull;
            double curveShift = Pull;
            double both = 0;
            foreach (FitRow row in rows)
            {
                double odds = Math.Log(row.Features[0] / (1 - row.Features[0]));
                double probability = 1 / (1 + Math.Exp(-((scale * odds) + shift)));
                double error = probability - row.Label;
                double curve = probability * (1 - probability);
                gradientScale += error * odds;
                gradientShift += error;
                curveScale += curve * odds * odds;
                curveShift += curve;
                both += curve * odds;
            }

            double determinant = (curveScale * curveShift) - (both * both);
            double stepScale = ((curveShift * gradientScale) - (both * gradientShift)) / determinant;
            double stepShift = ((curveScale * gradientShift) - (both * gradientScale)) / determinant;

            // A whole step may overshoot where some odds are extreme: it is halved until it helps.
            double before = Loss(rows, scale, shift);
            for (double part = 1; part > LeastPart; part /= 2)
            {
                double nextScale = Math.Clamp(scale - (part * stepScale), LeastScale, MostScale);
                double nextShift = Math.Clamp(shift - (part * stepShift), -MostShift, MostShift);
                if (Loss(rows, nextScale, nextShift) < before)
                {
                    (scale, shift) = (nextScale, nextShift);
                    break;
                }
            }
        }

        return new ModeCalibration(Numbers.Rounded(scale), Numbers.Rounded(shift));
    }

    private static double Loss(FitRow[] rows, double scale, double shift)
    {
        double loss = Pull / 2 * (((scale - 1) * (scale - 1)) + (shift * shift));
        foreach (FitRow row in rows)
        {
            double sum = (scale * Math.Log(row.Features[0] / (1 - row.Features[0]))) + shift;
            loss += Math.Max(sum, 0) + Math.Log(1 + Math.Exp(-Math.Abs(sum))) - (row.Label * sum);
        }

        return loss;
    }
}
