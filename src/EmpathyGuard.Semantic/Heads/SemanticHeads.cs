using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EmpathyGuard.Semantic;

/// <summary>
/// The heads on the encoder and the weights of what stands on them, as <c>empathyguard fit --scorer semantic</c> writes them: lines <c>head name constant|words value</c>,
/// <c>head name own|shared value …</c> and <c>head name hidden counts constant value …</c> with the vectors in thousandths, <c>head name terms constant term:value …</c>, <c>on hash</c> for the weights that they were fitted on top of, and lines of weights.
/// </summary>
internal sealed class SemanticHeads
{
    public const string Head = "head";
    public const string On = "on";
    public const string Risk = "risk";
    public const string TakenUp = "takenUp";
    public const string Counter = "counter.";
    public const string Feels = "feels.";
    public const string Asks = "asks.";
    public const string Constant = "constant";
    public const string Words = "words";
    public const string Own = "own";
    public const string Shared = "shared";
    public const string Hidden = "hidden";
    public const string Terms = "terms";

    /// <summary>The numbers of a vector's weights are written in this unit.</summary>
    public const float Unit = 0.001f;

    private const string Resource = "EmpathyGuard.Semantic.heads.txt";

    private SemanticHeads(Dictionary<string, Parts> heads, string fittedOn, EmpathyWeights weights, string hash)
    {
        Hash = hash;
        FittedOn = fittedOn;
        Weights = weights;
        OfMessages = Take(Risk);
        OfAlignment = Take(TakenUp);
        OfCounter = [.. Optional<CounterEmpathy>(Counter)];
        OfFeelings = [.. Optional<FeelingKind>(Feels)];
        OfAsks = [.. Optional<PersonAsk>(Asks)];
        OfSentences = [.. Enum.GetNames<SentenceSignal>().Select(static name => JsonName(name)).Select(Take)];

        // Kinds that words read as well have no head.
        IEnumerable<(T Kind, SignalHead Head)> Optional<T>(string prefix)
            where T : struct, Enum =>
            Enum.GetValues<T>().Where(kind => heads.ContainsKey(prefix + JsonName(kind.ToString()))).Select(kind => (kind, Take(prefix + JsonName(kind.ToString()))));

        SignalHead Take(string name) => heads.TryGetValue(name, out Parts? parts) ? parts.Make(name) : throw Damaged($"there is no head '{name}'");
    }

    /// <summary>The first eight hexadecimal digits of the SHA-256 over the text.</summary>
    public string Hash { get; }

    /// <summary>The hash of the weights that the heads were fitted on top of.</summary>
    public string FittedOn { get; }

    /// <summary>The weights of what stands on the heads, over the embedded ones.</summary>
    public EmpathyWeights Weights { get; }

    /// <summary>Whether a message of the person holds a risk cue.</summary>
    public SignalHead OfMessages { get; }

    /// <summary>Whether a sentence of a reply is false empathy, for the kinds that there were sentences of.</summary>
    public IReadOnlyList<(CounterEmpathy Kind, SignalHead Head)> OfCounter { get; }

    /// <summary>Whether a message of the person speaks of a feeling, for those that meaning reads better than words.</summary>
    public IReadOnlyList<(FeelingKind Feeling, SignalHead Head)> OfFeelings { get; }

    /// <summary>The same, of what it asks for.</summary>
    public IReadOnlyList<(PersonAsk Ask, SignalHead Head)> OfAsks { get; }

    /// <summary>Whether a sentence of a reply takes up what this person said, and was not written to another.</summary>
    public SignalHead OfAlignment { get; }

    /// <summary>What a sentence of a reply does, in the order of <see cref="SentenceSignal"/>.</summary>
    public IReadOnlyList<SignalHead> OfSentences { get; }

    /// <summary>A signal as the file names it.</summary>
    public static string JsonName(string signal) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(signal);

    /// <summary>What a head hears of the phrases that ask: they are there or not, and neither is sure.</summary>
    public static double AskedByWords(double ask) => Math.Clamp(ask, 0.1, 0.9);

