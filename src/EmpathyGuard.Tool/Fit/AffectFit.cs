using EmpathyGuard.Lexicons;
using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits what words say of how somebody is: how pleasant, how strong, and which feelings. A word stands for its inflections, counts from enough texts
/// on, and is pulled to 0, so that what is rare says little. Names, grammar and words for who somebody is take no part.
/// </summary>
internal sealed class AffectFit
{
    private const int FewestTexts = 10;

    // How strongly words are pulled to 0, by cross-validation, and what is too little to be written.
    private const double PullOfValence = 4;
    private const double PullOfIntensity = 8;
    private const double PullOfFeelings = 3;
    private const double LeastValence = 0.04;
    private const double LeastIntensity = 0.01;
    private const double LeastFeeling = 0.6;

    // Where an ordinary sentence stands on the scale of 0 to 1, and how far readers' grades lie apart on it.
    private const double OrdinaryIntensity = 0.15;
    private const double SpreadOfIntensity = 0.15;

    // Feelings that nobody looked for in any set are named by a word of the lexicons of more than half its size.
    private const double UnlabelledBias = -1;
    private const double UnlabelledNamed = 2.5;

    private const double MostNames = 0.5;

    private readonly TextReading _reading = new(Lexicon.Default, TextSide.Person);
    private readonly Dictionary<uint, Dictionary<string, int>> _forms = [];
    private readonly Dictionary<uint, (int Count, int Names)> _counts = [];
    private readonly Dictionary<uint, string> _known = [];
    private readonly Dictionary<uint, double> _valences = [];
    private readonly Dictionary<uint, double> _intensities = [];
    private readonly Dictionary<uint, SortedDictionary<int, double>> _feelings = [];

    /// <summary>Starts from words that stay as they are where there is nothing to fit them to.</summary>
    public AffectFit(AffectWords known)
    {
        foreach ((string text, AffectWord word) in known.ByWord)
        {
            uint stem = Stemmer.Hash(text);
            _known[stem] = text;
            _valences[stem] = word.Valence;
            _intensities[stem] = word.Intensity;
            _feelings[stem] = new SortedDictionary<int, double>(word.Feelings.ToDictionary(static pair => (int)pair.Key, static pair => pair.Value));
        }
    }

    /// <summary>For each feeling that was looked for, the log-odds of each text by a fit that did not see it, even where F1 is best; empty before the fit.</summary>
    public double[]?[] FeelingOdds { get; private set; } = [];

    /// <summary>The fitted words.</summary>
    public IReadOnlyDictionary<string, AffectWord> Words()
    {
        SortedDictionary<string, AffectWord> words = new(StringComparer.Ordinal);
        foreach (uint stem in _valences.Keys.Concat(_intensities.Keys).Concat(_feelings.Keys).Distinct())
        {
            AffectWord word = new(
                _valences.GetValueOrDefault(stem),
                _intensities.GetValueOrDefault(stem),
                [.. (_feelings.GetValueOrDefault(stem) ?? []).Select(static pair => KeyValuePair.Create((FeelingKind)pair.Key, pair.Value))]);
            if (word.Valence != 0 || word.Intensity != 0 || word.Feelings.Count > 0)
            {
                // The inflection that is met most often stands for all.
                words[_forms.TryGetValue(stem, out Dictionary<string, int>? forms)
                    ? forms.OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).First().Key
                    : _known[stem]] = word;
            }
        }

