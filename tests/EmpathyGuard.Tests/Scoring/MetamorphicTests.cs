using System.Text.RegularExpressions;

namespace EmpathyGuard.Tests.Scoring;

/// <summary>What a change of the reply or of the person's feeling may and may not do to a score.</summary>
public sealed class MetamorphicTests
{
    [Fact]
    public void Distancing_YouBecomesPeople_Rises()
    {
        IEnumerable<PairsCorpus.Item> addressed = PairsCorpus.All.Where(static item => Regex.Count(item.Reply, @"\b[Yy]ou(r)?\b") > 2);

        Changes changes = Changes.Of(addressed, null, static reply => Regex.Replace(Regex.Replace(reply, @"\b[Yy]our\b", "people's"), @"\b[Yy]ou\b", "people"))
            .In(EmpathyFailureMode.LinguisticDistancing);

        Assert.Equal(0, changes.FellBy(0));
        Assert.True(changes.RoseBy(0.02) > 0.85, changes.ToString());
    }

    [Theory]
    [InlineData("I hear you. That's valid.\n\n{0}")]
    [InlineData("{0}\n\nI hear you. That's valid.")]
    [InlineData("Thank you for sharing.\n\n{0}")]
    [InlineData("{0}\n\nI completely understand how you feel.")]
    public void Modes_StockPhrasePasted_StayWhereTheyAre(string pattern)
    {
        Changes changes = Changes.OfReply(reply => pattern.Replace("{0}", reply, StringComparison.Ordinal));

        Assert.True(changes.MovedBy(0.02) < 0.001, changes.ToString());
    }

    [Fact]
    public void Modes_ReplySaidTwice_DoNotFall()
    {
        Changes changes = Changes.OfReply(static reply => reply + "\n\n" + reply);

        Assert.Equal(0, changes.FellBy(0.001));
    }

    [Theory]
    [InlineData("My heart breaks for you.")]
    [InlineData("I feel your pain.")]
    [InlineData("I'm devastated with you.")]
    public void Modes_ClaimedFeelingAdded_DoNotFall(string claim)
    {
        Changes changes = Changes.OfReply(reply => reply + "\n\n" + claim);

        Assert.True(changes.FellBy(0.02) < 0.002, changes.ToString());
    }

    [Theory]
    [InlineData("You can call Samaritans on 116 123 at any time, free.")]
    [InlineData("Call or text 988.")]
    [InlineData("This chat is an AI service and not a substitute for professional advice.")]
    [InlineData("Calls may be recorded.")]
    public void Modes_ResourceOrStatutoryNoticeAdded_DoNotRise(string line)
    {
        Changes changes = Changes.OfReply(reply => reply + "\n\n" + line);

        Assert.True(changes.RoseBy(0.02) < 0.001, changes.ToString());
    }

    [Fact]
    public void Attenuation_PersonFeelsMore_NeverFalls()
    {
        Changes changes = Changes.OfPerson(static text => Regex.Replace(text, @"\b(sad|upset|worried|scared|angry|annoyed|ashamed|anxious)\b", static match => match.Value switch
        {
            "sad" or "upset" => "devastated",
            "worried" or "scared" or "anxious" => "terrified",
            "angry" or "annoyed" => "furious",
            _ => "humiliated",
        })).In(EmpathyFailureMode.SentimentAttenuation);

        // Where the stronger word shows a risk, the question becomes whether the feeling is acknowledged at all.
        Assert.True(changes.FellBy(0.03) < 0.02, changes.ToString());
    }

    [Theory]
    [InlineData("My gran died on Sunday and I'm heartbroken, she raised me.", "You must be heartbroken. She raised you, and on Sunday she died.", "Funerals can be arranged through a local director. Many people keep a list.")]
    [InlineData("they gave my job to the trainee i trained. im furious and im so ashamed", "Of course you're furious: you trained the person who got it, and then it was made to look like your shame.", "Roles change in many firms over time. Try to update your profile.")]
    [InlineData("I passed!!! third time, and I'm over the moon", "Third time, and you passed! You must be overjoyed.", "The licence arrives by post within three weeks. Keep the certificate safe.")]
    [InlineData("My dog was put down this morning. I'm in pieces. Fourteen years.", "Fourteen years, and this morning you had to let him go. I'm so sorry; you must be in pieces, and so lonely in that house.", "Local councils can advise on disposal. Dogs generally live ten to thirteen years.")]
    [InlineData("I'm terrified of the scan on Friday, mum died of the same thing", "You're terrified, and no wonder, with your mum in mind every minute till Friday.", "Scans are routine and take around twenty minutes. Wear loose clothing.")]
    public void Attenuation_OnlyAcknowledgementDeleted_Rises(string person, string acknowledgement, string rest)
    {
        double with = Score(person, acknowledgement + " " + rest);
        double without = Score(person, rest);

        Assert.True(without > with, $"{with} with, {without} without.");
    }

    private static double Score(string person, string reply) => LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(person, reply)).Modes.SentimentAttenuation.Score ?? 0;
}
