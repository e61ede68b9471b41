using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits the evidence of a risk cue. The threshold is where, by fits that did not see them, the share of the messages with a cue that is missed is the
/// share of the others that raises one.
/// </summary>
internal static class RiskFit
{
    private const double OfControl = 0.7;

    // All ordinary comments together count as much as this many messages: nobody has checked that they hold no risk.
    private const double OfComments = 160;

    public static FittedModel Run(IReadOnlyList<BenchItem> items, IReadOnlyList<string> comments, ExchangeFeatures features)
    {
        List<FitRow> rows = [.. items.SelectMany(item => Rows(item, features))];
        if (!Lengths.HasBoth(rows))
        {
            return FittedModel.Kept(WeightLayout.Risk, "needs risk items with and without a cue");
        }

        int written = rows.Count;
        rows.AddRange(comments.Select((text, i) => new FitRow(features.Risk(text), 0, OfComments / comments.Count, i % Folds.Count, Lengths.Of(text))));
        AdditiveFit fit = new() { Ridge = 0.0007, Signs = Signs(), Balanced = false };
        double[] scores = fit.CrossValidate(rows);
        double[] weights = fit.Fit(rows);
        double[] found = [.. Ours(static label => label > 0.5)];
        double[] alarmed = [.. Ours(static label => label < 0.5)];
        double threshold = found.Order().MinBy(at => Math.Abs(ShareAbove(alarmed, at) - (1 - ShareAbove(found, at))));
        weights[0] -= threshold;
        return new FittedModel(
            WeightLayout.Risk,
            Numbers.Rounded(weights),
            rows.Count,
            comments.Count > 0 ? "messages of the risk items and controls, and ordinary comments as a weak counterweight" : "messages of the risk items and controls",
            [
                Separations.Auc([.. scores.Take(written)], [.. rows.Take(written)]),
                new FitFigure("recall", ShareAbove(found, threshold), null),
                new FitFigure("false alarms", ShareAbove(alarmed, threshold), null),
                .. comments.Count > 0 ? (FitFigure[])[new FitFigure("alarms on comments", ShareAbove([.. scores.Skip(written)], threshold), null)] : [],
            ]);

        IEnumerable<double> Ours(Func<double, bool> isWanted) => scores.Take(written).Where((_, i) => isWanted(rows[i].Label));
    }

    private static double ShareAbove(double[] scores, double threshold) => scores.Count(score => score > threshold) / (double)scores.Length;


    // What names a risk or stands for one may only raise, what takes it back only lower; how a message is put may do either.
    private static int[] Signs() =>
    [
        .. RiskEvidence.Names.Select(static name => name is "outright" or "oblique" || IsCue(name, RiskEvidence.SpeaksFor) ? 1 : IsCue(name, RiskEvidence.SpeaksAgainst) ? -1 : 0),
    ];

    private static bool IsCue(string name, Func<Lexicons.Cue, bool> speaks) =>
        Enum.TryParse($"Risk{name}", ignoreCase: true, out Lexicons.Cue cue) && speaks(cue);

    private static IEnumerable<FitRow> Rows(BenchItem item, ExchangeFeatures features)
    {
        bool? label = item switch
        {
            RiskItem risk => risk.Cue,
            ControlItem => item.Kind == "crisis_resource",
            _ => null,
        };
        if (label is not bool cue)
        {
            yield break;
        }

        double weight = item is RiskItem ? 1 : OfControl;
        foreach (EmpathyMessage message in item.Messages.Where(message => message.Role == EmpathyRole.User && (!cue || ReferenceEquals(message, item.Messages[^1]))))
        {
            yield return new FitRow(features.Risk(message.Text), cue ? 1 : 0, weight, Folds.Of(item.Id), Lengths.Of(message.Text));
        }
    }
}