        return words;
    }

    /// <summary>Fits the valence of words to texts that readers graded.</summary>
    public FittedModel Valence(IReadOnlyList<LabelledText> rows, string source)
    {
        if (rows.Count == 0)
        {
            return FittedModel.Kept(WeightLayout.Valence, "needs a set for training with a metric of valence");
        }

        AffectText[] texts = Read(rows);
        int named = AffectWeights.ValenceNames.Count;
        uint[] stems = Stems(texts);
        Dictionary<uint, int> index = Index(stems, named + 1);
        WordFit fit = new([.. texts.Select(text => Row(
            text,
            index,
            static word => word.Degree * (word.Negated ? AffectReading.NegatedValence : 1) is var value ? (float)value : 0,
            [1, .. text.Valence]))], stems.Length + named + 1);
        double[] labels = [.. rows.Select(static row => row.Label)];
        double Pull(int j) => j == 0 ? 0 : j <= named ? 1 : PullOfValence;
        int Sign(int j) => j switch { 1 or 3 => 1, 2 or 4 => -1, _ => 0 };
        double[] sums = new double[rows.Count];
        _ = Parallel.For(0, Folds.Count, fold =>
        {
            double[] scores = fit.Sums(fit.Fit(labels, [.. rows.Select(row => row.Fold != fold)], Pull, Sign, isLogistic: false), rows.Count);
            Keep(sums, scores, rows, fold);
        });
        double[] weights = fit.Fit(labels, [.. rows.Select(static _ => true)], Pull, Sign, isLogistic: false);
        Store(stems, weights, named + 1, LeastValence, _valences);
        return new FittedModel(WeightLayout.Valence, Numbers.Rounded(weights[1..(named + 1)]), rows.Count, source, [Separations.Spearman(sums, FitRows(rows))]);
    }

    /// <summary>Fits the intensity of words to texts that readers graded; the valence has to be fitted before.</summary>
    public FittedModel Intensity(IReadOnlyList<LabelledText> rows, string source, AffectWeights before)
    {
        if (rows.Count == 0)
        {
            return FittedModel.Kept(WeightLayout.Intensity, "needs a set for training with a metric of affect intensity");
        }

        AffectText[] texts = Read(rows);
        int named = AffectWeights.IntensityNames.Count;
        uint[] stems = Stems(texts);
        Dictionary<uint, int> index = Index(stems, named);
        WordFit fit = new([.. texts.Select((text, i) => Row(
            text,
            index,
            static word => word.Degree * (word.Negated ? AffectReading.NegatedIntensity : 1) is var value ? (float)value : 0,
            [1, text.Strongest, Math.Abs(AffectReading.Read(ReadAgain(rows[i].Text), before, text.Strongest, []).Valence), text.Emphasis]))], stems.Length + named);
        double[] labels = [.. rows.Select(static row => row.Label)];
        double Pull(int j) => j == 0 ? 0 : j < named ? 1 : PullOfIntensity;
        int Sign(int j) => j is > 0 and < 4 ? 1 : 0;
        double[] sums = new double[rows.Count];
        _ = Parallel.For(0, Folds.Count, fold =>
        {
            double[] scores = fit.Sums(fit.Fit(labels, [.. rows.Select(row => row.Fold != fold)], Pull, Sign, isLogistic: false), rows.Count);
            Keep(sums, scores, rows, fold);
        });
        double[] weights = fit.Fit(labels, [.. rows.Select(static _ => true)], Pull, Sign, isLogistic: false);
        weights = [.. weights.Select(static (weight, j) => (SpreadOfIntensity * weight) + (j == 0 ? OrdinaryIntensity : 0))];
        Store(stems, weights, named, LeastIntensity, _intensities);
        return new FittedModel(WeightLayout.Intensity, Numbers.Rounded(weights[..named]), rows.Count, source, [Separations.Spearman(sums, FitRows(rows))]);
    }

    /// <summary>Fits the feelings that words speak of to texts in which readers found them.</summary>
    /// <param name="rows">The texts.</param>
    /// <param name="labels">For each feeling, whether a text has it; <see langword="null"/> where nobody looked for it.</param>
    /// <param name="source">Where they are from.</param>
    /// <param name="cancellationToken">Ends the fit.</param>
    public FittedModel Feelings(IReadOnlyList<LabelledText> rows, bool[]?[] labels, string source, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return FittedModel.Kept(WeightLayout.Feelings, "needs a set for training with a metric of named emotions");
        }

        AffectText[] texts = Read(rows);
        uint[] stems = Stems(texts);
        Dictionary<uint, int> index = Index(stems, 2);
        double[] weights = new double[2 * labels.Length];
        double[] f1 = new double[labels.Length];
        double[][] words = new double[labels.Length][];
        double[]?[] odds = new double[labels.Length][];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        _ = Parallel.For(0, labels.Length, parallel, feeling =>
        {
            // What nobody looked for is known by the lexicons alone.
            (weights[2 * feeling], weights[(2 * feeling) + 1]) = (UnlabelledBias, UnlabelledNamed);
            if (labels[feeling] is not bool[] has)
            {
                return;
            }

            WordFit fit = new([.. texts.Select(text => Row(text, index, static word => word.Negated ? 0 : 1, [1, Saturation.Of(text.Named[feeling])]))], stems.Length + 2);
            double[] truth = [.. has.Select(static label => label ? 1.0 : 0)];
            double[] sums = new double[rows.Count];
            double Pull(int j) => j == 0 ? 0 : PullOfFeelings;
            static int Sign(int j) => j == 0 ? 0 : 1;
            for (int fold = 0; fold < Folds.Count; fold++)
            {
                double[] scores = fit.Sums(fit.Fit(truth, [.. rows.Select(row => row.Fold != fold)], Pull, Sign, isLogistic: true), rows.Count);
                Keep(sums, scores, rows, fold);
            }

            double threshold;
            (threshold, f1[feeling]) = BestF1(sums, has);
            odds[feeling] = [.. sums.Select(sum => sum - threshold)];
            double[] all = fit.Fit(truth, [.. rows.Select(static _ => true)], Pull, Sign, isLogistic: true);
            weights[2 * feeling] = all[0] - threshold;
            weights[(2 * feeling) + 1] = all[1];
            words[feeling] = all;
        });
        FeelingOdds = odds;
        _feelings.Clear();
        for (int feeling = 0; feeling < labels.Length; feeling++)
        {
            for (int j = 0; words[feeling] is not null && j < stems.Length; j++)
            {
                double weight = Numbers.Rounded(words[feeling][j + 2], 2);
                if (Math.Abs(weight) >= LeastFeeling)
                {
                    if (!_feelings.TryGetValue(stems[j], out SortedDictionary<int, double>? of))
                    {
                        _feelings.Add(stems[j], of = []);
                    }

                    of[feeling] = weight;
                }
            }
        }

        double[] known = [.. f1.Where((_, i) => labels[i] is not null)];
        return new FittedModel(WeightLayout.Feelings, Numbers.Rounded(weights), rows.Count, source, [new FitFigure("macro-F1", known.Average(), null)]);
    }

    /// <summary>The score above which F1 is best, and that F1.</summary>
    public static (double Threshold, double F1) BestF1(double[] scores, bool[] has)
    {
        int[] order = [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(static i => i)];
        int total = has.Count(static h => h);
        int hits = 0;
        (double Threshold, double F1) best = (0, 0);
        for (int k = 0; k < order.Length - 1; k++)
        {
            hits += has[order[k]] ? 1 : 0;
            double f1 = 2.0 * hits / (k + 1 + total);
            if (f1 > best.F1 && scores[order[k]] > scores[order[k + 1]])
            {
                best = ((scores[order[k]] + scores[order[k + 1]]) / 2, f1);
            }
        }

        return best;
    }

    private static void Keep(double[] sums, double[] scores, IReadOnlyList<LabelledText> rows, int fold)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Fold == fold)
            {
                sums[i] = scores[i];
            }
        }
    }

    private static void Store(uint[] stems, double[] weights, int from, double least, Dictionary<uint, double> into)
    {
        into.Clear();
        for (int j = 0; j < stems.Length; j++)
        {
            double weight = Numbers.Rounded(weights[from + j], 2);
            if (Math.Abs(weight) >= least)
            {
                into[stems[j]] = weight;
            }
        }
    }

    private static FitRow[] FitRows(IReadOnlyList<LabelledText> rows) => [.. rows.Select(static row => new FitRow([], row.Label, 1, row.Fold, Lengths.Of(row.Text)))];

    private static (int[] Features, float[] Values) Row(AffectText text, Dictionary<uint, int> index, Func<(uint Stem, float Degree, bool Negated), float> value, double[] dense)
    {
        SortedDictionary<int, float> row = [];
        for (int j = 0; j < dense.Length; j++)
        {
            row[j] = (float)dense[j];
        }

        foreach ((uint, float, bool) word in text.Words)
        {
            if (index.TryGetValue(word.Item1, out int at) && value(word) is not 0 and float counts)
            {
                row[at] = row.GetValueOrDefault(at) + (float)(counts / text.Divisor);
            }
        }

        int[] features = [.. row.Where(static pair => pair.Value != 0).Select(static pair => pair.Key)];
        return (features, [.. features.Select(feature => row[feature])]);
    }

    private static Dictionary<uint, int> Index(uint[] stems, int from) =>
        stems.Select((stem, i) => (stem, i)).ToDictionary(static pair => pair.stem, pair => pair.i + from);

    private AffectText[] Read(IReadOnlyList<LabelledText> rows) => [.. rows.Select(row => AffectText.Of(_reading, row.Text, Note))];

    private TextReading ReadAgain(string text)
    {
        _reading.Read(text);
        return _reading;
    }

    private void Note(uint stem, string word, bool isName)
    {
        if (!_forms.TryGetValue(stem, out Dictionary<string, int>? forms))
        {
            _forms.Add(stem, forms = new Dictionary<string, int>(StringComparer.Ordinal));
        }

        forms[word] = forms.GetValueOrDefault(word) + 1;
        (int count, int names) = _counts.GetValueOrDefault(stem);
        _counts[stem] = (count + 1, names + (isName ? 1 : 0));
    }

    // By the word, so that the order is that of no table.
    private uint[] Stems(AffectText[] texts) =>
    [
        .. texts.SelectMany(static text => text.Words.Select(static word => word.Stem).Distinct())
            .GroupBy(static stem => stem)
            .Where(group => group.Count() >= FewestTexts && _counts[group.Key].Names < MostNames * _counts[group.Key].Count)
            .Select(static group => group.Key)
            .Order(),
    ];
}
