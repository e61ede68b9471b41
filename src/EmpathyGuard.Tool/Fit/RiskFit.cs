using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits the evidence of a risk cue: what names a risk, how a message is put, and its words and pairs of neighbours. Logistic regression with a
/// quadratic pull to 0, by gradients with momentum from zero with fixed steps. The threshold is where, by fits that did not see them, few of the
/// messages without a cue raise one.
/// </summary>
internal sealed class RiskFit
{
    // A false alarm takes the second reply from a person in distress and wakes somebody; a missed cue may cost more. Most of these messages
    // were written to look like risk, so that in ordinary traffic alarms are rarer.
    private const double FalseAlarms = 0.06;

    // Messages that were written for another purpose, and read for risk by one reader: people in ordinary distress.
    private const double OfOther = 4;

    // The phrases that name a risk were written with these at hand, and look better on them than they are.
    private const double OfFirst = 0.4;
    private const string First = "rc-";

    // All ordinary comments together count as much as this many messages: nobody has checked that they hold no risk.
    private const double OfComments = 1000;

    private const int Steps = 1000;
    private const double Momentum = 0.9;

    // Most words are in few messages and are slow to learn.
    private const double MomentumOfWords = 0.99;
    private const double Step = 0.5;
    private const double StepOfWords = 6;

    // By cross-validation. Most of these words are rare, and a pull that is right for common ones hardly lets them move.
    private const double Pull = 0.0002;
    private const double PullOfWords = 0.00003;

    // A word counts from so many messages on.
    private const int FewestMessages = 3;
    private const double ShareOfWords = 2;
    private const double LeastWord = 0.5;
    private const double UsualRarity = 5;

    private const int Outright = 1;
    private const int Oblique = 2;

    private readonly IReadOnlyList<Row> _rows;
    private readonly HashSet<string> _names;

    private RiskFit(IReadOnlyList<Row> rows, HashSet<string> names)
    {
        _rows = rows;
        _names = names;
    }

    public static (FittedModel Model, IReadOnlyDictionary<string, double>? Words) Run(
        IReadOnlyList<BenchItem> items, IReadOnlyList<string> comments, ExchangeFeatures features, CancellationToken cancellationToken)
    {
        RiskFit fit = Of(items, comments, features);
        Row[] rows = [.. fit._rows];
        FitRow[] written = [.. rows.Where(static row => row.IsWritten).Select(static row => new FitRow([], row.Label, row.Weight, row.Fold, row.Length))];
        if (!Lengths.HasBoth(written))
        {
            return (FittedModel.Kept(WeightLayout.Risk, "needs risk items with and without a cue"), null);
        }

        double[] scores = fit.CrossValidate(cancellationToken);
        double threshold = Threshold(rows, scores);
        FitFigure ShareOf(string name, Func<Row, bool> which) => new(name, scores.Where((_, i) => which(rows[i])).DefaultIfEmpty().Average(score => score > threshold ? 1.0 : 0), null);
        Weights weights = fit.Fit(static _ => true);
        weights.Features[0] -= threshold;
        FittedModel model = new(
            WeightLayout.Risk,
            Numbers.Rounded(weights.Features),
            rows.Length,
            comments.Count > 0 ? "messages of the items, and ordinary comments as a weak counterweight" : "messages of the items",
            [
                Separations.Auc([.. scores.Where((_, i) => rows[i].IsWritten)], written),
                ShareOf("recall", static row => row is { IsWritten: true, Label: > 0.5 }),
                ShareOf("false alarms", static row => row is { IsWritten: true, Label: < 0.5 }),
                ShareOf("alarms on ordinary messages", static row => row is { IsWritten: false, IsComment: false, Label: < 0.5 }),
                ShareOf("alarms on comments", static row => row.IsComment),
            ]);
        return (model, weights.ByWord());
    }

