using EmpathyGuard.Detectors;
using EmpathyGuard.Scoring;
using EmpathyGuard.Tool.Bench.Pairs;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits what a mode's score is worth: the share of failing replies among those with the score, where each bad reply of the pairs stands against its good one.
/// </summary>
internal static class LikelihoodFit
{
    private const double Pull = 0.01;
    private const int FewestPairs = 20;

    /// <summary>Fits every mode that there are pairs of.</summary>
    /// <param name="items">The items.</param>
    /// <param name="scorer">The scorer as it was fitted. It has seen every pair, which flatters it.</param>
    /// <param name="folds">The scorers whose sentences were read by fits without each fold. They have seen less than the scorer itself has: it does better than they do and worse than it looks, so both count.</param>
    /// <param name="likelihood">What is known so far, and then what was fitted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static IReadOnlyList<FittedModel> Run(
        IReadOnlyList<BenchItem> items, LexicalEmpathyScorer scorer, IReadOnlyList<LexicalEmpathyScorer> folds, ModeLikelihood[] likelihood, CancellationToken cancellationToken)
    {
        List<FittedModel> models = [];
        foreach (EmpathyFailureMode mode in Enum.GetValues<EmpathyFailureMode>())
        {
            PairItem[] pairs = [.. items.OfType<PairItem>().Where(pair => pair.Mode == mode)];
            string name = $"{WeightLayout.Likelihood} {WeightLayout.Modes[(int)mode]}";
            if (pairs.Length < FewestPairs)
            {
                models.Add(FittedModel.Kept(name, $"needs {FewestPairs} pairs of {mode}"));
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            FitRow[] rows = [.. pairs.SelectMany(pair => Rows(pair, scorer)), .. pairs.SelectMany(pair => Rows(pair, folds[Folds.Of(pair.Id)]))];
            ModeLikelihood[] without = [.. Folds.All.Select(fold => Fit(mode, rows.Where(row => row.Fold != fold)))];
            likelihood[(int)mode] = Fit(mode, rows);
            double[] scores = [.. rows.Select(row => without[row.Fold].Of(mode, row.Features[0])!.Value)];
            double[] once = new double[rows.Length];
            Array.Fill(once, 1);
            double error = Calibration.Error(scores, [.. rows.Select(static row => row.Label > 0.5)], [.. rows.Select(static row => row.Weight)])(once);
            models.Add(new FittedModel(name, [likelihood[(int)mode].Scale, likelihood[(int)mode].Shift], rows.Length, "replies of the pairs", [new FitFigure("calibration error", error, null)]));
        }

        return models;
    }

    private static IEnumerable<FitRow> Rows(PairItem pair, LexicalEmpathyScorer scorer)
    {
        FitRow Row(string reply, double label, double counts) => new(
            [scorer.Assess(pair.With(reply)).Modes[pair.Mode].Score ?? 0],
            label,
            counts,
            Folds.Of(pair.Id),
            Lengths.Of(reply));
        yield return Row(pair.Good, 0, pair.Bad.Count);
        foreach (DosedReply bad in pair.Bad)
        {
            yield return Row(bad.Text, 1, 1);
        }
    }

    private static ModeLikelihood Fit(EmpathyFailureMode mode, IEnumerable<FitRow> rows)
    {
        (double scale, double shift) = Platt.Fit([.. rows.Select(row => row with { Features = [ModeLikelihood.Odds(mode, row.Features[0])] })], Pull);
        return new ModeLikelihood(scale, shift);
    }
}
