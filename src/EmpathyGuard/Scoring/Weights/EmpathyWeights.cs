using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmpathyGuard.Compiled;
using EmpathyGuard.Detectors;
using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;

namespace EmpathyGuard;

/// <summary>The fitted numbers of <see cref="LexicalEmpathyScorer"/>: a weight for each feature of each model, as <c>empathyguard fit</c> writes them.</summary>
/// <remarks>Immutable. A file of weights is plain text, a line for each weight, and belongs to the version of the library that fitted it.</remarks>
public sealed class EmpathyWeights
{
    private const string Resource = "EmpathyGuard.weights.txt";

    private const string CompiledResource = "EmpathyGuard.weights.bin";

    private static readonly Lazy<EmpathyWeights> LazyDefault = new(static () => FromResource());

    // The words of the embedded weights as text, which only those ask for who fit or override weights.
    private static readonly Lazy<EmpathyWeights> LazyText = new(static () => FromText(EmbeddedText()));

    /// <param name="models">The weights of each model.</param>
    /// <param name="riskWords">The words of risk.</param>
    /// <param name="actWords">The terms of sentences.</param>
    /// <param name="counterTerms">The terms of false empathy.</param>
    /// <param name="affectWords">The words of feelings.</param>
    /// <param name="calibration">How the modes' scores are bent.</param>
    /// <param name="likelihood">What the modes' scores are worth.</param>
    /// <param name="wordsHash">The hash of the words; <see langword="null"/> to make it, which reads them all.</param>
    /// <param name="hash">The hash of everything; <see langword="null"/> to make it.</param>
    internal EmpathyWeights(
        IReadOnlyDictionary<string, double[]> models,
        RiskWords riskWords,
        ActWords actWords,
        CounterTerms counterTerms,
        AffectWords affectWords,
        ModeCalibration[] calibration,
        ModeLikelihood[] likelihood,
        string? wordsHash = null,
        string? hash = null)
    {
        Models = models;
        Signals = new SignalWeights
        {
            Stake = models[WeightLayout.Stake],
            Risk = models[WeightLayout.Risk],
            RiskWords = riskWords,
            ActWords = actWords,
            CounterTerms = counterTerms,
            Advice = models[WeightLayout.Advice],
            Exploration = models[WeightLayout.Exploration],
            Interpretation = models[WeightLayout.Interpretation],
            Specificity = models[WeightLayout.Specificity],
            Affect = new AffectWeights
            {
                Valence = models[WeightLayout.Valence],
                Intensity = models[WeightLayout.Intensity],
                Feelings = models[WeightLayout.Feelings],
                Words = affectWords,
            },
        };
        Modes = new ModeWeights
        {
            Attenuation = models[WeightLayout.Attenuation],
            Granularity = models[WeightLayout.Granularity],
            PrematureClosure = models[WeightLayout.PrematureClosure],
            Evasion = models[WeightLayout.Evasion],
            Sycophancy = models[WeightLayout.Sycophancy],
            Abandonment = models[WeightLayout.Abandonment],
            Rendition = models[WeightLayout.Rendition],
            Reference = ReferenceCorpus.Of(models[WeightLayout.Reference]),
            Calibration = calibration,
            Likelihood = likelihood,
        };
        WordsHash = wordsHash ?? HashOf(WordsText(comments: null));
        Hash = hash ?? HashOf(ModelsText(comments: null) + BendsText() + WordsHash);
    }

    /// <summary>The embedded weights, as the build compiled them.</summary>
    public static EmpathyWeights Default => LazyDefault.Value;

    /// <summary>The first eight hexadecimal digits of the SHA-256 over the weights; comments and the order of lines do not enter it.</summary>
    public string Hash { get; }

    /// <summary>The same of the words alone, which are nearly all of the file: who puts other models on the same words need not read them.</summary>
    internal string WordsHash { get; }

    internal IReadOnlyDictionary<string, double[]> Models { get; }

    internal SignalWeights Signals { get; }

    internal ModeWeights Modes { get; }