    /// <summary>The messages with what their words and phrases count, from fits that did not see their fold.</summary>
    public static IReadOnlyList<RiskScore> CrossFit(
        IReadOnlyList<BenchItem> items, IReadOnlyList<string> comments, ExchangeFeatures features, CancellationToken cancellationToken)
    {
        RiskFit fit = Of(items, comments, features);
        if (fit._rows.Count == 0)
        {
            return [];
        }

        double[] scores = fit.CrossValidate(cancellationToken);
        double threshold = Threshold(fit._rows, scores);
        return [.. fit._rows.Select((row, i) => row.Scored(scores[i] - threshold))];
    }

    private static RiskFit Of(IReadOnlyList<BenchItem> items, IReadOnlyList<string> comments, ExchangeFeatures features) => new(
        [
            .. items.SelectMany(item => RowsOf(item, features)),
            .. comments.Select((text, i) => RowOf(text, 0, OfComments / comments.Count, i % Folds.Count, features) with { IsComment = true }),
        ],
        Names(items, features));

    private double[] CrossValidate(CancellationToken cancellationToken)
    {
        Weights[] folds = new Weights[Folds.Count];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        _ = Parallel.For(0, Folds.Count, parallel, fold => folds[fold] = Fit(row => row.Fold != fold));
        return [.. _rows.Select(row => folds[row.Fold].Score(row))];
    }

    private static double Threshold(IReadOnlyList<Row> rows, double[] scores) =>
        RiskScore.Threshold([.. rows.Select((row, i) => row.Scored(scores[i]))], scores, FalseAlarms);

    // Who somebody is and where they live is no risk, whatever the messages at hand say beside it. "I" has a capital and is no name.
    private static HashSet<string> Names(IReadOnlyList<BenchItem> items, ExchangeFeatures features)
    {
        Dictionary<string, (int All, int Names)> counts = new(StringComparer.Ordinal);
        foreach (EmpathyMessage message in items.SelectMany(static item => item.Messages).Where(static message => message.Role == EmpathyRole.User))
        {
            features.CountNames(message.Text, counts);
        }

        return [.. counts.Where(static pair => pair.Value.Names * 3 >= pair.Value.All && !ExchangeFeatures.IsGrammar(pair.Key)).Select(static pair => pair.Key)];
    }

    private Weights Fit(Func<Row, bool> use)
    {
        Row[] rows = [.. _rows.Where(use)];
        string[] words = [.. rows.Where(static row => !row.IsComment).SelectMany(static row => row.Words.Distinct(StringComparer.Ordinal)).GroupBy(static word => word, StringComparer.Ordinal)
            .Where(group => group.Count() >= FewestMessages && !ExchangeFeatures.IsGrammar(group.Key) && !group.Key.Split('_').Any(_names.Contains)).Select(static group => group.Key).Order(StringComparer.Ordinal)];
        Weights weights = new(words, rows);
        int[][] known = [.. rows.Select(row => weights.Known(row))];
        double[] share = [.. rows.Select(static row => row.Words.Length).Select(static terms => ShareOfWords / RiskWords.Divisor(terms))];
        double total = rows.Sum(static row => row.Weight);
        double[] speed = new double[RiskEvidence.Count];
        double[] speedOfWords = new double[words.Length];
        double[] gradient = new double[RiskEvidence.Count];
        double[] gradientOfWords = new double[words.Length];
        for (int step = 0; step < Steps; step++)
        {
            Array.Clear(gradient);
            Array.Clear(gradientOfWords);
            for (int i = 0; i < rows.Length; i++)
            {
                double sum = AdditiveFit.Dot(weights.Features, rows[i].Features) + (share[i] * known[i].Sum(term => weights.Rarity[term] * weights.OfWords[term]));
                double error = ((1 / (1 + Math.Exp(-sum))) - rows[i].Label) * rows[i].Weight / total;
                for (int j = 0; j < gradient.Length; j++)
                {
                    gradient[j] += error * rows[i].Features[j];
                }

                foreach (int term in known[i])
                {
                    gradientOfWords[term] += error * share[i] * weights.Rarity[term];
                }
            }

            for (int j = 0; j < gradient.Length; j++)
            {
                gradient[j] += j == 0 ? 0 : Pull * weights.Features[j];
            }

            Move(weights.Features, speed, gradient, Step, Momentum, pull: 0);
            Move(weights.OfWords, speedOfWords, gradientOfWords, StepOfWords, MomentumOfWords, PullOfWords);

            // What names a risk may only raise.
            weights.Features[Outright] = Math.Max(0, weights.Features[Outright]);
            weights.Features[Oblique] = Math.Max(0, weights.Features[Oblique]);
        }

        return weights;
    }

