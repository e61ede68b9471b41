using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits every mode, and measures each on the items that its fit did not see.</summary>
internal static class ModeFits
{
    private const string Source = "the pairs, controls and whole replies";

    public static IReadOnlyList<FittedModel> Run(IReadOnlyList<ReplyRow> rows, CancellationToken cancellationToken)
    {
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        FittedModel[] models = new FittedModel[ModeSigns.All.Count];
        _ = Parallel.For(0, models.Length, parallel, i => models[i] = One(ModeSigns.All[i], rows, cancellationToken));
        return models;
    }

    private static FittedModel One(ModeSigns signs, IReadOnlyList<ReplyRow> rows, CancellationToken cancellationToken)
    {
        ModeFit fit = new(signs, rows);
        double[]?[] folds = new double[]?[Folds.Count];
        for (int fold = 0; fold < folds.Length; fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            folds[fold] = fit.Fit(row => row.Fold != fold);
        }

        if (folds.Contains(null) || fit.Fit(static _ => true) is not double[] weights)
        {
            return FittedModel.Kept(signs.Model, signs.Form is null ? $"needs more pairs of {signs.Mode}" : $"needs more pairs of {signs.Form}");
        }

        int own = rows.Count(row => fit.IsOwn(row) && row.Dose == 0);
        return new FittedModel(signs.Model, Numbers.Rounded(weights), own, Source, Figures(fit, rows, folds!));
    }

    private static List<FitFigure> Figures(ModeFit fit, IReadOnlyList<ReplyRow> rows, double[][] folds)
    {
        double Score(ReplyRow row) => 1 / (1 + Math.Exp(-AdditiveFit.Dot(folds[row.Fold], row.Features)));
        int pairs = 0;
        int above = 0;
        int longer = 0;
        int shorter = 0;
        int others = 0;
        int still = 0;
        int items = 0;
        int ordered = 0;
        foreach (IGrouping<string, ReplyRow> item in rows.Where(static row => row.Mode is not null).GroupBy(static row => row.Item))
        {
            ReplyRow good = item.First(static row => row.Dose == 0);
            if (fit.IsOwn(good))
            {
                double[] doses = [.. item.OrderBy(static row => row.Dose).Select(Score)];
                items++;
                ordered += doses.Skip(2).Zip(doses.Skip(1)).All(static pair => pair.First >= pair.Second) && doses[^1] > doses[0] ? 1 : 0;
            }

            foreach (ReplyRow bad in item.Where(static row => row.Dose > 0))
            {
                if (fit.IsOwn(good))
                {
                    pairs++;
                    above += Score(bad) > Score(good) ? 1 : 0;
                    longer += bad.Words > good.Words ? 1 : 0;
                    shorter += bad.Words < good.Words ? 1 : 0;
                }
                else if (!fit.IsSameMode(good))
                {
                    others++;
                    still += Math.Abs(Score(bad) - Score(good)) <= 0.05 ? 1 : 0;
                }
            }
        }

        ReplyRow[] controls = [.. rows.Where(static row => row.IsControl)];
        List<FitFigure> figures = [new FitFigure("pair accuracy", above / (double)pairs, Math.Max(longer, shorter) / (double)pairs), new FitFigure("doses in order", ordered / (double)items, null)];
        if (others > 0)
        {
            figures.Add(new FitFigure("selectivity", still / (double)others, null));
        }

        if (controls.Length > 0)
        {
            figures.Add(new FitFigure("controls at concern", controls.Count(row => row.AtStake && Score(row) >= EmpathyThresholds.DefaultConcern) / (double)controls.Length, null));
        }

        FitRow[] whole = [.. rows.Where(row => fit.DegreeOf(row) is 0 or >= WholeItem.Plain).Select(row => new FitRow([], fit.DegreeOf(row) > 0 ? 1 : 0, 1, row.Fold, row.Words))];
        if (Lengths.HasBoth(whole))
        {
            double[] scores = [.. rows.Where(row => fit.DegreeOf(row) is 0 or >= WholeItem.Plain).Select(row => row.AtStake ? Score(row) : 0)];
            figures.Add(Separations.Auc(scores, whole) with { Name = "AUC, whole replies that plainly fail against sound ones" });
        }

        return figures;
    }
}
