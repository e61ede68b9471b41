using EmpathyGuard.Semantic.Tests.Fidelity;
using EmpathyGuard.Semantic.Tokens;

namespace EmpathyGuard.Semantic.Tests.Tokens;

public class PieceTokenizerTests
{
    [Fact]
    public void Tokenize_Words_PointAtTheirCharacters() =>
        Assert.Equal(["I", "feel", "sad", "!"], Pieces("I feel sad!"));

    [Theory]
    [InlineData("caf\u0065\u0301", "\u0065\u0301")]
    [InlineData("ＡＢＣ", "Ｃ")]
    [InlineData("I’m", "m")]
    public void Tokenize_TextThatNormalisationChanges_PointsAtTheOriginal(string text, string last) => Assert.EndsWith(last, Pieces(text)[^1], StringComparison.Ordinal);

    [Fact]
    public void Tokenize_RunOfUnknownCharacters_IsOneTokenOverAllOfThem()
    {
        TokenSpan token = Tokens("sad 漢字かな").Last();
        Assert.Equal(new TokenSpan(0, 4, 8), token);
    }

    [Fact]
    public void Tokenize_CompatibilityForms_GiveTheIdsOfThePlainText()
    {
        Assert.Equal(Ids("file 10 kg..."), Ids("ﬁle １０\u00a0㎏…"));
        Assert.Equal(Ids("bold"), Ids("𝐛𝐨𝐥𝐝"));
        Assert.Equal(Ids("\u00e9t\u00e9"), Ids("e\u0301te\u0301"));
    }

    [Fact]
    public void Tokenize_EverySentenceOfTheReference_KeepsTheSpansInTheText()
    {
        foreach (string sentence in Reference.Sentences)
        {
            int covered = 0;
            foreach (TokenSpan token in Tokens(sentence))
            {
                Assert.InRange(token.Start, 0, token.End);
                Assert.InRange(token.End, token.Start, sentence.Length);
                covered += token.End - token.Start;
            }

            // Only spaces belong to no token.
            if (sentence.All(char.IsAscii))
            {
                Assert.InRange(covered, sentence.Count(static c => c != ' '), sentence.Length);
            }
        }
    }

    private static string[] Pieces(string text) => [.. Tokens(text).Select(t => text[t.Start..t.End])];

    private static ushort[] Ids(string text) => [.. Tokens(text).Select(static t => t.Id)];

    private static TokenSpan[] Tokens(string text)
    {
        var tokens = new TokenSpan[2048];
        return tokens[..SentenceEncoder.Shared.Tokenize(text, tokens).Tokens];
    }
}
