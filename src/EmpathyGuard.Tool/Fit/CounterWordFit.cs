using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits what the words of a sentence say for each kind of false empathy, beside the phrases and the grammar.</summary>
internal static class CounterWordFit
{
    // "I'm afraid we can't" and "I was sorry to hear it" hold the words of a claimed feeling and not its grammar, which tells them apart.
    private const CounterEmpathy ReadFromGrammar = CounterEmpathy.ClaimedFeeling;

    // Words know less than a head on the vector of the sentence does.
    private const double OfLookalikes = 0.01;

    /// <summary>Fits each kind that there are sentences of, and leaves out those that words hardly find.</summary>
    /// <param name="items">The items.</param>
    /// <param name="features">What reads them.</param>
    /// <param name="models">Gets what was fitted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The terms; <see langword="null"/> where there are no sentences to fit them on.</returns>
    public static Dictionary<string, double[]>? Run(IReadOnlyList<BenchItem> items, ExchangeFeatures features, List<FittedModel> models, CancellationToken cancellationToken)
    {
        CounterRows rows = new(items, features);
        if (rows.Written == 0)
        {
            models.Add(FittedModel.Kept(WeightLayout.CounterWord, "needs sentences of false empathy"));
            return null;
        }

        TermFit terms = TermFit.OfReplies([.. rows.Texts.Select(features.Terms)], rows.Folds);
        Dictionary<string, double[]> byTerm = new(StringComparer.Ordinal);
        foreach (CounterEmpathy kind in rows.Kinds.Where(static kind => kind != ReadFromGrammar))
        {
            double[] shown = rows.Shown(kind);
            double[] scores = terms.CrossValidate(shown, cancellationToken);
            string name = $"{WeightLayout.CounterWord} {WeightLayout.Counters[(int)kind]}";
            if (rows.Threshold(kind, scores, OfLookalikes) is not var (threshold, figures))
            {
                models.Add(FittedModel.Kept(name, "words hardly find any"));
                continue;
            }

            FitRow[] labels = rows.Labels(kind);
            (double constant, IReadOnlyList<KeyValuePair<string, double>> weights) = terms.Run(shown);
            Weigh(CounterTerms.Bias, Math.Round(constant - threshold, 2));
            foreach ((string term, double weight) in weights)
            {
                Weigh(term, weight);
            }

            models.Add(new FittedModel(
                name, [], labels.Length, "sentences of false empathy, and those of sound replies", [Separations.Auc([.. rows.Own(kind).Select(i => scores[i])], labels), .. figures]));

            void Weigh(string term, double weight)
            {
                if (!byTerm.TryGetValue(term, out double[]? lanes))
                {
                    byTerm.Add(term, lanes = new double[WeightLayout.Counters.Count]);
                }

                lanes[(int)kind] = weight;
            }
        }

        return byTerm;
    }
}