    /// <summary>The embedded file as it stands.</summary>
    /// <exception cref="InvalidDataException">It is missing.</exception>
    public static string EmbeddedText()
    {
        using Stream stream = typeof(SemanticHeads).Assembly.GetManifestResourceStream(Resource) ?? throw Damaged("they are missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Reads heads from text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The weights that those in the text go over.</param>
    /// <exception cref="InvalidDataException">A line is malformed or missing.</exception>
    public static SemanticHeads Parse(string text, EmpathyWeights start)
    {
        Dictionary<string, Parts> heads = new(StringComparer.Ordinal);
        string fittedOn = "";
        StringBuilder rest = new();
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            string[] words = line.StartsWith('#') ? [] : line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case []:
                    break;
                case [Head, string name, string part, .. string[] numbers]:
                    if (!heads.TryGetValue(name, out Parts? parts))
                    {
                        heads.Add(name, parts = new Parts());
                    }

                    parts.Take(name, part, numbers);
                    break;
                case [On, string hash]:
                    fittedOn = hash;
                    break;
                default:
                    rest.Append(line).Append('\n');
                    break;
            }
        }

        byte[] sum = SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
        try
        {
            using var reader = new StringReader(rest.ToString());
            return new SemanticHeads(heads, fittedOn, start.Override(reader), Convert.ToHexStringLower(sum.AsSpan(0, 4)));
        }
        catch (FormatException e)
        {
            throw Damaged(e.Message, e);
        }
    }

    private static InvalidDataException Damaged(string how, Exception? inner = null) =>
        new($"The heads of the sentence encoder are damaged: {how}. Reinstall the package EmpathyGuard.Semantic.", inner);

    private sealed class Parts
    {
        private double? _constant;
        private double? _words;
        private float[]? _own;
        private float[] _shared = [];
        private TermWeights? _terms;
        private readonly List<HiddenUnit> _hidden = [];

        public void Take(string name, string part, string[] numbers)
        {
            switch (part)
            {
                case Constant or Words when numbers.Length == 1 && TryNumber(numbers[0], out double value):
                    _constant = part == Constant ? value : _constant;
                    _words = part == Words ? value : _words;
                    break;
                case Own:
                    _own = Vector(name, numbers);
                    break;
                case Shared:
                    _shared = Vector(name, numbers);
                    break;
                case Hidden when numbers.Length > 2 && TryNumber(numbers[0], out double counts) && TryNumber(numbers[1], out double constant):
                    _hidden.Add(new HiddenUnit(counts, constant, Vector(name, numbers[2..])));
                    break;
                case Terms when numbers.Length > 0 && TryNumber(numbers[0], out double constant):
                    _terms = new TermWeights(constant, numbers.Skip(1).Select(pair => Term(name, pair)));
                    break;
                default:
                    throw Damaged($"the head '{name}' has a line that is none of its own");
            }
        }

        public SignalHead Make(string name) => _constant is { } constant && _words is { } words && _own is { } own
            ? new SignalHead(constant, words, own, _shared, [.. _hidden]) { Terms = _terms }
            : throw Damaged($"the head '{name}' is incomplete");

        private static KeyValuePair<string, double> Term(string name, string pair)
        {
            string[] sides = pair.Split(':');
            return sides.Length == 2 && TryNumber(sides[1], out double weight)
                ? KeyValuePair.Create(sides[0], weight)
                : throw Damaged($"the head '{name}' has what is no term and weight");
        }

        private static bool TryNumber(string text, out double value) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

        private static float[] Vector(string name, string[] numbers)
        {
            if (numbers.Length != SentenceEncoder.Dimensions)
            {
                throw Damaged($"the head '{name}' has {numbers.Length} numbers and not {SentenceEncoder.Dimensions}");
            }

            float[] vector = new float[numbers.Length];
            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] = int.TryParse(numbers[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                    ? value * Unit
                    : throw Damaged($"the head '{name}' has what is no number");
            }

            return vector;
        }
    }
}
