using System.Buffers;

namespace EmpathyGuard.Judge;

/// <summary>Finds a quote in the text that it claims to come from. Letter case, white space, kinds of quotation marks and dashes, and what is invisible do not count; every word does.</summary>
internal static class QuoteFinder
{
    private const int FewestLetters = 3;

    /// <summary>Finds a quote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quote">The quote.</param>
    /// <param name="span">Where it stands, in UTF-16 units of <paramref name="text"/>.</param>
    /// <returns>Whether it stands there and says anything at all.</returns>
    public static bool TryFind(string text, string quote, out QuoteSpan span)
    {
        span = default;
        int at = text.IndexOf(quote, StringComparison.Ordinal);
        if (at >= 0 && SaysSomething(quote, text))
        {
            span = new QuoteSpan(at, quote.Length);
            return true;
        }

        return quote.Length <= text.Length * 2 && TryFindFolded(text, quote, out span);
    }

    // Otherwise a full stop would be evidence. A reply of one letter can be quoted whole.
    private static bool SaysSomething(ReadOnlySpan<char> quote, ReadOnlySpan<char> text) =>
        Letters(quote) is var letters and > 0 && (letters >= FewestLetters || letters == Letters(text));

    private static int Letters(ReadOnlySpan<char> text)
    {
        int letters = 0;
        for (int i = 0; i < text.Length && letters < FewestLetters; i++)
        {
            // Letters beyond the first plane come as pairs.
            letters += char.IsLetterOrDigit(text[i]) || char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        return letters;
    }

    private static bool TryFindFolded(string text, string quote, out QuoteSpan span)
    {
        span = default;
        char[] folded = ArrayPool<char>.Shared.Rent(text.Length + quote.Length + 1);
        int[] places = ArrayPool<int>.Shared.Rent(text.Length + 1);
        try
        {
            int length = Fold(text, folded, places);
            ReadOnlySpan<char> whole = folded.AsSpan(0, length);
            Span<char> part = folded.AsSpan(length);
            part = part[..Fold(quote.Replace("\n" + Neutraliser.LinePrefix, "\n", StringComparison.Ordinal), part, null)];
            while (part is [' ' or '"' or '\'', ..])
            {
                part = part[1..];
            }

            while (part is [.., ' ' or '"' or '\''])
            {
                part = part[..^1];
            }

            int at = SaysSomething(part, text) ? whole.IndexOf(part) : -1;
            if (at < 0)
            {
                return false;
            }

            int start = places[at];
            int last = places[at + part.Length - 1];
            span = new QuoteSpan(start, last - start + 1);
            return true;
        }
        finally
        {
            // Text of a conversation does not go back into a shared pool.
            ArrayPool<char>.Shared.Return(folded, clearArray: true);
            ArrayPool<int>.Shared.Return(places);
        }
    }

    private static int Fold(string text, Span<char> folded, int[]? places)
    {
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair && Neutraliser.IsHiddenPlane(c))
            {
                i++;
                continue;
            }

            c = pair || (i > 0 && char.IsLowSurrogate(c) && char.IsHighSurrogate(text[i - 1])) ? c : char.IsSurrogate(c) ? '\uFFFD' : Neutraliser.Fold(c);
            if (c == '\0' || (c == ' ' && (length == 0 || folded[length - 1] == ' ')))
            {
                continue;
            }

            folded[length] = c;
            if (places is not null)
            {
                places[length] = i;
            }

            length++;
        }

        return length;
    }
}
