namespace EmpathyGuard.Semantic.Tests;

public class TextVectorsTests
{
    [Fact]
    public void Encode_AgainOrAfterMany_GivesTheSameBits()
    {
        TextVectors vectors = new(SentenceEncoder.Shared, kept: 2);
        float[][] first = [.. Texts.Varied.Select(text => Encode(vectors, text))];
        float[][] again = [.. Texts.Varied.Select(text => Encode(vectors, text))];
        Assert.Equal(first, again);
    }

    [Fact]
    public void Encode_ASentence_IsItsVector() =>
        Assert.Equal(Texts.Encode(SentenceEncoder.Shared, Texts.Loss), Encode(new TextVectors(SentenceEncoder.Shared), Texts.Loss));

    [Fact]
    public void Encode_MoreThanFitsAtOnce_ReadsTheRestToo()
    {
        TextVectors vectors = new(SentenceEncoder.Shared);
        float[] one = Encode(vectors, Texts.Long + Texts.Loss);
        float[] other = Encode(vectors, Texts.Long + "The printer needs new ink.");
        Assert.NotEqual(one, other);
        Assert.Equal(1, one.Sum(static value => (double)value * value), 1e-5);
    }

    [Fact]
    public void Encode_Nothing_GivesZeros() => Assert.All(Encode(new TextVectors(SentenceEncoder.Shared), ""), static value => Assert.Equal(0, value));

    [Fact]
    public void Encode_AKnownText_AllocatesNothing()
    {
        TextVectors vectors = new(SentenceEncoder.Shared);
        float[] vector = new float[SentenceEncoder.Dimensions];
        vectors.Encode(Texts.Loss, vector);
        long before = GC.GetAllocatedBytesForCurrentThread();
        vectors.Encode(Texts.Loss, vector);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512);
    }

    [Fact]
    public void Encode_ManyThreadsOnFewPlaces_GiveTheSameBits()
    {
        TextVectors vectors = new(SentenceEncoder.Shared, kept: 2);
        float[][] alone = [.. Texts.Varied.Select(text => Encode(new TextVectors(SentenceEncoder.Shared), text))];
        Parallel.For(0, 300, i => Assert.Equal(alone[i % alone.Length], Encode(vectors, Texts.Varied[i % alone.Length])));
    }

    private static float[] Encode(TextVectors vectors, string text)
    {
        float[] vector = new float[SentenceEncoder.Dimensions];
        vectors.Encode(text, vector);
        return vector;
    }
}
