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
        OfCounter = Optional<CounterEmpathy>(Counter);
        OfFeelings = Optional<FeelingKind>(Feels);
        OfAsks = Optional<PersonAsk>(Asks);
        OfSentences = Array.ConvertAll(Enum.GetNames<SentenceSignal>(), name => Take(JsonName(name)));

        // Kinds that words read as well have no head.
        List<(T Kind, SignalHead Head)> Optional<T>(string prefix)
            where T : struct, Enum
        {
            List<(T Kind, SignalHead Head)> found = [];
            foreach (T kind in Enum.GetValues<T>())
            {
                string name = prefix + JsonName(kind.ToString());
                if (heads.ContainsKey(name))
                {
                    found.Add((kind, Take(name)));
                }
            }

            return found;
        }

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
            ReadOnlySpan<char> left = line;
            switch (Next(ref left))
            {
                case [] or ['#', ..]:
                    break;
                case Head:
                    string name = Next(ref left).ToString();
                    if (!heads.TryGetValue(name, out Parts? parts))
                    {
                        heads.Add(name, parts = new Parts());
                    }

                    parts.Take(name, Next(ref left), left);
                    break;
                case On:
                    fittedOn = Next(ref left).ToString();
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

    // What stands before the next space; what is left begins behind it.
    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> left)
    {
        left = left.TrimStart(' ');
        int end = left.IndexOf(' ');
        ReadOnlySpan<char> next = end < 0 ? left : left[..end];
        left = end < 0 ? default : left[(end + 1)..];
        return next;
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

        public void Take(string name, ReadOnlySpan<char> part, ReadOnlySpan<char> left)
        {
            switch (part)
            {
                case Constant:
                    _constant = Number(name, Next(ref left));
                    break;
                case Words:
                    _words = Number(name, Next(ref left));
                    break;
                case Own:
                    _own = Vector(name, ref left);
                    break;
                case Shared:
                    _shared = Vector(name, ref left);
                    break;
                case Hidden:
                    _hidden.Add(new HiddenUnit(Number(name, Next(ref left)), Number(name, Next(ref left)), Vector(name, ref left)));
                    break;
                case Terms:
                    _terms = new TermWeights(Number(name, Next(ref left)), Weights(name, ref left));
                    break;
                default:
                    throw Damaged($"the head '{name}' has a line that is none of its own");
            }

            if (!Next(ref left).IsEmpty)
            {
                throw Damaged($"the head '{name}' has a line that is too long");
            }
        }

        public SignalHead Make(string name) => _constant is { } constant && _words is { } words && _own is { } own
            ? new SignalHead(constant, words, own, _shared, [.. _hidden]) { Terms = _terms }
            : throw Damaged($"the head '{name}' is incomplete");

        private static List<(uint Term, double Weight)> Weights(string name, ref ReadOnlySpan<char> left)
        {
            List<(uint, double)> weights = [];
            while (Next(ref left) is { IsEmpty: false } pair)
            {
                int colon = pair.IndexOf(':');
                if (colon <= 0)
                {
                    throw Damaged($"the head '{name}' has what is no term and weight");
                }

                weights.Add((TermReader.Hash(pair[..colon]), Number(name, pair[(colon + 1)..])));
            }

            return weights;
        }

        private static double Number(string name, ReadOnlySpan<char> text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                ? value
                : throw Damaged($"the head '{name}' has what is no number");

        private static float[] Vector(string name, ref ReadOnlySpan<char> left)
        {
            float[] vector = new float[SentenceEncoder.Dimensions];
            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] = int.TryParse(Next(ref left), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                    ? value * Unit
                    : throw Damaged($"the head '{name}' has what is no number, or fewer than {SentenceEncoder.Dimensions}");
            }

            return vector;
        }
    }
}
