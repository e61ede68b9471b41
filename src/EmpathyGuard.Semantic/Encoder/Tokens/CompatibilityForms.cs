using System.Runtime.CompilerServices;

namespace EmpathyGuard.Semantic.Tokens;

/// <summary>As much of Unicode's normalisation form KC as the vocabulary can tell apart, read from a generated table.</summary>
/// <remarks>
/// <c>string.Normalize</c> is not used: its answer depends on the Unicode version of the platform, and in invariant mode on .NET's own.
/// </remarks>
internal sealed class CompatibilityForms
{
    /// <summary>Stands for every character that no piece contains and that leads to none.</summary>
    public const char Unknown = '\uFFFF';

    /// <summary>The most symbols that a character stands for.</summary>
    public const int LongestForm = 18;

    private readonly FormTable _forms;
    private readonly FormTable _ranks;
    private readonly FormTable _pairs;

    /// <summary>Reads the table.</summary>
    /// <exception cref="InvalidDataException">A line has another form than the generator writes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public CompatibilityForms(ReadOnlySpan<byte> text)
    {
        Span<char> symbols = stackalloc char[LongestForm];
        Span<int> lines = stackalloc int['P' + 1];
        Span<int> lengths = stackalloc int['P' + 1];
        var counter = new FormParser(text);
        while (counter.Next(out byte kind, out _, out _, symbols, out int length))
        {
            lines[kind]++;
            lengths[kind] += length;
        }

        _forms = new FormTable(lines['F'], lengths['F']);
        _ranks = new FormTable(lines['M'], lengths['M']);
        _pairs = new FormTable(lines['P'], lengths['P']);
        var parser = new FormParser(text);
        while (parser.Next(out byte kind, out int first, out int second, symbols, out int length))
        {
            switch (kind)
            {
                case (byte)'F':
                    _forms.Add(first, second, symbols[..length]);
                    break;
                case (byte)'M':
                    _ranks.Add(first, second, symbols[..length]);
                    break;
                default:
                    int pair = Pair((char)first, (char)second);
                    _pairs.Add(pair, pair, symbols[..length]);
                    break;
            }
        }
    }

    /// <summary>Writes the decomposed form of a character, which is the character itself where the table has none.</summary>
    /// <returns>How many symbols were written; at most <see cref="LongestForm"/>.</returns>
    public int Decompose(int codePoint, Span<char> symbols)
    {
        ReadOnlySpan<char> form = _forms.Find(codePoint, out int distance);
        if (form.IsEmpty)
        {
            symbols[0] = codePoint > char.MaxValue ? Unknown : (char)codePoint;
            return 1;
        }

        form.CopyTo(symbols);
        symbols[0] += (char)distance;
        return form.Length;
    }

    /// <summary>The rank of a combining mark's class among all classes, or 0.</summary>
    public byte Rank(int codePoint) => codePoint >= 0x300 && _ranks.Find(codePoint, out _) is [char rank, ..] ? (byte)rank : (byte)0;

    public bool TryCompose(char starter, char mark, out char composed)
    {
        ReadOnlySpan<char> found = _pairs.Find(Pair(starter, mark), out _);
        composed = found.IsEmpty ? default : found[0];
        return !found.IsEmpty;
    }

    // Every letter of a pair is below U+8000, so that the pairs are sorted as numbers too.
    private static int Pair(char starter, char mark) => starter < 0x8000 ? (starter << 16) | mark : -1;
}
