using EmpathyGuard.Semantic;
using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits the heads that find false empathy which words do not show.</summary>
internal sealed class CounterFit(IReadOnlyList<BenchItem> items, ExchangeFeatures features, Func<string[], float[][]> encode)
{
    private const double OfLookalikes = 0.02;
    private const double CountOfOthers = 0.33;
    private const double CountOfOrdinary = 0.33;

    /// <summary>Fits a head for each kind that there are sentences of, and leaves out those that hardly find any.</summary>
    public IEnumerable<FittedHead> Run(CancellationToken cancellationToken)
    {
        CounterRows rows = new(items, features);
        float[][] vectors = rows.Written == 0 ? [] : encode(rows.Texts);
        float[][] answered = rows.Written == 0 ? [] : encode(rows.Messages);
        TermFit terms = TermFit.OfHeads(rows.Texts, rows.Folds);
        foreach (CounterEmpathy kind in rows.Kinds)
        {
            double[] shown = rows.Shown(kind);
            HashSet<int> own = [.. rows.Own(kind)];
            double[] words = terms.CrossValidate(shown, cancellationToken);
            double ordinary = CountOfOrdinary * rows.Written / Math.Max(1, rows.Texts.Length - rows.Written);
            HeadRow[] read =
            [
                .. vectors.Select((vector, i) => new HeadRow(
                    HeadRow.Read(words[i], vector, answered[i]), shown[i], own.Contains(i) ? 1 : i < rows.Written ? CountOfOthers : ordinary, rows.Folds[i])),
            ];
            HeadFit fit = new(read, hearsWords: true);
            double[] scores = fit.CrossValidate(cancellationToken);
            if (rows.Threshold(kind, scores, OfLookalikes) is not var (threshold, figures))
            {
                continue;
            }

            (double[] weights, double constant) = fit.Fit(static _ => true);
            FitRow[] labels = rows.Labels(kind);
            string name = SemanticHeads.Counter + EnumNames.Of(kind);
            FittedModel model = new(
                $"{SemanticHeads.Head} {name}",
                weights,
                labels.Length,
                "sentences of false empathy, and those of sound replies",
                [
                    Separations.Auc([.. rows.Own(kind).Select(i => scores[i])], labels),
                    Separations.Auc([.. rows.Own(kind).Select(i => words[i])], labels) with { Name = "AUC of words alone", LengthOnly = null },
                    .. figures,
                ]);
            yield return new FittedHead(name, model, weights, constant - threshold) { Terms = terms.Run(shown) };
        }
    }
}
