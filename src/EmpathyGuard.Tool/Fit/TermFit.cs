using EmpathyGuard.Semantic;

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

    /// <param name="texts">The texts.</param>
    /// <param name="folds">The fold of each.</param>
    public TermFit(IReadOnlyList<string> texts, IReadOnlyList<int> folds)
    {
        _folds = folds;
        string[][] read = [.. texts.Select(static text => TermReader.Terms(text).ToArray())];
        Dictionary<string, int> count = new(StringComparer.Ordinal);
        foreach (string term in read.SelectMany(static terms => terms))
        {
            count[term] = count.GetValueOrDefault(term) + 1;
        }

        _terms = [.. count.Where(static pair => pair.Value >= FewestTexts).Select(static pair => pair.Key).Order(StringComparer.Ordinal)];
        _rarity = [.. _terms.Select(term => Math.Log((double)texts.Count / count[term]) / UsualRarity)];
        Dictionary<string, int> index = _terms.Select(static (term, i) => (term, i)).ToDictionary(static pair => pair.term, static pair => pair.i, StringComparer.Ordinal);
        _fit = new WordFit(
            [
                .. read.Select(terms =>
                {
                    int[] known = [.. terms.Where(index.ContainsKey).Select(term => index[term]).Order()];
                    return ((int[])[0, .. known.Select(static term => term + 1)], (float[])[1, .. known.Select(term => (float)(_rarity[term] / TermWeights.Divisor(terms.Length)))]);
                }),
            ],
            _terms.Length + 1);
    }

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
            [.. _terms.Select((term, i) => KeyValuePair.Create(term, Math.Round(_rarity[i] * weights[i + 1], 2))).Where(static pair => Math.Abs(pair.Value) >= Least)]);
    }

    private double[] Fit(double[] labels, bool[] use) => _fit.Fit(labels, use, static j => j == 0 ? 0 : Pull, static _ => 0, isLogistic: true);
}