    /// <summary>Reads weights from a file.</summary>
    /// <param name="path">The path; a relative one starts at the current directory.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="FormatException">A line is malformed, names an unknown model or feature or no finite number, or a weight is missing; the message names the line.</exception>
    public static EmpathyWeights Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var reader = new StreamReader(path, Encoding.UTF8);
        return Parse(reader);
    }

    /// <summary>Reads weights from text.</summary>
    /// <param name="reader">The text, which is read to its end.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">A line is malformed, names an unknown model or feature or no finite number, or a weight is missing; the message names the line.</exception>
    public static EmpathyWeights Parse(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new WeightsReader(strict: true).Read(reader);
    }

    /// <summary>These weights with those of a text in their place. What the text does not name stays.</summary>
    /// <param name="reader">The text, which is read to its end.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">A line is malformed, or names an unknown model or feature or no finite number; the message names the line.</exception>
    public EmpathyWeights Override(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new WeightsReader(this).Read(reader);
    }

    /// <inheritdoc/>
    public override string ToString() => $"weights {Hash}";

    /// <summary>Reads a weights file as the build reads it.</summary>
    /// <exception cref="FormatException">A line is malformed.</exception>
    internal static EmpathyWeights FromText(string text)
    {
        // Not strict: between a change of the features and the next fit, a new feature counts nothing. A test asks for every one.
        using var reader = new StringReader(text);
        return new WeightsReader(strict: false).Read(reader);
    }

    /// <summary>Reads what <see cref="Compile"/> made.</summary>
    /// <param name="file">What it made.</param>
    /// <param name="text">Gives the weights that were compiled, where somebody asks for their words.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of another version.</exception>
    internal static EmpathyWeights FromCompiled(ReadOnlySpan<byte> file, Func<EmpathyWeights> text)
    {
        CompiledReader reader = CompiledFile.Open(file);
        string hash = reader.Text();
        string wordsHash = reader.Text();
        Dictionary<string, double[]> models = new(StringComparer.Ordinal);
        for (int left = reader.Count(); left > 0; left--)
        {
            models[reader.Text()] = reader.Doubles();
        }

        var calibration = new ModeCalibration[reader.Count()];
        for (int mode = 0; mode < calibration.Length; mode++)
        {
            calibration[mode] = new ModeCalibration(reader.Double(), reader.Double());
        }

        var likelihood = new ModeLikelihood[reader.Count()];
        for (int mode = 0; mode < likelihood.Length; mode++)
        {
            likelihood[mode] = new ModeLikelihood(reader.Double(), reader.Double());
        }

        var riskWords = new RiskWords(ref reader, () => text().Signals.RiskWords.ByWord);
        var actWords = new ActWords(ref reader, () => text().Signals.ActWords.ByTerm);
        var counterTerms = new CounterTerms(ref reader, () => text().Signals.CounterTerms.ByTerm);
        var affectWords = new AffectWords(ref reader, () => text().Signals.Affect.Words.ByWord);
        return reader.AtEnd ? new EmpathyWeights(models, riskWords, actWords, counterTerms, affectWords, calibration, likelihood, wordsHash, hash) : throw CompiledReader.Damaged();
    }

    /// <summary>The weights in the form that a process loads.</summary>
    internal byte[] Compile()
    {
        var writer = new CompiledWriter();
        writer.Text(Hash);
        writer.Text(WordsHash);
        writer.Int(WeightLayout.Models.Count);
        foreach (WeightModel model in WeightLayout.Models)
        {
            writer.Text(model.Name);
            writer.Doubles(Models[model.Name]);
        }

        writer.Int(Modes.Calibration.Length);
        foreach (ModeCalibration calibration in Modes.Calibration)
        {
            writer.Double(calibration.Scale);
            writer.Double(calibration.Shift);
        }

        writer.Int(Modes.Likelihood.Length);
        foreach (ModeLikelihood likelihood in Modes.Likelihood)
        {
            writer.Double(likelihood.Scale);
            writer.Double(likelihood.Shift);
        }

        Signals.RiskWords.Write(writer);
        Signals.ActWords.Write(writer);
        Signals.CounterTerms.Write(writer);
        Signals.Affect.Words.Write(writer);
        return CompiledFile.Write(writer);
    }

    /// <summary>The embedded form of the embedded weights.</summary>
    internal static byte[] EmbeddedCompiled() => CompiledFile.Embedded(CompiledResource);

    /// <summary>The embedded file as it stands.</summary>
    internal static string EmbeddedText()
    {
        using Stream stream = typeof(EmpathyWeights).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The weights as <see cref="Parse"/> reads them, without comments: models in the order of the layout, a blank line between them.</summary>
    internal string Text(Func<string, IEnumerable<string>>? comments = null) =>
        (ModelsText(comments) + WordsText(comments) + BendsText()).TrimEnd('\n') + "\n";

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));

    private string ModelsText(Func<string, IEnumerable<string>>? comments)
    {
        var text = new StringBuilder();
        foreach (WeightModel model in WeightLayout.Models)
        {
            foreach (string comment in comments?.Invoke(model.Name) ?? [])
            {
                text.Append("# ").Append(comment).Append('\n');
            }

            for (int i = 0; i < model.Features.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{model.Name} {model.Features[i]} {Models[model.Name][i]}\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private string WordsText(Func<string, IEnumerable<string>>? comments)
    {
        var text = new StringBuilder();
        foreach ((string word, double weight) in Signals.RiskWords.ByWord.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{WeightLayout.RiskWord} {word} {weight}\n");
        }

        foreach ((string word, AffectWord affect) in Signals.Affect.Words.ByWord.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{WeightLayout.AffectWord} {word}");
            Append(text, WeightLayout.Valence, affect.Valence);
            Append(text, WeightLayout.Intensity, affect.Intensity);
            foreach ((FeelingKind feeling, double odds) in affect.Feelings)
            {
                Append(text, WeightLayout.FeelingNames[(int)feeling], odds);
            }

            text.Append('\n');
        }

        Append(text, WeightLayout.Act, WeightLayout.Acts, Signals.ActWords.ByTerm, comments);
        Append(text, WeightLayout.CounterWord, WeightLayout.Counters, Signals.CounterTerms.ByTerm, comments);
        return text.ToString();
    }

    // Terms that have a weight for each of several things: a block of lines for each of these.
    private static void Append(StringBuilder text, string model, IReadOnlyList<string> names, IReadOnlyDictionary<string, double[]> byTerm, Func<string, IEnumerable<string>>? comments)
    {
        for (int i = 0; i < names.Count; i++)
        {
            text.Append('\n');
            foreach (string comment in comments?.Invoke($"{model} {names[i]}") ?? [])
            {
                text.Append("# ").Append(comment).Append('\n');
            }

            foreach ((string term, double[] weights) in byTerm.Where(pair => pair.Value[i] != 0).OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"{model} {names[i]} {term} {weights[i]}\n");
            }
        }
    }

    private string BendsText()
    {
        var text = new StringBuilder();
        for (int mode = 0; mode < WeightLayout.Modes.Count; mode++)
        {
            ModeCalibration calibration = Modes.Calibration[mode];
            if (calibration != ModeCalibration.None)
            {
                text.Append(CultureInfo.InvariantCulture, $"{WeightLayout.Calibration} {WeightLayout.Modes[mode]} scale {calibration.Scale}\n");
                text.Append(CultureInfo.InvariantCulture, $"{WeightLayout.Calibration} {WeightLayout.Modes[mode]} shift {calibration.Shift}\n");
            }
        }

        return text.Append(LikelihoodText()).ToString();
    }

    /// <summary>The lines that say what the scores are worth.</summary>
    internal string LikelihoodText()
    {
        var text = new StringBuilder();
        for (int mode = 0; mode < WeightLayout.Modes.Count; mode++)
        {
            ModeLikelihood likelihood = Modes.Likelihood[mode];
            if (likelihood != ModeLikelihood.Unknown)
            {
                text.Append(CultureInfo.InvariantCulture, $"{WeightLayout.Likelihood} {WeightLayout.Modes[mode]} scale {likelihood.Scale}\n");
                text.Append(CultureInfo.InvariantCulture, $"{WeightLayout.Likelihood} {WeightLayout.Modes[mode]} shift {likelihood.Shift}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The same weights with some models replaced.</summary>
    internal EmpathyWeights With(
        IEnumerable<KeyValuePair<string, double[]>> models,
        ModeCalibration[]? calibration = null,
        IReadOnlyDictionary<string, double>? riskWords = null,
        IReadOnlyDictionary<string, double[]>? actWords = null,
        IReadOnlyDictionary<string, double[]>? counterTerms = null,
        IReadOnlyDictionary<string, AffectWord>? affectWords = null,
        ModeLikelihood[]? likelihood = null)
    {
        Dictionary<string, double[]> all = new(Models, StringComparer.Ordinal);
        foreach ((string name, double[] weights) in models)
        {
            all[name] = weights;
        }

        return new EmpathyWeights(
            all,
            riskWords is null ? Signals.RiskWords : new RiskWords(riskWords),
            actWords is null ? Signals.ActWords : new ActWords(actWords),
            counterTerms is null ? Signals.CounterTerms : new CounterTerms(counterTerms),
            affectWords is null ? Signals.Affect.Words : new AffectWords(affectWords),
            calibration ?? Modes.Calibration,
            likelihood ?? Modes.Likelihood,
            riskWords is null && actWords is null && counterTerms is null && affectWords is null ? WordsHash : null);
    }

    private static EmpathyWeights FromResource()
    {
        try
        {
            return FromCompiled(EmbeddedCompiled(), static () => LazyText.Value);
        }
        catch (InvalidDataException e)
        {
            throw CompiledFile.Unreadable(CompiledResource, e);
        }
    }

    private static void Append(StringBuilder text, string name, double value)
    {
        if (value != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" {name} {value}");
        }
    }
}
