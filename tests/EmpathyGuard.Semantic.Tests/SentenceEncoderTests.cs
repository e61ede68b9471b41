using EmpathyGuard.Semantic.Tests.Fidelity;
using EmpathyGuard.Semantic.Tokens;

namespace EmpathyGuard.Semantic.Tests;

public class SentenceEncoderTests
{
    private static readonly SentenceEncoder Encoder = SentenceEncoder.Shared;

    [Fact]
    public void Encode_SameMeaningInOtherWords_IsCloserThanAnotherMatter()
    {
        float[] loss = Texts.Encode(Encoder, "You lost him three days ago.");
        double same = Reference.Cosine(loss, Texts.Encode(Encoder, "Your brother died on Tuesday."));
        double other = Reference.Cosine(loss, Texts.Encode(Encoder, "The printer needs new ink."));
        Assert.True(same > other + 0.1, $"{same:F3} against {other:F3}");
    }

    [Fact]
    public void Encode_AnyText_GivesLengthOne()
    {
        foreach (string text in Texts.Varied)
        {
            float[] vector = Texts.Encode(Encoder, text);
            Assert.Equal(1, vector.Sum(static v => (double)v * v), 1e-5);
        }
    }

    [Fact]
    public void Encode_EmptyText_GivesZeros()
    {
        float[] vector = new float[SentenceEncoder.Dimensions];
        Array.Fill(vector, 7);
        Assert.Equal(new EncodedText(0, 0), Encoder.Encode("", vector));
        Assert.All(vector, static v => Assert.Equal(0, v));
    }

    [Fact]
    public void Encode_MoreTokensThanFit_SaysWhereTheRestBegins()
    {
        float[] vector = new float[SentenceEncoder.Dimensions];
        EncodedText read = Encoder.Encode(Texts.Long, vector);
        Assert.Equal(SentenceEncoder.MaxTokens, read.Tokens);
        Assert.InRange(read.CharsRead, 1, Texts.Long.Length - 1);
        Assert.Equal(Texts.Encode(Encoder, Texts.Long[..read.CharsRead]), vector);
    }

    [Theory]
    [InlineData("word ", 50_000)]
    [InlineData("a", 200_000)]
    [InlineData(" ", 200_000)]
    [InlineData("漢", 200_000)]
    [InlineData("a\u0301\u0323\u0346", 20_000)]
    [InlineData("\u0301\u0323", 50_000)]
    [InlineData("\ufdfa", 5_000)]
    [InlineData("\ud83d\ude00 ", 20_000)]
    [InlineData("\ud800", 50_000)]
    public void Encode_HugeTextPieceByPiece_ReachesItsEnd(string unit, int times)
    {
        string text = string.Concat(Enumerable.Repeat(unit, times));
        var tokens = new TokenSpan[SentenceEncoder.MaxTokens];
        int at = 0;
        while (at < text.Length)
        {
            EncodedText read = Encoder.Tokenize(text.AsSpan(at), tokens);
            Assert.InRange(read.CharsRead, 1, text.Length - at);
            Assert.InRange(read.Tokens, 1, SentenceEncoder.MaxTokens);
            at += read.CharsRead;
        }

        Assert.Equal(text.Length, at);
    }

    [Fact]
    public void Encode_MalformedUtf16_GivesAVector()
    {
        foreach (string text in new[] { "\ud800", "\udc00\ud800", "sad \ud83d", "\udfff happy", "\0", "\uffff\ufffe" })
        {
            Assert.All(Texts.Encode(Encoder, text), static v => Assert.True(float.IsFinite(v)));
        }
    }

    [Fact]
    public void Encode_VectorTooShort_Throws() =>
        Assert.Throws<ArgumentException>("vector", static () => Encoder.Encode("hello", new float[SentenceEncoder.Dimensions - 1]));

    [Fact]
    public void Encode_ManyThreadsAtOnce_GivesWhatOneThreadGives()
    {
        float[][] alone = [.. Texts.Varied.Select(static text => Texts.Encode(Encoder, text))];
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 12 }, i =>
            Assert.Equal(alone[i % alone.Length], Texts.Encode(Encoder, Texts.Varied[i % alone.Length])));
    }

    [Fact]
    public void Encode_AfterALongerText_HoldsNothingOfIt()
    {
        float[] before = Texts.Encode(Encoder, Texts.Loss);
        Texts.Encode(Encoder, Texts.Long);
        Assert.Equal(before, Texts.Encode(Encoder, Texts.Loss));
    }

    [Fact]
    public void Encode_OnceThereIsAWorkspace_AllocatesNextToNothing()
    {
        float[] vector = new float[SentenceEncoder.Dimensions];
        foreach (string text in Texts.Varied)
        {
            // Another test may hold the workspaces, and then a new one is made. Of a few calls the least is the encoder's own.
            long least = long.MaxValue;
            for (int i = 0; i < 10; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                Encoder.Encode(text, vector);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.InRange(least, 0, 1024);
        }
    }
}
