using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits what the terms of a sentence count for each act: logistic regression with a quadratic pull to 0, by gradients with momentum from zero with
/// fixed steps. Sentences that were written for another act count less, because nobody wrote them to be near this one.
/// </summary>
internal sealed class ActFit
{
    private const int FewestItems = 5;
    private const double OfOthers = 0.33;
    private const double LeastWeight = 0.07;
    private const int Steps = 400;
    private const double Step = 1.5;
    private const double Momentum = 0.9;
    private const double Pull = 0.0012;

    private readonly IReadOnlyList<Row> _rows;

    private ActFit(IReadOnlyList<Row> rows) => _rows = rows;

    public static (IReadOnlyList<FittedModel> Models, IReadOnlyDictionary<string, double[]>? Words) Run(
        IReadOnlyList<BenchItem> items, ExchangeFeatures features, CancellationToken cancellationToken)
    {
        ActFit fit = new(RowsOf(items, features));
        FittedModel[] models = new FittedModel[ActSet.Count];
        Dictionary<string, double>?[] weights = new Dictionary<string, double>?[ActSet.Count];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        _ = Parallel.For(0, ActSet.Count, parallel, act => models[act] = fit.One(WeightLayout.Acts[act], out weights[act]));
        if (weights.All(static of => of is null))
        {
            return (models, null);
        }

        SortedDictionary<string, double[]> all = new(StringComparer.Ordinal);
        for (int act = 0; act < weights.Length; act++)
        {
            foreach ((string term, double weight) in weights[act] ?? [])
            {
                if (!all.TryGetValue(term, out double[]? row))
                {
                    all.Add(term, row = new double[ActSet.Count]);
                }

                row[act] = weight;
            }
        }

        return (models, all);
    }

    /// <summary>The log-odds of each act for each sentence, from fits that did not see its fold.</summary>
    public static IReadOnlyList<(SentenceItem Item, int Fold, double[] LogOdds)> CrossFit(
        IReadOnlyList<BenchItem> items, ExchangeFeatures features, CancellationToken cancellationToken)
    {
        IReadOnlyList<Row> rows = RowsOf(items, features);
        ActFit fit = new(rows);
        double[][] odds = [.. rows.Select(static _ => new double[ActSet.Count])];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        _ = Parallel.For(0, ActSet.Count * Folds.Count, parallel, job =>
        {
            (int act, int fold) = Math.DivRem(job, Folds.Count);
            Dictionary<string, double> weights = fit.Fit(WeightLayout.Acts[act], row => row.Fold != fold);
            for (int i = 0; i < rows.Count; i++)
            {
                if (rows[i].Fold == fold)
                {
                    odds[i][act] = Score(weights, rows[i]);
                }
            }
        });
        return [.. rows.Select((row, i) => (row.Item, row.Fold, odds[i]))];
    }

    /// <summary>How much a sentence counts for a signal: those that were written for another less, because nobody wrote them to be near this one.</summary>
    public static double Counts(SentenceItem item, string signal) => item.Kind == signal ? 1 : OfOthers;

    private static List<Row> RowsOf(IReadOnlyList<BenchItem> items, ExchangeFeatures features)
    {
        List<Row> rows = [];
        foreach (SentenceItem item in items.OfType<SentenceItem>())
        {
            (string[] words, string[] marks) = features.Acts(item.Messages, item.Text);
            rows.Add(new Row(item, words, marks, Folds.Of(item.Messages[^1].Text), Lengths.Of(item.Text)));
        }

        return rows;
    }

