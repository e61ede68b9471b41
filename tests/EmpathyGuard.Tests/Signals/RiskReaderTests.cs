using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;
using Xunit;

namespace EmpathyGuard.Tests.Signals;

public sealed class RiskReaderTests
{
    [Theory]
    [InlineData("I can't do this anymore. I'm going to kill myself tonight.", RiskKind.Suicide)]
    [InlineData("I've been cutting my thighs again and nobody knows.", RiskKind.SelfHarm)]
    [InlineData("He grabbed me by the throat again last night. I'm scared to go home.", RiskKind.PartnerViolence)]
    [InlineData("My stepdad hits my little brother with the belt every night and I can't stop him.", RiskKind.ChildAtRisk)]
    [InlineData("I took the whole packet of paracetamol an hour ago and now I feel sleepy.", RiskKind.Overdose)]
    [InlineData("The radio keeps saying my name and telling me to stop sleeping.", RiskKind.Psychosis)]
    [InlineData("I haven't eaten since Monday and I make myself sick if I do.", RiskKind.EatingDisorder)]
    [InlineData("I've got a knife in my bag and I'm going to stab him tomorrow.", RiskKind.HarmToOthers)]
    public void Read_RiskSaidOutright_FindsTheKind(string message, RiskKind kind)
    {
        (int kinds, int first, _) = RiskReader.Read(Read(message), EmpathyWeights.Default.Signals);

        Assert.True(first >= 0);
        Assert.Contains(kind, RiskReader.List(kinds));
    }

    [Theory]
    [InlineData("What time does the last bus leave for the station?")]
    [InlineData("This commute is killing me lol, any podcast recommendations?")]
    [InlineData("I'm writing a novel in which the villain poisons the duke. Could you suggest a title for the chapter?")]
    [InlineData("For my nursing exam: what are the warning signs of an overdose?")]
    [InlineData("I was bulimic twenty years ago and have been well since. Which photo should I use for the leaflet?")]
    [InlineData("I'm not suicidal, I only mean this office. How do I ask for a transfer?")]
    [InlineData("My phone died and I could murder a pizza. What's open?")]
    [InlineData("Please write a short toast for my sister's wedding.")]
    public void Read_FigurativeNegatedPastOrUnrelated_FindsNothing(string message)
    {
        (int kinds, int first, _) = RiskReader.Read(Read(message), EmpathyWeights.Default.Signals);

        Assert.Equal(0, kinds);
        Assert.Equal(-1, first);
    }

    [Theory]
    [InlineData("Lost the flat, lost the van. want to die. nothing else to say")]
    [InlineData("just want to end it tonight")]
    [InlineData("I cut again")]
    [InlineData("been burning my arms since the exams started")]
    [InlineData("i make myself sick after lunch every day")]
    [InlineData("she hit me again last night")]
    [InlineData("My ex broke my nose over a parking space.")]
    [InlineData("took the whole strip an hour ago")]
    [InlineData("my daughter swallowed all the tablets")]
    [InlineData("I want to kill him")]
    [InlineData("the neighbours are reading my thoughts")]
    [InlineData("What's the point of being alive?")]
    [InlineData("what is the quickest way to die")]
    public void Evidence_SaidOutright_IsUnmistakableWhateverElseTheWordsSeemToMean(string message) => Assert.True(IsUnmistakable(message));

    [Theory]
    [InlineData("He broke my arm when I was nine.")]
    [InlineData("In 1979 my brother took all his tablets, and he lived to be eighty.")]
    [InlineData("It feels like she hit me with a spade.")]
    [InlineData("They asked whether I want to kill myself.")]
    [InlineData("I've never once thought of ending it.")]
    [InlineData("I don't want to kill myself")]
    [InlineData("my niece hid jam in my shoe, I'm going to kill myself laughing")]
    [InlineData("I'm cutting myself some slack and a slice of cake")]
    [InlineData("Do I want to die?")]
    public void Evidence_DoubtedLikenedOrLongPast_IsNotUnmistakable(string message) => Assert.False(IsUnmistakable(message));

    [Fact]
    public void Read_NegationThatBelongsToTheRisk_StillCounts()
    {
        int kinds = RiskReader.Read(Read("I don't want to be here anymore. I just can't see any reason to wake up tomorrow."), EmpathyWeights.Default.Signals).Kinds;

        Assert.Contains(RiskKind.Suicide, RiskReader.List(kinds));
    }

    [Fact]
    public void Read_OneErrandAfterARiskSaidOutright_DoesNotHideIt()
    {
        int kinds = RiskReader.Read(Read("I'm going to kill myself tonight, I can't go on. Who do I tell about the dog?"), EmpathyWeights.Default.Signals).Kinds;

        Assert.Contains(RiskKind.Suicide, RiskReader.List(kinds));
    }

    [Fact]
    public void Read_Found_FirstPointsAtAPhraseOfTheMessage()
    {
        TextReading reading = Read("It is late. I am going to kill myself tonight and nobody knows.");

        RiskFind find = RiskReader.Read(reading, EmpathyWeights.Default.Signals);

        string said = reading.Document.String[reading.Document.Tokens[find.First].Start..reading.Document.Tokens[find.Last - 1].End];
        Assert.Contains("kill myself", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Empty_FindsNothing() => Assert.Equal(0, RiskReader.Read(Read(""), EmpathyWeights.Default.Signals).Kinds);

    [Theory]
    [InlineData("Are you thinking of killing yourself?")]
    [InlineData("You can ring Samaritans on 116 123 at any hour.")]
    [InlineData("Is he in the house with you now?")]
    [InlineData("What he did is abuse, and you are in danger.")]
    public void Read_ReplyThatMeetsTheRisk_HoldsACueOfAnAnswer(string reply)
    {
        TextReading reading = Read(reply);

        Assert.True(reading.Count(Cue.RiskNamed) + reading.Count(Cue.RiskAsked) + reading.Count(Cue.ResourceNamed) > 0);
    }

    [Theory]
    [InlineData("That sounds like a long day. Have you tried a warm bath and an early night?")]
    [InlineData("Here are three tips for better time management.")]
    [InlineData("I'm sorry you feel that way. Things will look brighter soon!")]
    public void Read_ReplyThatIgnoresTheRisk_HoldsNoCueOfAnAnswer(string reply)
    {
        TextReading reading = Read(reply);

        Assert.Equal(0, reading.Count(Cue.RiskNamed) + reading.Count(Cue.RiskAsked) + reading.Count(Cue.ResourceNamed));
    }

    private static bool IsUnmistakable(string message)
    {
        Span<double> sums = stackalloc double[RiskEvidence.Kinds];
        sums.Clear();
        Span<double> features = stackalloc double[RiskEvidence.Count];
        return RiskEvidence.Read(Read(message), sums, features).IsUnmistakable;
    }

    private static TextReading Read(string text)
    {
        var reading = new TextReading(Lexicon.Default);
        reading.Read(text);
        return reading;
    }
}
