using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// What the words of a message and their neighbours count for and against a risk, beside the phrases that name one. The weights are fitted; a
/// clinician can read and change each. The sum is divided by the root of how many of them there are, so that length alone says nothing.
/// </summary>
internal sealed class RiskWords
{
    private const int FewestCounted = 4;
    private const ulong PairSeed = 0x9E3779B97F4A7C15UL;

    private readonly ulong[] _keys;
    private readonly float[] _weights;
    private readonly int _mask;

    /// <param name="weights">The weight of each word, or of two neighbours with an underscore between them.</param>
    public RiskWords(IReadOnlyDictionary<string, double> weights)
    {
        ByWord = weights;
        int size = 16;
        while (size < weights.Count * 2)
        {
            size *= 2;
        }

        _keys = new ulong[size];
        _weights = new float[size];
        _mask = size - 1;
        foreach ((string term, double weight) in weights)
        {
            int between = term.IndexOf('_', StringComparison.Ordinal);
            ulong key = between < 0 ? Key(term) : Pair(Key(term.AsSpan(0, between)), Key(term.AsSpan(between + 1)));
            int at = Slot(key);
            _keys[at] = key;
            _weights[at] = (float)weight;
        }
    }

    /// <summary>The weights as they were given.</summary>
    public IReadOnlyDictionary<string, double> ByWord { get; }

    /// <summary>The words of a message as the weights name them: folded, numbers as 0, the end of a sentence as a full stop.</summary>
    public static IEnumerable<string> Terms(TextReading reading)
    {
        string? before = null;
        for (int i = 0; i < reading.Document.TokenCount; i++)
        {
            if (Term(reading.Document, i) is { Length: > 0 } span)
            {
                string term = span.ToString();
                yield return term;
                if (before is not null)
                {
                    yield return before + "_" + term;
                }

                before = term;
            }
        }
    }

    /// <summary>What the words of a message count, and the sentence that counts most.</summary>
    /// <param name="reading">The message.</param>
    /// <param name="sentence">The sentence whose words count most for a risk; −1 where none do.</param>
    public double Read(TextReading reading, out int sentence)
    {
        TextDocument document = reading.Document;
        double sum = 0;
        int counted = 0;
        double most = 0;
        ulong before = 0;
        sentence = -1;
        for (int s = 0; s < document.SentenceCount; s++)
        {
            double here = 0;
            for (int i = document.Sentences[s].First; i < document.Sentences[s].Last; i++)
            {
                ReadOnlySpan<char> term = Term(document, i);
                if (term.IsEmpty)
                {
                    continue;
                }

                ulong key = Key(term);
                here += Weight(key, ref counted);
                here += before != 0 ? Weight(Pair(before, key), ref counted) : 0;
                before = key;
            }

            sum += here;
            if (here > most)
            {
                (most, sentence) = (here, s);
            }
        }

        return sum / Math.Sqrt(Math.Max(FewestCounted, counted));
    }

    /// <summary>What a number of counted terms divides their sum by.</summary>
    public static double Divisor(int counted) => Math.Sqrt(Math.Max(FewestCounted, counted));

    private static ReadOnlySpan<char> Term(TextDocument document, int at)
    {
        ref readonly Token token = ref document.Tokens[at];
        return token.Kind switch
        {
            TokenKind.Word => document.FoldedOf(token),
            TokenKind.Number => "0",
            TokenKind.Punctuation when token.End > token.Start && document.Text[token.Start] is '.' or '!' or '?' => ".",
            _ => default,
        };
    }

    private static ulong Key(ReadOnlySpan<char> term) => WordHash.Of(term) | 1;

    private static ulong Pair(ulong first, ulong second) => (((first ^ PairSeed) * 1099511628211UL) ^ second) | 1;

    private double Weight(ulong key, ref int counted)
    {
        int at = Slot(key);
        if (_keys[at] != key)
        {
            return 0;
        }

        counted++;
        return _weights[at];
    }

    private int Slot(ulong key)
    {
        int at = (int)(key >> 17) & _mask;
        while (_keys[at] != 0 && _keys[at] != key)
        {
            at = (at + 1) & _mask;
        }

        return at;
    }
}
