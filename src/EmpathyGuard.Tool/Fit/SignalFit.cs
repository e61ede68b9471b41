namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits a signal to rows that say how much of it a reply holds.</summary>
internal static class SignalFit
{
    // How strongly the prior is held, by cross-validation: spoken sessions and lessons may move it only where they insist.
    private const double Belief = 10;
    private const double LeastConstant = 0.2;

    // How far, in log-odds, readers may begin to say yes from where both classes would weigh the same.
    private const double Reach = 0.5;

    public static FittedModel Run(SignalModel model, IReadOnlyList<FitRow> rows, string source)
    {
        if (rows.Count == 0)
        {
            return FittedModel.Kept(model.Name, $"needs a set for training with a metric of signals.{model.Name}");
        }

        if (!Lengths.HasBoth(rows))
        {
            return FittedModel.Kept(model.Name, "needs rows with and without the label");
        }

        bool isGraded = rows.Any(static row => row.Label is > 0 and < 1);
        AdditiveFit fit = new()
        {
            // How many of a set's rows have a named behaviour is chance; where readers graded, half is where they begin to say yes.
            Balanced = !isGraded,
            Ridge = Belief,
            Prior = [0, .. model.Prior],
            Signs = [-1, .. model.Prior.Select(static prior => prior > 0 ? 1 : -1)],
        };
        double[] scores = fit.CrossValidate(rows);
        double[] weights = fit.Fit(rows);

        // In units of the constant: the sum that is 1 where readers begin to say yes.
        double begin = isGraded ? 0 : Begin(scores, rows);
        double unit = Math.Max(LeastConstant, begin - weights[0]);
        return new FittedModel(
            model.Name,
            [.. weights.Skip(1).Select(weight => Numbers.Rounded(weight / unit))],
            rows.Count,
            source,
            isGraded ? [Separations.Spearman(scores, rows)] : [Separations.Auc(scores, rows), Separations.F1(scores, begin, rows)]);
    }

    // Where F1 is best by fits that did not see the row; the nearest to 0 of those that are as good.
    private static double Begin(double[] scores, IReadOnlyList<FitRow> rows) =>
        scores.Where(static score => Math.Abs(score) <= Reach).Append(0)
            .OrderByDescending(begin => Separations.F1(scores, begin, rows).Value).ThenBy(Math.Abs).First();
}