    private FittedModel One(string signal, out Dictionary<string, double>? weights)
    {
        weights = null;
        string name = $"{WeightLayout.Act} {signal}";
        FitRow[] own = [.. _rows.Where(row => row.Item.Kind == signal).Select(row => new FitRow([], row.Item.Positive ? 1 : 0, 1, row.Fold, row.Length))];
        if (own.Length == 0 || !Lengths.HasBoth(own))
        {
            return FittedModel.Kept(name, $"needs sentences of {signal}, of both kinds");
        }

        Dictionary<string, double>[] folds = [.. Enumerable.Range(0, Folds.Count).Select(fold => Fit(signal, row => row.Fold != fold))];
        double[] scores = [.. _rows.Where(row => row.Item.Kind == signal).Select(row => Score(folds[row.Fold], row))];
        weights = Fit(signal, static _ => true);
        return new FittedModel(name, [], own.Length, "sentences written to the definition of the signal", [Separations.Auc(scores, own)]);
    }

    private Dictionary<string, double> Fit(string signal, Func<Row, bool> use)
    {
        Row[] rows = [.. _rows.Where(use)];
        string[] terms = [.. rows.SelectMany(static row => row.Words.Concat(row.Marks).Distinct(StringComparer.Ordinal)).GroupBy(static term => term, StringComparer.Ordinal)
            .Where(static group => group.Count() >= FewestItems).Select(static group => group.Key).Order(StringComparer.Ordinal)];
        Dictionary<string, int> index = terms.Select(static (term, i) => (term, i)).ToDictionary(static p => p.term, static p => p.i, StringComparer.Ordinal);
        Known[] known = [.. rows.Select(row => new Known(row, index))];
        double[] counts = [.. rows.Select(row => Counts(row.Item, signal))];
        double[] labels = [.. rows.Select(row => row.Item.Shows.GetValueOrDefault(signal))];
        double total = counts.Sum();
        double[] weights = new double[terms.Length];
        double[] speed = new double[terms.Length];
        double[] gradient = new double[terms.Length];
        double bias = 0;
        double biasSpeed = 0;
        for (int step = 0; step < Steps; step++)
        {
            Array.Clear(gradient);
            double biasGradient = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                double error = ((1 / (1 + Math.Exp(-(bias + known[i].Dot(weights))))) - labels[i]) * counts[i] / total;
                known[i].Add(gradient, error);
                biasGradient += error;
            }

            for (int j = 0; j < weights.Length; j++)
            {
                speed[j] = (Momentum * speed[j]) + gradient[j] + (Pull * weights[j]);
                weights[j] -= Step * speed[j];
            }

            biasSpeed = (Momentum * biasSpeed) + biasGradient;
            bias -= Step * biasSpeed;
        }

        Dictionary<string, double> result = new(StringComparer.Ordinal) { [ActWords.Bias] = Math.Round(bias, 3) };
        for (int j = 0; j < terms.Length; j++)
        {
            if (Math.Abs(weights[j]) >= LeastWeight)
            {
                result.Add(terms[j], Math.Round(weights[j], 2));
            }
        }

        return result;
    }

    private static double Score(Dictionary<string, double> weights, Row row) =>
        weights[ActWords.Bias]
        + (row.Words.Sum(word => weights.GetValueOrDefault(word)) / ActWords.Divisor(row.Length))
        + row.Marks.Sum(mark => weights.GetValueOrDefault(mark));

    private sealed record Row(SentenceItem Item, string[] Words, string[] Marks, int Fold, int Length);

    /// <summary>The terms of a row that are weighed, and what each counts.</summary>
    private sealed class Known(Row row, Dictionary<string, int> index)
    {
        private readonly int[] _words = [.. row.Words.Where(index.ContainsKey).Select(word => index[word])];
        private readonly int[] _marks = [.. row.Marks.Where(index.ContainsKey).Select(mark => index[mark])];
        private readonly double _share = 1 / ActWords.Divisor(row.Length);

        public double Dot(double[] weights)
        {
            double words = 0;
            foreach (int word in _words)
            {
                words += weights[word];
            }

            double sum = _share * words;
            foreach (int mark in _marks)
            {
                sum += weights[mark];
            }

            return sum;
        }

        public void Add(double[] gradient, double error)
        {
            foreach (int word in _words)
            {
                gradient[word] += _share * error;
            }

            foreach (int mark in _marks)
            {
                gradient[mark] += error;
            }
        }
    }
}
