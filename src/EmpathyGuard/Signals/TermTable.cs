using EmpathyGuard.Compiled;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// The rows of a table of weights by term. A term is a word as it was folded, two neighbours with an underscore between them, or a mark that
/// begins with "=" and that no text can hold.
/// </summary>
internal sealed class TermTable
{
    private const ulong PairSeed = 0x9E3779B97F4A7C15UL;
    private const int BitsOfSlot = 8;

    private readonly ulong[] _keysOfRows;
    private readonly ulong[] _keys;
    private readonly int[] _rows;
    private readonly int _mask;

    // A bit for each pair of neighbours, by their key: most neighbours of a text have no row, and a bit tells that from a table that stays in the cache.
    private readonly ulong[] _pairs;

    private WordRows? _rowsOfWords;

    public TermTable(IReadOnlyList<string> terms)
        : this([.. terms.Select(KeyOf)])
    {
    }

    /// <summary>The table that <see cref="Write"/> wrote.</summary>
    public TermTable(ref CompiledReader reader)
        : this(reader.ULongs())
    {
    }

    private TermTable(ulong[] keysOfRows)
    {
        int size = 16;
        while (size < keysOfRows.Length * 2)
        {
            size *= 2;
        }

        _keysOfRows = keysOfRows;
        _keys = new ulong[size];
        _rows = new int[size];
        _mask = size - 1;
        _pairs = new ulong[size * BitsOfSlot / 64];
        for (int row = 0; row < keysOfRows.Length; row++)
        {
            int at = Slot(keysOfRows[row]);
            _keys[at] = keysOfRows[row];
            _rows[at] = row;
            ulong bit = PairBit(keysOfRows[row]);
            _pairs[bit >> 6] |= 1UL << (int)bit;
        }
    }

    /// <summary>How many rows the table has.</summary>
    public int Rows => _keysOfRows.Length;

    public void Write(CompiledWriter writer) => writer.ULongs(_keysOfRows);

    /// <summary>The words of a text and their neighbours: folded and without gender, numbers as 0, the end of a sentence as a full stop or a question mark.</summary>
    /// <param name="document">The text.</param>
    /// <param name="ofQuestions">Whether a question's end is its own term.</param>
    public static IEnumerable<string> Terms(TextDocument document, bool ofQuestions)
    {
        string? before = null;
        for (int i = 0; i < document.TokenCount; i++)
        {
            if (Term(document, i, ofQuestions) is { Length: > 0 } span)
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

    /// <summary>The term at a token; empty where it is none.</summary>
    public static ReadOnlySpan<char> Term(TextDocument document, int at, bool ofQuestions)
    {
        ref readonly Token token = ref document.Tokens[at];
        return token.Kind switch
        {
            TokenKind.Word => WithoutGender(document.FoldedOf(token)),
            TokenKind.Number => "0",
            TokenKind.Punctuation when token.End > token.Start => document.Text[token.Start] switch
            {
                '?' => ofQuestions ? "?" : ".",
                '.' or '!' => ".",
                _ => default,
            },
            _ => default,
        };
    }

    // Whether it was a man or a woman says nothing about a risk or an act, whatever the texts that the weights learned from say.
    private static ReadOnlySpan<char> WithoutGender(ReadOnlySpan<char> word) => word switch
    {
        "she" => "he",
        "him" or "her" or "hers" => "his",
        "herself" => "himself",
        "husband" or "wife" or "boyfriend" or "girlfriend" => "partner",
        "mother" or "father" or "mum" or "mom" or "dad" => "parent",
        "daughter" => "son",
        "sister" => "brother",
        "woman" => "man",
        "girl" => "boy",
        _ => word,
    };

    /// <summary>The keys of the words of a lexicon, so that a known word is not spelled out again.</summary>
    public static WordTable<ulong> Keys { get; } = new(static word => Key(WithoutGender(word)));

    /// <summary>The key of the term at a token; 0 where it is none.</summary>
    public static ulong KeyAt(TextReading reading, int at, bool ofQuestions)
    {
        ref readonly Token token = ref reading.Document.Tokens[at];
        if (token.Kind == TokenKind.Word && reading.TermKeys[token.Word] is not 0 and ulong known)
        {
            return known;
        }

        ReadOnlySpan<char> term = Term(reading.Document, at, ofQuestions);
        return term.IsEmpty ? 0 : Key(term);
    }

    public static ulong Key(ReadOnlySpan<char> term) => WordHash.Of(term) | 1;

    /// <summary>The key of two neighbours.</summary>
    public static ulong Pair(ulong first, ulong second) => (((first ^ PairSeed) * 1099511628211UL) ^ second) | 1;

    /// <summary>The key of the term at a token, as <see cref="KeyAt"/> gives it, and its row; −1 where it has none.</summary>
    public int RowAt(TextReading reading, int at, bool ofQuestions, out ulong key)
    {
        int word = reading.Document.Tokens[at].Word;
        key = KeyAt(reading, at, ofQuestions);
        return key != 0 && key == reading.TermKeys[word] ? RowsOf(reading)[word] : key == 0 ? -1 : Row(key);
    }

    // The rows of a lexicon's words, worked out once: a text is read against one lexicon, and the table of all keys is large.
    private int[] RowsOf(TextReading reading)
    {
        WordRows? rows = _rowsOfWords;
        if (rows is null || !ReferenceEquals(rows.Keys, reading.TermKeys))
        {
            rows = new WordRows(reading.TermKeys, [.. reading.TermKeys.Select(Row)]);
            _rowsOfWords = rows;
        }

        return rows.Rows;
    }

    /// <summary>The row of two neighbours; −1 where they have none.</summary>
    public int PairRow(ulong first, ulong second)
    {
        ulong key = Pair(first, second);
        ulong bit = PairBit(key);
        return (_pairs[bit >> 6] >> (int)bit & 1) == 0 ? -1 : Row(key);
    }

    /// <summary>The row of a term; −1 where it has none.</summary>
    public int Row(ulong key)
    {
        ulong[] keys = _keys;
        for (int at = (int)(key >> 17) & (keys.Length - 1); keys[at] != 0; at = (at + 1) & (keys.Length - 1))
        {
            if (keys[at] == key)
            {
                return _rows[at];
            }
        }

        return -1;
    }

    // From other bits than those of the slot, which would tell what the slot tells.
    private ulong PairBit(ulong key) => (key * PairSeed) >> 40 & ((ulong)_pairs.Length * 64) - 1;

    private static ulong KeyOf(string term)
    {
        int between = term.IndexOf('_', StringComparison.Ordinal);
        return between < 0 ? Key(term) : Pair(Key(term.AsSpan(0, between)), Key(term.AsSpan(between + 1)));
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

    private sealed record WordRows(ulong[] Keys, int[] Rows);
}
