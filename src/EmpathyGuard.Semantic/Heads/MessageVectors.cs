using System.Buffers;

namespace EmpathyGuard.Semantic;

/// <summary>The vectors of a message: of the whole, and of its sentences one by one. Belongs to one call.</summary>
internal readonly struct MessageVectors : IDisposable
{
    private const int MostSentences = 16;

    private readonly float[] _vectors;
    private readonly int _count;

    /// <summary>Encodes a message.</summary>
    /// <param name="vectors">The vectors of texts.</param>
    /// <param name="reply">The reply's sentences, with the message that they answer.</param>
    public MessageVectors(TextVectors vectors, ReplySignals reply)
    {
        int sentences = Math.Min(MostSentences, reply.MessageSentenceCount);
        _vectors = ArrayPool<float>.Shared.Rent((sentences + 1) * SentenceEncoder.Dimensions);
        _count = sentences + 1;
        Encode(vectors, reply.Message, 0);
        for (int s = 0; s < sentences; s++)
        {
            Encode(vectors, reply.MessageSentence(s), s + 1);
        }
    }

    /// <summary>The whole message.</summary>
    public ReadOnlySpan<float> Whole => Of(0);

    /// <summary>Which part of the message is nearest in meaning: 0 for the whole, or one more than a sentence's place.</summary>
    public int Nearest(ReadOnlySpan<float> sentence)
    {
        int nearest = 0;
        float most = float.MinValue;
        for (int i = 0; i < _count; i++)
        {
            float cosine = 0;
            ReadOnlySpan<float> part = Of(i);
            for (int j = 0; j < part.Length; j++)
            {
                cosine += part[j] * sentence[j];
            }

            if (cosine > most)
            {
                (most, nearest) = (cosine, i);
            }
        }

        return nearest;
    }

    /// <summary>The vector of a part.</summary>
    public ReadOnlySpan<float> Of(int part) => _vectors.AsSpan(part * SentenceEncoder.Dimensions, SentenceEncoder.Dimensions);

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<float>.Shared.Return(_vectors);

    private void Encode(TextVectors vectors, ReadOnlySpan<char> text, int part)
    {
        Span<float> vector = _vectors.AsSpan(part * SentenceEncoder.Dimensions, SentenceEncoder.Dimensions);
        vector.Clear();
        if (!text.IsEmpty)
        {
            vectors.Encode(text, vector);
        }
    }
}
