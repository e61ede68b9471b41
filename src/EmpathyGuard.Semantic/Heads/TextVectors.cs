namespace EmpathyGuard.Semantic;

/// <summary>The vectors of texts of any length: what is longer than the encoder reads at once is the mean of its parts, by their tokens.</summary>
/// <param name="encoder">The encoder.</param>
/// <param name="kept">How many vectors are kept, a power of two.</param>
internal sealed class TextVectors(SentenceEncoder encoder, int kept = TextVectors.UsuallyKept)
{
    /// <summary>How many vectors a scorer keeps: 1 MB.</summary>
    public const int UsuallyKept = 512;

    // Some 2,000 tokens: a page and a half. What follows is left to the words.
    private const int MostParts = 16;

    private readonly VectorCache _cache = new(kept);

    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vector">Takes a vector of length 1, or of zeros where the text has no token.</param>
    public void Encode(ReadOnlySpan<char> text, Span<float> vector)
    {
        UInt128 hash = _cache.Hash(text);
        if (_cache.TryGet(hash, vector))
        {
            return;
        }

        EncodedText read = encoder.Encode(text, vector);
        if (read.Tokens > 0 && read.CharsRead < text.Length)
        {
            AddRest(text[read.CharsRead..], vector, read.Tokens);
        }

        _cache.Set(hash, vector);
    }

    private void AddRest(ReadOnlySpan<char> rest, Span<float> sum, int tokens)
    {
        Scale(sum, tokens);
        Span<float> part = stackalloc float[SentenceEncoder.Dimensions];
        for (int i = 1; i < MostParts && !rest.IsEmpty; i++)
        {
            EncodedText read = encoder.Encode(rest, part);
            if (read.Tokens == 0 || read.CharsRead == 0)
            {
                break;
            }

            for (int j = 0; j < part.Length; j++)
            {
                sum[j] += part[j] * read.Tokens;
            }

            rest = rest[Math.Min(rest.Length, read.CharsRead)..];
        }

        double square = 0;
        foreach (float value in sum)
        {
            square += (double)value * value;
        }

        Scale(sum, square > 0 ? (float)(1 / Math.Sqrt(square)) : 0);
    }

    private static void Scale(Span<float> vector, float by)
    {
        foreach (ref float value in vector)
        {
            value *= by;
        }
    }
}
