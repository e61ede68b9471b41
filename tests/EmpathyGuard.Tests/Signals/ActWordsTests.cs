using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tests.Signals;

public class ActWordsTests
{
    [Fact]
    public void Read_NoWeights_IsOpen() => Assert.Equal(0.5, Advice(new ActWords(new Dictionary<string, double[]>()), "Call them."));

    [Fact]
    public void Read_WordsAndNeighbours_CountOnceEach()
    {
        ActWords words = Weights(("call", 1), ("call_them", 2), ("them_call", 9));

        Assert.Equal(Logistic(3), Advice(words, "Call them."), 6);
        Assert.Equal(Logistic(1), Advice(words, "They call."), 6);
        Assert.Equal(Logistic(0), Advice(words, "You waited."), 6);
    }

    [Fact]
    public void Read_NeighboursAcrossSentences_AreNone()
    {
        ActWords words = Weights(("home_call", 9));

        Assert.Equal(0.5, Advice(words, "You went home. Call.", sentence: 1), 6);
    }

    [Fact]
    public void Read_Bias_AddsToEverySentence() => Assert.Equal(Logistic(-2), Advice(Weights((ActWords.Bias, -2)), "You waited."), 6);

    [Theory]
    [InlineData("=asks", "What did she say?", "She said it.")]
    [InlineData("?", "What did she say?", "She said it.")]
    [InlineData("=ofPerson", "You waited.", "Rain is wet.")]
    [InlineData("=listed", "- Call them.", "Call them.")]
    [InlineData("=directed", "Call the council today.", "The council called.")]
    [InlineData("=taken", "You lost Kofi.", "Rain is wet.")]
    [InlineData("=Concern", "I'm so sorry about Kofi.", "Kofi is a name.")]
    public void Read_Mark_CountsOnlyWhereItHolds(string mark, string with, string without)
    {
        ActWords words = Weights((mark, 3));

        Assert.Equal(Logistic(3), Advice(words, with), 6);
        Assert.Equal(0.5, Advice(words, without), 6);
    }

    [Fact]
    public void Read_NegatedCue_IsNoMark() => Assert.Equal(0.5, Advice(Weights(("=Minimising", 3)), "I would never say that at least it was quick."), 6);

    [Fact]
    public void Read_LongSentence_SaysNoMoreForBeingLonger()
    {
        ActWords words = Weights(("call", 1));

        double many = Advice(words, string.Join(' ', Enumerable.Repeat("call", 400)));

        Assert.InRange(many, Advice(words, "Call."), Logistic(20 * 4 + 1));
        Assert.True(double.IsFinite(many));
    }

    [Fact]
    public void Marks_OfASentence_AreWhatReadCounts()
    {
        TextReading reading = Reading("What did Kofi say?", out Particulars particulars);
        SentenceReading read = SentenceReader.Read(reading, 0, particulars, 0);

        Assert.Equal(["=asks", "=open", "=taken"], ActWords.Marks(reading, 0, read).Where(static mark => char.IsLower(mark[1]) && mark is not "=concrete").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Embedded_Acts_TellDoingFromLookingSo()
    {
        ActWords words = EmpathyWeights.Default.Signals.ActWords;

        Assert.True(Of(words, SentenceSignal.Advice, "You could ring the council and ask for the form.") > Of(words, SentenceSignal.Advice, "You rang the council and asked for the form."));
        Assert.True(Of(words, SentenceSignal.Exploration, "What was it like to walk back in there?") > Of(words, SentenceSignal.Exploration, "Would you like more tips?"));
        Assert.True(Of(words, SentenceSignal.SelfFocus, "When I moved I cried for a week and my flatmate hid the onions.") > Of(words, SentenceSignal.SelfFocus, "When you moved you cried for a week."));
    }

    private static double Logistic(double sum) => 1 / (1 + Math.Exp(-sum));

    private static ActWords Weights(params (string Term, double Weight)[] terms) =>
        new(terms.ToDictionary(static t => t.Term, static t => Enumerable.Range(0, ActSet.Count).Select(act => act == (int)SentenceSignal.Advice ? t.Weight : 0).ToArray()));

    private static double Advice(ActWords words, string reply, int sentence = 0) => Of(words, SentenceSignal.Advice, reply, sentence);

    private static double Of(ActWords words, SentenceSignal act, string reply, int sentence = 0)
    {
        TextReading reading = Reading(reply, out Particulars particulars);
        return words.Read(reading, sentence, SentenceReader.Read(reading, sentence, particulars, 0)).Of(act);
    }

    private static TextReading Reading(string reply, out Particulars particulars)
    {
        var person = new TextReading(Lexicon.Default);
        person.Read("My brother Kofi died.");
        particulars = new Particulars();
        particulars.Add(person, 1);
        particulars.StartTaking();
        var reading = new TextReading(Lexicon.Default);
        reading.Read(reply);
        return reading;
    }
}
