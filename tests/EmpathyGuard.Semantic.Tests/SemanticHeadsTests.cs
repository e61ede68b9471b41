namespace EmpathyGuard.Semantic.Tests;

public class SemanticHeadsTests
{
    [Fact]
    public void Parse_TheEmbeddedText_HasAHeadForEverySignal()
    {
        SemanticHeads heads = SemanticHeads.Parse(SemanticHeads.EmbeddedText(), EmpathyWeights.Default);
        Assert.Equal(Enum.GetValues<SentenceSignal>().Length, heads.OfSentences.Count);
        Assert.NotEqual(EmpathyWeights.Default.Hash, heads.Weights.Hash);
    }

    [Theory]
    [InlineData("head risk own ", "head risk own 1 2 3\n#")]
    [InlineData("head risk constant ", "head risk constant nothing\n#")]
    [InlineData("head risk constant ", "head risk constant NaN\n#")]
    [InlineData("head risk words ", "#")]
    [InlineData("head advice own ", "head advice own x")]
    [InlineData("head evasion ", "head evading ")]
    [InlineData("head risk hidden ", "head risk hidden 1\n#")]
    [InlineData("head risk hidden ", "head risk hidden 1 2 3\n#")]
    [InlineData("head risk hidden ", "head risk hidden x ")]
    [InlineData("head risk constant ", "head risk terms x\nhead risk constant ")]
    [InlineData("head risk constant ", "head risk terms 1 been_there\nhead risk constant ")]
    [InlineData("head risk constant ", "head risk terms 1 been_there:often\nhead risk constant ")]
    [InlineData("attenuation bias ", "attenuation nobody ")]
    [InlineData("on ", "nonsense\non ")]
    public void Parse_ADamagedText_SaysSo(string line, string becomes)
    {
        string text = SemanticHeads.EmbeddedText();
        Assert.Contains("\n" + line, text, StringComparison.Ordinal);
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(
            () => SemanticHeads.Parse(text.Replace("\n" + line, "\n" + becomes, StringComparison.Ordinal), EmpathyWeights.Default));
        Assert.Contains("Reinstall the package", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Empty_SaysSo() => Assert.Throws<InvalidDataException>(static () => SemanticHeads.Parse("", EmpathyWeights.Default));

    [Fact]
    public void Parse_LineEndingsOfAnotherSystem_AreTheSameHeads()
    {
        string text = SemanticHeads.EmbeddedText().ReplaceLineEndings("\n");
        Assert.Equal(
            SemanticHeads.Parse(text, EmpathyWeights.Default).Hash,
            SemanticHeads.Parse(text.ReplaceLineEndings("\r\n"), EmpathyWeights.Default).Hash);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Read_WithoutAVector_IsWhatTheWordsSay(double words)
    {
        SignalHead head = new(0, 1, new float[SentenceEncoder.Dimensions], new float[SentenceEncoder.Dimensions], []);
        Assert.Equal(words, head.Read(words, new float[SentenceEncoder.Dimensions], default), 1e-3);
    }

    [Fact]
    public void Read_AddsTheVectorAndWhatItSharesWithTheMessage()
    {
        float[] own = new float[SentenceEncoder.Dimensions];
        float[] shared = new float[SentenceEncoder.Dimensions];
        float[] text = new float[SentenceEncoder.Dimensions];
        float[] message = new float[SentenceEncoder.Dimensions];
        (own[3], text[3]) = (2, 0.5f);
        (shared[7], text[7], message[7]) = (4, 0.5f, 0.25f);
        SignalHead head = new(0.25, 1, own, shared, []);
        Assert.Equal(1 / (1 + Math.Exp(-(0.25 + 1 + 0.5))), head.Read(0.5, text, message), 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-(0.25 + 1))), head.Read(0.5, text, default), 1e-12);
    }

    [Theory]
    [InlineData(0.5f, 0.75)]
    [InlineData(-0.5f, 0)]
    public void Read_HiddenUnit_CountsOnlyWhereTheVectorPointsItsWay(float value, double counts)
    {
        float[] weights = new float[SentenceEncoder.Dimensions];
        float[] text = new float[SentenceEncoder.Dimensions];
        (weights[5], text[5]) = (1, value);
        SignalHead head = new(0.5, 1, new float[SentenceEncoder.Dimensions], [], [new HiddenUnit(1, 0.25, weights)]);
        Assert.Equal(1 / (1 + Math.Exp(-(0.5 + counts))), head.Read(0.5, text, default), 1e-12);
    }
}
