using EmpathyGuard.Detectors;
using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tests.Detectors;

public sealed class DistancingDetectorTests
{
    private static readonly ReferenceCorpus Corpus = EmpathyWeights.Default.Modes.Reference;

    private const string Near = "You carried that boat up the beach on your own. No wonder your back hurts. Have you told your sister? You could ring her tonight.";

    [Fact]
    public void Score_ReplyToThePerson_IsNearZero() => Assert.InRange(Score(Near), 0, 0.02);

    [Fact]
    public void Score_YouBecomesPeople_Rises()
    {
        const string Far = "People carry boats up the beach on their own. No wonder people's backs hurt. Do people tell a sister? People could ring her tonight.";

        Assert.True(Score(Far) >= 0.3);
    }

    [Fact]
    public void Score_EachSentenceMovedAway_NeverFalls()
    {
        string[] doses =
        [
            Near,
            "The boat was carried up the beach unaided. No wonder your back hurts. Have you told your sister? You could ring her tonight.",
            "The boat was carried up the beach unaided. It is understood that pain is experienced. Have you told your sister? You could ring her tonight.",
            "The boat was carried up the beach unaided. It is understood that pain is experienced. Has disclosure to the sister been made? A call may be arranged this evening.",
        ];

        double[] scores = Array.ConvertAll(doses, Score);

        Assert.Equal(scores.Order(), scores);
        Assert.True(scores[^1] >= 0.3);
        Assert.True(scores[1] > scores[0]);
    }

    [Fact]
    public void Score_ReplySaidTwice_Same()
    {
        const string Reply = "Applicants are advised to wait. You must be tired. It is noted that a complaint was made.";

        Assert.Equal(Score(Reply), Score(Reply + "\n\n" + Reply), 6);
    }

    [Theory]
    [InlineData(Near)]
    [InlineData("It is noted that a loss was experienced. The client is advised to seek assistance. No further action is required.")]
    public void Score_StockPhrasesPastedOn_HardlyMoves(string reply) =>
        Assert.Equal(Score(reply), Score("I hear you. That's valid. " + reply), 0.02);

    [Fact]
    public void Score_ClaimedFeelingPastedOn_DoesNotHelp()
    {
        const string Reply = "It is noted that a loss was experienced. The client is advised to seek assistance.";

        Assert.True(Score(Reply + " My heart breaks for you.") >= Score(Reply) - 0.02);
    }

    [Fact]
    public void Score_TermsOfANotice_CountForLess()
    {
        const string Letter = "The payment must be made within six weeks. Objections may be submitted to the office.";
        const string Notice = "The payment under section 4 of the Act must be made within six weeks. Objections under the regulations may be submitted to the tribunal.";

        Assert.True(Score(Notice) < Score(Letter) - 0.2);
    }

    [Theory]
    [InlineData("The 14 runs every ten minutes until midnight, then the night bus takes over.")]
    [InlineData("Water boils at a lower temperature up there because the air is thinner.")]
    [InlineData("1. Open the settings.\n2. Choose the printer.\n3. Untick the offline box.\n4. Switch it off and on.")]
    [InlineData("```\nif (x.IsClosed) { throw; }\n```\nThe loop ends one step early, so the last row is never written.")]
    public void Score_PlainFactsAndSteps_StayClear(string reply) => Assert.InRange(Score(reply), 0, 0.29);

    [Fact]
    public void Measure_DensitiesOfTheReferenceCorpus_IsZero()
    {
        var register = new Register
        {
            AgentlessPassive = Corpus.Passive.Mean,
            Nominalisation = Corpus.Nominalisation.Mean,
            ImpersonalSubject = Corpus.ImpersonalSubject.Mean,
        };

        Assert.Equal(0, DistancingDetector.Measure(register, Corpus), 6);
    }

    [Fact]
    public void Measure_OneDeviationAboveInEach_IsOne()
    {
        var register = new Register
        {
            AgentlessPassive = Corpus.Passive.Mean + Corpus.Passive.Deviation,
            Nominalisation = Corpus.Nominalisation.Mean + Corpus.Nominalisation.Deviation,
            ImpersonalSubject = Corpus.ImpersonalSubject.Mean + Corpus.ImpersonalSubject.Deviation,
        };

        Assert.Equal(1, DistancingDetector.Measure(register, Corpus), 6);
    }

    [Fact]
    public void ReferenceCorpus_OfTwoTexts_HasTheirMeanAndDeviation()
    {
        (ReferenceDensity passive, _, ReferenceDensity impersonal) = ReferenceCorpus.Read(["The letter was sent.", "You sent it."]);

        Assert.Equal(new ReferenceDensity(0.5, 0.5), passive);
        Assert.Equal(new ReferenceDensity(0.5, 0.5), impersonal);
    }

    private static double Score(string text)
    {
        var reading = new TextReading(Lexicon.Default);
        reading.Read(text);
        return DistancingDetector.Score(EmpathyGuard.Signals.ReplyReader.Read(reading, default, new Particulars(), EmpathyWeights.Default.Signals.ActWords));
    }
}
