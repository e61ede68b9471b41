using EmpathyGuard.Detectors;
using EmpathyGuard.Scoring;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits how a mode's scores are bent to labels: by the log-odds of the score.</summary>
internal static class CalibrationFit
{
    private const int LeastOfEach = 10;
    private const double Pull = 1;

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

        ModeCalibration[] folds = [.. Folds.All.Select(fold => Fit(used.Where(row => row.Fold != fold)))];
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

    private static ModeCalibration Fit(IEnumerable<FitRow> rows)
    {
        (double scale, double shift) = Platt.Fit([.. rows.Select(static row => row with { Features = [Math.Log(row.Features[0] / (1 - row.Features[0]))] })], Pull);
        return new ModeCalibration(scale, shift);
    }
}
