using EmpathyGuard.Semantic;
using EmpathyGuard.Signals;
using EmpathyGuard.Tool.Bench;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits the heads that read which feelings a message speaks of, on top of what its words say by fits that did not see it.</summary>
internal sealed class FeelingFit(TrainingSets sets, AffectWords known, Func<string[], float[][]> encode)
{
    // A feeling is rare. So many texts without it say what it is not, and count for all of them.
    private const int MostWithout = 6000;
    private const int Fewest = 30;

    /// <summary>The mean over the feelings of F1 by words, and with the heads that were kept; empty before the fit, and where there is nothing to fit on.</summary>
    public IReadOnlyList<FittedModel> Summary { get; private set; } = [];

    /// <summary>Fits a head for each feeling that readers looked for, and leaves out those that are no better than the words.</summary>
    public IReadOnlyList<FittedHead> Run(CancellationToken cancellationToken)
    {
        (IReadOnlyList<LabelledText> rows, bool[]?[] labels, string source) = sets.Feelings(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        AffectFit words = new(known);
        _ = words.Feelings(rows, labels, source, cancellationToken);
        float[][] vectors = encode([.. rows.Select(static row => row.Text)]);
        List<FittedHead> heads = [];
        List<(double Words, double Heads)> figures = [];
        for (int feeling = 0; feeling < labels.Length; feeling++)
        {
            if (labels[feeling] is not bool[] has || words.FeelingOdds[feeling] is not double[] odds)
            {
                continue;
            }

            double byWords = AffectFit.BestF1(odds, has).F1;
            FittedHead? head = has.Count(static h => h) < Fewest ? null : Fit((FeelingKind)feeling, rows, has, odds, vectors, byWords, source, cancellationToken);
            figures.Add((byWords, head is null ? byWords : head.Model.Figures[0].Value));
            if (head is not null)
            {
                heads.Add(head);
            }
        }

        Summary =
        [
            new FittedModel($"{SemanticHeads.Head} {SemanticHeads.Feels}*", [], rows.Count, source,
            [
                new FitFigure("macro-F1", figures.Average(static figure => figure.Heads), null),
                new FitFigure("macro-F1 of words alone", figures.Average(static figure => figure.Words), null),
            ]),
        ];
        return heads;
    }

    private static FittedHead? Fit(
        FeelingKind feeling, IReadOnlyList<LabelledText> rows, bool[] has, double[] odds, float[][] vectors, double byWords, string source, CancellationToken cancellationToken)
    {
        int without = has.Count(static h => !h);
        int stride = Math.Max(1, (without + MostWithout - 1) / MostWithout);
        List<HeadRow> used = [];
        int passed = 0;
        for (int i = 0; i < has.Length; i++)
        {
            if (has[i] || passed++ % stride == 0)
            {
                used.Add(new HeadRow(HeadRow.Read(odds[i], vectors[i], null), has[i] ? 1 : 0, has[i] ? 1 : stride, rows[i].Fold));
            }
        }

        HeadFit fit = new(used, hearsWords: true);
        (double[] Weights, double Constant)[] folds = fit.FitFolds(cancellationToken);
        double[] scores = new double[has.Length];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        _ = Parallel.For(0, has.Length, parallel, i => scores[i] = HeadFit.Score(folds[rows[i].Fold], HeadRow.Read(odds[i], vectors[i], null)));
        (double threshold, double f1) = AffectFit.BestF1(scores, has);
        if (f1 <= byWords)
        {
            return null;
        }

        (double[] weights, double constant) = fit.Fit(static _ => true);
        string name = SemanticHeads.Feels + EnumNames.Of(feeling);
        FittedModel model = new(
            $"{SemanticHeads.Head} {name}",
            weights,
            rows.Count,
            $"texts of {source}",
            [new FitFigure("F1", f1, null), new FitFigure("F1 of words alone", byWords, null)]);
        return new FittedHead(name, model, weights, constant - threshold);
    }
}
