namespace EmpathyGuard.Text;

/// <summary>
/// A light suffix stripper for English: inflections of one word get one hash. It only has to agree with itself, so it may be crude;
/// it must be cheap and depend on nothing but the folded letters.
/// </summary>
internal static class Stemmer
{
    /// <summary>The hash of the stem of a folded word.</summary>
    /// <param name="word">The folded word.</param>
    /// <returns>The hash; never 0.</returns>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> stem = Strip(word, out bool addsY);
        ulong hash = WordHash.Of(stem);
        if (addsY)
        {
            hash = WordHash.Add(hash, 'i');
        }

        uint folded = (uint)(hash ^ (hash >> 32));
        return folded == 0 ? 1 : folded;
    }

    private static ReadOnlySpan<char> Strip(ReadOnlySpan<char> word, out bool addsY)
    {
        addsY = false;
        if (word.Length <= 3)
        {
            return word;
        }

        ReadOnlySpan<char> stem = word;
        if (stem.EndsWith("ies") || stem.EndsWith("ied"))
        {
            addsY = true;
            return stem[..^3];
        }

        if (stem.Length > 5 && stem.EndsWith("ing"))
        {
            stem = Undouble(stem[..^3]);
        }
        else if (stem.Length > 4 && stem.EndsWith("ed"))
        {
            stem = Undouble(stem[..^2]);
        }
        else if (stem.Length > 4 && (stem.EndsWith("sses") || stem.EndsWith("shes") || stem.EndsWith("ches") || stem.EndsWith("xes")))
        {
            stem = stem[..^2];
        }
        else if (stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i'))
        {
            stem = stem[..^1];
        }

        if (stem.Length > 5 && stem.EndsWith("ly"))
        {
            stem = stem[..^2];
        }

        if (stem.Length > 3 && stem[^1] == 'e')
        {
            stem = stem[..^1];
        }

        if (stem.Length > 2 && stem[^1] == 'y')
        {
            addsY = true;
            return stem[..^1];
        }

        return stem;
    }

    private static ReadOnlySpan<char> Undouble(ReadOnlySpan<char> stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e' or 'o') ? stem[..^1] : stem;
}
