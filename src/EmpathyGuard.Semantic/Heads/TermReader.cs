namespace EmpathyGuard.Semantic;

/// <summary>The words of a text and up to three of them in a row, each once, as the hashes of how the heads' file writes them: in lower case with <c>_</c> between.</summary>
internal static class TermReader
{
    /// <summary>How many words are read; what follows in a longer sentence is left to its vector.</summary>
    public const int MostWords = 64;

    /// <summary>How many terms there are at most.</summary>
    public const int MostTerms = InARow * MostWords;

    private const int InARow = 3;

    // Fowler, Noll and Vo's hash, 1a.
    private const uint Start = 2166136261;
    private const uint Times = 16777619;

    /// <summary>The hash of a term as the file writes it.</summary>
    public static uint Hash(ReadOnlySpan<char> term) => Add(Start, term);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="terms">Room for <see cref="MostTerms"/> hashes.</param>
    /// <returns>How many were read.</returns>
    public static int Read(ReadOnlySpan<char> text, Span<uint> terms)
    {
        Span<Range> words = stackalloc Range[MostWords];
        int count = Words(text, words);
        int read = 0;
        for (int i = 0; i < count; i++)
        {
            uint hash = Start;
            for (int j = i; j < Math.Min(count, i + InARow); j++)
            {
                hash = Add(j == i ? hash : Add(hash, "_"), text[words[j]]);
                terms[read++] = hash;
            }
        }

        terms[..read].Sort();
        int kept = 0;
        for (int i = 0; i < read; i++)
        {
            if (i == 0 || terms[i] != terms[i - 1])
            {
                terms[kept++] = terms[i];
            }
        }

        return kept;
    }

    /// <summary>The terms of a text as the file writes them, each once.</summary>
    public static IEnumerable<string> Terms(string text)
    {
        Range[] words = new Range[MostWords];
        int count = Words(text, words);
        HashSet<string> terms = new(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            for (int j = i; j < Math.Min(count, i + InARow); j++)
            {
                terms.Add(string.Join('_', words[i..(j + 1)].Select(word => string.Concat(text[word].Select(Folded)))));
            }
        }

        return terms;
    }

    private static int Words(ReadOnlySpan<char> text, Span<Range> words)
    {
        int count = 0;
        for (int i = 0; i < text.Length && count < words.Length; i++)
        {
            int first = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (i > first && Folded(text[i]) == '\'')))
            {
                i++;
            }

            if (i > first)
            {
                words[count++] = first..i--;
            }
            else if (text[i] is '?' or '!')
            {
                words[count++] = i..(i + 1);
            }
        }

        return count;
    }

    private static char Folded(char letter) => letter == '\u2019' ? '\'' : char.ToLowerInvariant(letter);

    private static uint Add(uint hash, ReadOnlySpan<char> text)
    {
        foreach (char letter in text)
        {
            hash = (hash ^ Folded(letter)) * Times;
        }

        return hash;
    }
}
