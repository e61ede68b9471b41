using EmpathyGuard.Semantic;
using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.Bench.Pairs;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits the heads that read what a person's message asks for, on top of what its words ask.</summary>
internal sealed class AskFit(IReadOnlyList<BenchItem> items, ExchangeFeatures features, Func<string[], float[][]> encode)
{
    // Fewer would be learnt by heart.
    private const int Fewest = 30;

    /// <summary>Fits a head for each ask, and leaves out those that are no better than the words.</summary>
    public IEnumerable<FittedHead> Run(CancellationToken cancellationToken)
    {
        BenchItem[] read = [.. items.Where(static item => item.Asks is not null)];
        string[] texts = [.. read.Select(static item => item.Messages[^1].Text)];
        float[][] vectors = encode(texts);
        double[][] words = [.. texts.Select(features.Asks)];
        foreach (PersonAsk ask in Enum.GetValues<PersonAsk>())
        {
            bool[] has = [.. read.Select(item => item.Asks!.Contains(ask))];
            if (has.Count(static h => h) < Fewest || has.Count(static h => !h) < Fewest)
            {
                continue;
            }

            HeadRow[] rows =
            [
                .. vectors.Select((vector, i) => new HeadRow(
                    HeadRow.Read(SignalHead.LogOdds(SemanticHeads.AskedByWords(words[i][(int)ask])), vector, null), has[i] ? 1 : 0, 1, Folds.Of(read[i].Id))),
            ];
            HeadFit fit = new(rows, hearsWords: true);
            (double[] Weights, double Constant)[] folds = fit.FitFolds(cancellationToken);
            double[] scores = fit.Scores(folds);
            (double threshold, double f1) = AffectFit.BestF1(scores, has);
            bool[] said = [.. words.Select(asks => asks[(int)ask] > 0.5)];
            double byWords = Ratio.F1(said, has)(Once(has.Length));
            if (f1 <= byWords)
            {
                continue;
            }

            (double[] weights, double constant) = fit.Fit(static _ => true);
            FitRow[] labels = [.. rows.Select((row, i) => new FitRow([], row.Label, 1, row.Fold, Lengths.Of(texts[i])))];
            string name = SemanticHeads.Asks + EnumNames.Of(ask);
            FittedModel model = new(
                $"{SemanticHeads.Head} {name}",
                weights,
                rows.Length,
                "messages of the items",
                [
                    Separations.Auc(scores, labels),
                    new FitFigure("F1", f1, null),
                    new FitFigure("F1 of words alone", byWords, null),
                ]);
            yield return new FittedHead(name, model, weights, constant - threshold) { Folds = [.. folds.Select(fold => (fold.Weights, fold.Constant - threshold))] };
        }
    }

    private static double[] Once(int rows)
    {
        double[] once = new double[rows];
        Array.Fill(once, 1);
        return once;
    }
}
