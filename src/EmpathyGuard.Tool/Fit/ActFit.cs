using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits what the terms of a sentence count for each act: logistic regression with a quadratic pull to 0, by gradients with momentum from zero with
/// fixed steps; once on all rows, and once without each fold. The failures of the modes are to rank as well: the sentences of a worse reply above those
/// that they stand in place of (Bradley and Terry's model of pairs).
/// </summary>
internal sealed class ActFit
{
    private const int FewestRows = 5;
    private const double LeastWeight = 0.1;
    private const int Steps = 400;
    private const double Step = 1.5;
    private const double Momentum = 0.9;

    // By what each row counts: the fewer rows, the stronger.
    private const double Pull = 1;

    /// <summary>What a sentence alone counts where there are rises: a failure is less a matter of the sentence than of what it stands in place of.</summary>
    public const double OfRows = 0.5;

    private readonly Dictionary<string, double>?[] _whole = new Dictionary<string, double>?[ActSet.Count];
    private readonly Dictionary<string, double>?[][] _folds = [.. Folds.All.Select(static _ => new Dictionary<string, double>?[ActSet.Count])];

    /// <param name="rows">The sentences.</param>
    /// <param name="cancellationToken">Cancels the fit.</param>
    public ActFit(ActRows rows, CancellationToken cancellationToken)
    {
        Rows = rows.Rows;
        Rises = rows.Rises;
        bool[] isFitted = [.. Enumerable.Range(0, ActSet.Count).Select(act => Lengths.HasBoth(OwnOf(act)))];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        _ = Parallel.For(0, ActSet.Count * (Folds.Count + 1), parallel, job =>
        {
            (int act, int fold) = Math.DivRem(job, Folds.Count + 1);
            if (isFitted[act])
            {
                (fold < Folds.Count ? _folds[fold] : _whole)[act] = Fit(act, [.. Rows.Where(row => row.Counts[act] > 0 && row.Fold != fold)], [.. Rises.Where(rise => rise.Act == act && rise.Fold != fold)]);
            }
        });
        Models = [.. Enumerable.Range(0, ActSet.Count).Select(ModelOf)];
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<ActRow> Rows { get; }

    /// <summary>What must rise from one reply to another.</summary>
    public IReadOnlyList<ActRise> Rises { get; }

    /// <summary>What was fitted, in the order of the acts.</summary>
    public IReadOnlyList<FittedModel> Models { get; }

    /// <summary>What each term counts; <see langword="null"/> where there was nothing to fit.</summary>
    public IReadOnlyDictionary<string, double[]>? Words() => ByTerm(_whole);

    /// <summary>What each term counts, where no failure of a mode was fitted on the rows of a fold; <see langword="null"/> where there was nothing to fit.</summary>
    /// <param name="fold">The fold.</param>
    public IReadOnlyDictionary<string, double[]>? WordsWithout(int fold) => ByTerm([.. _whole[..ActSet.FirstFailure], .. _folds[fold][ActSet.FirstFailure..]]);

    /// <summary>The log-odds of an act for a row, by the fit that did not see its fold.</summary>
    public double LogOdds(ActRow row, int act) => _folds[row.Fold][act] is { } weights ? Score(weights, row) : 0;

    /// <summary>The rows that were written to show an act or to look like it, and whether they show it.</summary>
    public FitRow[] OwnOf(int act) => [.. Own(act).Select(row => new FitRow([], row.Labels[act] >= 0.5 ? 1 : 0, 1, row.Fold, row.Length))];

    /// <summary>The rows that were written to show an act or to look like it.</summary>
    public IEnumerable<ActRow> Own(int act) => Rows.Where(row => row.WrittenFor == act);

    /// <summary>What the rows of an act are.</summary>
    public static string SourceOf(int act) => act < ActSet.FirstFailure ? "sentences written to the definition of the signal" : "sentences in which the replies of pairs differ";

    private FittedModel ModelOf(int act)
    {
        string name = $"{WeightLayout.Act} {WeightLayout.Acts[act]}";
        FitRow[] own = OwnOf(act);
        return _whole[act] is null
            ? FittedModel.Kept(name, $"needs sentences of {WeightLayout.Acts[act]}, of both kinds")
            : new FittedModel(name, [], own.Length, SourceOf(act), [Separations.Auc([.. Own(act).Select(row => LogOdds(row, act))], own)]);
    }

    private static SortedDictionary<string, double[]>? ByTerm(Dictionary<string, double>?[] weights)
    {
        if (weights.All(static of => of is null))
        {
            return null;
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

        return all;
    }

    private static Dictionary<string, double> Fit(int act, ActRow[] rows, ActRise[] rises)
    {
        string[] terms = [.. rows.SelectMany(static row => row.Words.Concat(row.Marks).Distinct(StringComparer.Ordinal)).GroupBy(static term => term, StringComparer.Ordinal)
            .Where(static group => group.Count() >= FewestRows).Select(static group => group.Key).Order(StringComparer.Ordinal)];
        Dictionary<string, int> index = terms.Select(static (term, i) => (term, i)).ToDictionary(static p => p.term, static p => p.i, StringComparer.Ordinal);
        Terms[] known = [.. rows.Select(row => Terms.Of(row, index))];
        Terms[] steps = [.. rises.Select(rise => Terms.Of(rise, index))];
        double ofRows = rises.Length > 0 ? OfRows : 1;
        double total = (ofRows * rows.Sum(row => row.Counts[act])) + rises.Sum(static rise => rise.Counts);
        double pull = Pull / total;
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
                double error = (Probability(bias + known[i].Dot(weights)) - rows[i].Labels[act]) * ofRows * rows[i].Counts[act] / total;
                known[i].Add(gradient, error);
                biasGradient += error;
            }

            for (int i = 0; i < rises.Length; i++)
            {
                steps[i].Add(gradient, (Probability(steps[i].Dot(weights)) - rises[i].Label) * rises[i].Counts / total);
            }

            for (int j = 0; j < weights.Length; j++)
            {
                speed[j] = (Momentum * speed[j]) + gradient[j] + (pull * weights[j]);
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

    private static double Score(Dictionary<string, double> weights, ActRow row) =>
        weights[ActWords.Bias]
        + (row.Words.Sum(word => weights.GetValueOrDefault(word)) / TermLanes.Divisor(row.Length))
        + row.Marks.Sum(mark => weights.GetValueOrDefault(mark));

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>The terms that are weighed, and how much of each there is.</summary>
    private sealed class Terms((int Term, double Times)[] terms)
    {
        public static Terms Of(ActRow row, Dictionary<string, int> index) => new([.. Read(row, index, 1)]);

        public static Terms Of(ActRise rise, Dictionary<string, int> index) => new(
        [
            .. rise.To.SelectMany(row => Read(row, index, 1.0 / rise.To.Count)).Concat(rise.From.SelectMany(row => Read(row, index, -1.0 / rise.From.Count)))
                .GroupBy(static term => term.Term).Select(static group => (group.Key, group.Sum(static term => term.Times))),
        ]);

        public double Dot(double[] weights)
        {
            double sum = 0;
            foreach ((int term, double times) in terms)
            {
                sum += times * weights[term];
            }

            return sum;
        }

        public void Add(double[] gradient, double error)
        {
            foreach ((int term, double times) in terms)
            {
                gradient[term] += times * error;
            }
        }

        private static IEnumerable<(int Term, double Times)> Read(ActRow row, Dictionary<string, int> index, double times)
        {
            double share = times / TermLanes.Divisor(row.Length);
            return row.Words.Where(index.ContainsKey).Select(word => (index[word], share)).Concat(row.Marks.Where(index.ContainsKey).Select(mark => (index[mark], times)));
        }
    }
}
