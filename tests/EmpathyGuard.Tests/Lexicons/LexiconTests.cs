using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tests.Lexicons;

public sealed class LexiconTests
{
    [Fact]
    public void Default_Loads_EveryEmbeddedFile() => Assert.True(Lexicon.Default.Vocabulary.Count > 1000);

    [Fact]
    public void EmbeddedFiles_EachBegins_WithAHeader() =>
        Assert.All(Lexicon.EmbeddedFiles(), f => Assert.StartsWith("# ", f.Text, StringComparison.Ordinal));

    [Theory]
    [InlineData("[Nonsense .5]\nword", "there is no cue 'Nonsense'")]
    [InlineData("[@Nonsense]\nword", "there is no word class '@Nonsense'")]
    [InlineData("word", "text before the first [section]")]
    [InlineData("[Concern .5]\n..3 word", "cannot begin with a gap")]
    [InlineData("[Concern .5]\n^ ..3 word", "cannot begin with a gap")]
    [InlineData("[Concern .5]\nword ..99", "is no gap")]
    [InlineData("[Concern .5]\nword ..2 $", "a gap cannot stand right before '$'")]
    [InlineData("[Concern .5]\nword ..2 other|$", "a gap cannot stand right before '$'")]
    [InlineData("[Concern .5]\nword ..2 other? $", "a gap cannot stand right before '$'")]
    [InlineData("[Concern .5]\n@Nope", "there is no word class")]
    [InlineData("[Concern .5]\nab*", "from 3 to 24 letters")]
    [InlineData("[Concern .5]\nWord", "in lower case")]
    [InlineData("[spelling]\nno equals", "written = the words")]
    public void FromFiles_Mistake_NamesFileAndLine(string text, string problem)
    {
        LexiconFormatException thrown = Assert.Throws<LexiconFormatException>(() => Lexicon.FromFiles([("mine", text)]));
        Assert.Contains("'mine', line ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sorry for your loss", "I am so sorry for your loss.", true)]
    [InlineData("sorry ..2 loss", "sorry about this loss", true)]
    [InlineData("sorry ..2 loss", "sorry about this very great loss", false)]
    [InlineData("sorry|sad very? much", "sad much", true)]
    [InlineData("^ sorry", "so sorry", false)]
    [InlineData("^ sorry", "Sorry, then.", true)]
    [InlineData("okay $", "that is okay", true)]
    [InlineData("okay $", "okay then", false)]
    [InlineData("devast*", "utterly devastating", true)]
    [InlineData("passed_away|died", "she passed away", true)]
    [InlineData("i do not know", "i don't know", true)]
    public void Match_Phrase_FindsWhatItSays(string phrase, string text, bool found)
    {
        var reading = new TextReading(Lexicon.FromFiles([("mine", "[Concern .5]\n" + phrase)]));
        reading.Read(text);
        Assert.Equal(found, reading.HitCount > 0);
    }

    [Theory]
    [InlineData("I am sorry", false)]
    [InlineData("I am not sorry", true)]
    [InlineData("I was never really sorry", true)]
    public void Match_NegatorBefore_TakesItBack(string text, bool negated)
    {
        var reading = new TextReading(Lexicon.FromFiles([("mine", "[@Negator]\nnot never\n[Concern .5]\nsorry")]));
        reading.Read(text);
        Assert.Equal(negated, reading.Hits[0].Negated);
    }

    [Fact]
    public void FromFiles_AChangedLine_ChangesTheHash()
    {
        Lexicon one = Lexicon.FromFiles([("mine", "[Concern .5]\nsorry")]);
        Lexicon two = Lexicon.FromFiles([("mine", "[Concern .5]\nso sorry")]);
        Assert.NotEqual(one.Hash, two.Hash);
        Assert.Equal(one.Hash, Lexicon.FromFiles([("mine", "[Concern .5]\r\nsorry")]).Hash);
    }
}
