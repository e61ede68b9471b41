using EmpathyGuard.Semantic.Tokens;

namespace EmpathyGuard.Semantic.Tests.Fidelity;

public class FidelityTests(ITestOutputHelper output)
{
    // Longer than any of the sentences, so that nothing is cut.
    private const int Room = 2048;

    [Fact]
    public void Tokenize_EverySentenceOfTheReference_GivesTheSameIds()
    {
        var different = new List<string>();
        var tokens = new TokenSpan[Room];
        int index = 0;
        foreach ((int count, uint hash, int[] ids) in Reference.Tokens())
        {
            string sentence = Reference.Sentences[index];
            EncodedText read = SentenceEncoder.Shared.Tokenize(sentence, tokens);
            int[] own = Array.ConvertAll(tokens[..read.Tokens], static t => (int)t.Id);
            if (read.CharsRead != sentence.Length || own.Length != count || Hash(own) != hash || (ids.Length > 0 && !ids.SequenceEqual(own)))
            {
                different.Add($"{index}: {own.Length} tokens for {count}: {string.Join(' ', own.Take(20))}");
            }

            index++;
        }

        Assert.Equal(5000, index);
        Assert.Empty(different);
    }

    [Fact]
    public void Encode_ThousandSentences_IsCloseToTheOriginal()
    {
        var cosines = new List<double>();
        float[] own = new float[SentenceEncoder.Dimensions];
        foreach ((string sentence, float[] vector) in Reference.Vectors())
        {
            SentenceEncoder.Shared.Encode(sentence, own);
            cosines.Add(Reference.Cosine(own, vector));
        }

        output.WriteLine($"{cosines.Count} vectors by {SentenceEncoder.Shared.Path}: minimum cosine {cosines.Min():F5}, mean {cosines.Average():F5}");
        Assert.Equal(1000, cosines.Count);
        Assert.True(cosines.Min() >= 0.995, $"The minimum cosine is {cosines.Min():F5}.");
        Assert.True(cosines.Average() >= 0.999, $"The mean cosine is {cosines.Average():F5}.");
    }

    private static uint Hash(int[] ids)
    {
        uint hash = 0x811c9dc5;
        foreach (int id in ids)
        {
            hash = (hash ^ (uint)(id & 0xff)) * 0x01000193;
            hash = (hash ^ (uint)(id >> 8)) * 0x01000193;
        }

        return hash;
    }
}