    private static void Move(double[] weights, double[] speed, double[] gradient, double step, double momentum, double pull)
    {
        for (int j = 0; j < weights.Length; j++)
        {
            speed[j] = (momentum * speed[j]) + gradient[j] + (pull * weights[j]);
            weights[j] -= step * speed[j];
        }
    }

    private static IEnumerable<Row> RowsOf(BenchItem item, ExchangeFeatures features)
    {
        bool? label = item switch
        {
            RiskItem risk => risk.Cue,
            { Head.Risk: "none" } => false,
            { Head.Risk: null or "unsure" } => null,
            _ => true,
        };
        if (label is not bool cue)
        {
            yield break;
        }

        double weight = item is not RiskItem ? OfOther : item.Id.StartsWith(First, StringComparison.Ordinal) ? OfFirst : 1;
        foreach (EmpathyMessage message in item.Messages.Where(message => message.Role == EmpathyRole.User && (!cue || ReferenceEquals(message, item.Messages[^1]))))
        {
            yield return RowOf(message.Text, cue ? 1 : 0, weight, Folds.Of(item.Id), features) with { IsWritten = item is RiskItem };
        }
    }

    private static Row RowOf(string message, double label, double weight, int fold, ExchangeFeatures features)
    {
        (double[] read, string[] words) = features.Risk(message);
        return new Row(read, words, label, weight, fold, Lengths.Of(message)) { Text = message };
    }

    private sealed record Row(double[] Features, string[] Words, double Label, double Weight, int Fold, int Length)
    {
        public bool IsComment { get; init; }

        /// <summary>Whether it was written to hold a risk or to look like it.</summary>
        public bool IsWritten { get; init; }

        public string Text { get; init; } = "";

        public RiskScore Scored(double logOdds) => new(Text, Label, Weight, Fold, IsComment, IsWritten, logOdds);
    }

    private sealed class Weights
    {
        private readonly string[] _words;
        private readonly Dictionary<string, int> _index;

        public Weights(string[] words, Row[] rows)
        {
            _words = words;
            _index = words.Select(static (word, i) => (word, i)).ToDictionary(static p => p.word, static p => p.i, StringComparer.Ordinal);
            OfWords = new double[words.Length];
            Rarity = new double[words.Length];
            foreach (Row row in rows)
            {
                foreach (int term in Known(row).Distinct())
                {
                    Rarity[term]++;
                }
            }

            for (int term = 0; term < words.Length; term++)
            {
                Rarity[term] = Math.Log(rows.Length / Math.Max(1, Rarity[term])) / UsualRarity;
            }
        }

        public double[] Features { get; } = new double[RiskEvidence.Count];

        public double[] OfWords { get; }

        /// <summary>How much sooner a word that few messages hold is listened to: the log of the share of messages without it.</summary>
        public double[] Rarity { get; }

        public int[] Known(Row row) => [.. row.Words.Where(_index.ContainsKey).Select(word => _index[word])];

        public double Score(Row row)
        {
            int[] known = Known(row);
            return AdditiveFit.Dot(Features, row.Features) + (ShareOfWords * known.Sum(term => Rarity[term] * OfWords[term]) / RiskWords.Divisor(row.Words.Length));
        }

        public Dictionary<string, double> ByWord() =>
            _words.Select((word, i) => (word, weight: Math.Round(ShareOfWords * Rarity[i] * OfWords[i], 2))).Where(static p => Math.Abs(p.weight) >= LeastWord).ToDictionary(static p => p.word, static p => p.weight, StringComparer.Ordinal);
    }
}
