using EmpathyGuard.Semantic;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits what the words of a text, and those that stand together, count for a head, with a quadratic pull to 0.</summary>
internal sealed class TermFit
{
    // By cross-validation; a term counts from so many texts on, and what is too little is not written.
    private const double Pull = 0.33;
    private const int FewestTexts = 3;
    private const double Least = 0.5;

    // How much sooner a term that few texts hold is listened to.
    private const double UsualRarity = 5;

    private readonly string[] _terms;
    private readonly double[] _rarity;
    private readonly WordFit _fit;
    private readonly IReadOnlyList<int> _folds;

    /// <param name="texts">The terms of each text, and what their sum is divided by.</param>
    /// <param name="folds">The fold of each.</param>
    private TermFit((string[] Terms, double Divisor)[] texts, IReadOnlyList<int> folds)
    {
        _folds = folds;
        Dictionary<string, int> count = new(StringComparer.Ordinal);
        foreach (string term in texts.SelectMany(static text => text.Terms))
        {
            count[term] = count.GetValueOrDefault(term) + 1;
        }

        _terms = [.. count.Where(static pair => pair.Value >= FewestTexts).Select(static pair => pair.Key).Order(StringComparer.Ordinal)];
        _rarity = [.. _terms.Select(term => Math.Log((double)texts.Length / count[term]) / UsualRarity)];
        Dictionary<string, int> index = _terms.Select(static (term, i) => (term, i)).ToDictionary(static pair => pair.term, static pair => pair.i, StringComparer.Ordinal);
        _fit = new WordFit(
            [
                .. texts.Select(text =>
                {
                    int[] known = [.. text.Terms.Where(index.ContainsKey).Select(term => index[term]).Order()];
                    return ((int[])[0, .. known.Select(static term => term + 1)], (float[])[1, .. known.Select(term => (float)(_rarity[term] / text.Divisor))]);
                }),
            ],
            _terms.Length + 1);
    }

    /// <summary>As a head reads the terms of a text.</summary>
    public static TermFit OfHeads(IReadOnlyList<string> texts, IReadOnlyList<int> folds) =>
        new([.. texts.Select(static text => TermReader.Terms(text).ToArray()).Select(static terms => (terms, TermWeights.Divisor(terms.Length)))], folds);

    /// <summary>As the lexical scorer reads those of a sentence.</summary>
    public static TermFit OfReplies(IReadOnlyList<(string[] Terms, int Words)> texts, IReadOnlyList<int> folds) =>
        new([.. texts.Select(static text => (text.Terms, TermLanes.Divisor(text.Words)))], folds);

    /// <summary>The log-odds of each text by a fit that did not see its fold.</summary>
    public double[] CrossValidate(double[] labels, CancellationToken cancellationToken)
    {
        double[] scores = new double[labels.Length];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        _ = Parallel.For(0, Folds.Count, parallel, fold =>
        {
            double[] sums = _fit.Sums(Fit(labels, [.. _folds.Select(of => of != fold)]), labels.Length);
            for (int i = 0; i < sums.Length; i++)
            {
                if (_folds[i] == fold)
                {
                    scores[i] = sums[i];
                }
            }
        });

        return scores;
    }

    /// <summary>The constant, and the terms that count something.</summary>
    public (double Constant, IReadOnlyList<KeyValuePair<string, double>> Weights) Run(double[] labels)
    {
        double[] weights = Fit(labels, [.. labels.Select(static _ => true)]);
        return (
            weights[0],
            [.. _terms.Select((term, i) => KeyValuePair.Create(term, Math.Round(_rarity[i] * weights[i + 1], 2))).Where(static pair => pair.Value != 0)]);
    }

    // Little weights count nothing here either: a threshold that was placed with them would stand wrong without them.
    private double[] Fit(double[] labels, bool[] use)
    {
        double[] weights = _fit.Fit(labels, use, static j => j == 0 ? 0 : Pull, static _ => 0, isLogistic: true);
        for (int i = 0; i < _terms.Length; i++)
        {
            weights[i + 1] = Math.Abs(_rarity[i] * weights[i + 1]) < Least ? 0 : weights[i + 1];
        }

        return weights;
    }
}
