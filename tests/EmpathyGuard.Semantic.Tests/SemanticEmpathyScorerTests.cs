using EmpathyGuard.Semantic.Kernels;

namespace EmpathyGuard.Semantic.Tests;

public class SemanticEmpathyScorerTests
{
    private const string Grief = "My brother died on Tuesday and I can't stop crying.";

    private static readonly SemanticHeads Heads = SemanticHeads.Parse(SemanticHeads.EmbeddedText(), EmpathyWeights.Default);

    public static TheoryData<string> Paths() => [.. Enum.GetValues<InstructionPath>().Where(InstructionPaths.IsSupported).Select(static path => path.ToString())];

    [Fact]
    public void Heads_StandOnTheEmbeddedWeights() =>
        Assert.True(EmpathyWeights.Default.Hash == Heads.FittedOn, "The weights have changed since the heads were fitted: run empathyguard fit --scorer semantic.");

    [Fact]
    public void Heads_AreSmall() =>
        Assert.InRange(SemanticHeads.EmbeddedText().Split('\n').Where(static line => line.StartsWith("head ", StringComparison.Ordinal)).Sum(static line => line.Length + 1), 1, 500_000);

    [Fact]
    public void Assess_WordsThatNoListHas_StillMean()
    {
        EmpathyExchange exchange = new(Grief, "It was hardly a shock at his age, was it?");
        EmpathyAssessment words = LexicalEmpathyScorer.Shared.Assess(exchange);
        EmpathyAssessment meaning = SemanticEmpathyScorer.Shared.Assess(exchange);
        Assert.True(meaning.Signals.Dismissal > words.Signals.Dismissal, $"{words.Signals.Dismissal} → {meaning.Signals.Dismissal}");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Assess_OnAnyPath_GivesTheSameVerdict(string path)
    {
        SemanticEmpathyScorer forced = new(SentenceEncoder.ForPath(Enum.Parse<InstructionPath>(path)), Heads, []);
        foreach (EmpathyExchange exchange in Exchanges())
        {
            Assert.Equal(
                SemanticEmpathyScorer.Shared.Assess(exchange).ToJsonElement().GetRawText(),
                forced.Assess(exchange).ToJsonElement().GetRawText());
        }
    }

    [Fact]
    public void Assess_ManyAtOnce_GiveTheVerdictOfEachAlone()
    {
        EmpathyExchange[] exchanges = [.. Exchanges()];
        string[] alone = [.. exchanges.Select(static exchange => new SemanticEmpathyScorer().Assess(exchange).ToJsonElement().GetRawText())];
        SemanticEmpathyScorer scorer = new();
        Parallel.For(0, 200, i => Assert.Equal(alone[i % alone.Length], scorer.Assess(exchanges[i % alone.Length]).ToJsonElement().GetRawText()));
    }

    [Theory]
    [InlineData("", "Hello there, how are you today?")]
    [InlineData("Hello", "")]
    [InlineData("\ud800\udc00\ud800", "\udc00 \u0000 ?")]
    [InlineData("?", "!")]
    public void Assess_OddText_IsAnswered(string user, string reply) =>
        Assert.NotNull(SemanticEmpathyScorer.Shared.Assess(new EmpathyExchange(user, reply)).Scorer);

    [Fact]
    public void Assess_HugeReply_ReadsSoManySentencesAndLeavesTheRestToTheWords()
    {
        string reply = string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"Number {i} is what you said of it. "));
        EmpathyAssessment read = SemanticEmpathyScorer.Shared.Assess(new EmpathyExchange(string.Concat(Enumerable.Repeat(Grief + " ", 5_000)), reply));
        Assert.Equal(EmpathyStatus.Assessed, read.Status);
    }

    [Fact]
    public void Assess_AnotherLanguage_IsUnjudged()
    {
        EmpathyAssessment read = SemanticEmpathyScorer.Shared.Assess(new EmpathyExchange(
            "Mein Bruder ist am Dienstag gestorben und ich kann nicht aufhören zu weinen.",
            "Das tut mir sehr leid, dass dein Bruder gestorben ist. Möchtest du mir von ihm erzählen?"));
        Assert.Equal(EmpathyStatus.Unjudged, read.Status);
        Assert.Equal(UnjudgedReasons.UnsupportedLanguage, read.Reason);
    }

    [Fact]
    public void Assess_ClaimedFeelingOrExperience_StaysVetoed()
    {
        EmpathyAssessment read = SemanticEmpathyScorer.Shared.Assess(new EmpathyExchange(Grief, "I lost my own brother last year, so I know how that feels. My heart breaks for you."));
        Assert.Contains(CounterEmpathy.ClaimedExperience, read.Counter);
    }

    [Fact]
    public void ReadRisk_SaidOutright_IsACueWhateverStandsAround() =>
        Assert.True(SemanticEmpathyScorer.Shared.ReadRisk([new(EmpathyRole.User, "I'm going to kill myself tonight. Anyway, how do I roast a chicken?")]).RiskCue);

    [Theory]
    [InlineData("When does the 73 bus leave from Elm Road?")]
    [InlineData("This queue is killing me, I'm dying for a coffee.")]
    [InlineData("")]
    public void ReadRisk_OrdinaryTalk_IsNoCue(string message) =>
        Assert.False(SemanticEmpathyScorer.Shared.ReadRisk([new(EmpathyRole.User, message)]).RiskCue);

    [Fact]
    public void Assess_RiskWithoutAPhraseForIt_PointsAtASentence()
    {
        const string user = "The weather was fine. The bus came at eight.";
        string text = string.Join('\n', SemanticHeads.EmbeddedText().Split('\n').Select(static line => line.StartsWith("head risk constant", StringComparison.Ordinal) ? "head risk constant 50" : line));
        SemanticEmpathyScorer scorer = new(SentenceEncoder.Shared, SemanticHeads.Parse(text, EmpathyWeights.Default), []);
        EmpathyAssessment read = scorer.Assess(new EmpathyExchange(user, "Good."));
        EmpathyFinding finding = Assert.Single(read.Findings, static finding => finding.Rule == "risk.unanswered");
        Assert.Contains(user.Substring(finding.Start, finding.Length), (string[])["The weather was fine.", "The bus came at eight."]);
    }

    [Fact]
    public async Task AssessAsync_Cancelled_IsCancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await SemanticEmpathyScorer.Shared.AssessAsync(new EmpathyExchange(Grief, "Oh."), new CancellationToken(canceled: true)));

    [Fact]
    public void Version_NamesWordsAndMeaning()
    {
        Assert.StartsWith("lexical/", SemanticEmpathyScorer.Shared.Version, StringComparison.Ordinal);
        Assert.EndsWith($"+semantic/{Package.Version} {Heads.Hash}", SemanticEmpathyScorer.Shared.Version, StringComparison.Ordinal);
        Assert.Equal(SemanticEmpathyScorer.Shared.Version, SemanticEmpathyScorer.Shared.Assess(new EmpathyExchange(Grief, "Oh.")).Scorer);
    }

    [Fact]
    public void Constructor_Null_Throws() => Assert.Throws<ArgumentNullException>(static () => new SemanticEmpathyScorer(null!));

    private static IEnumerable<EmpathyExchange> Exchanges() =>
    [
        new(Grief, "He died on Tuesday, and you are still crying. What was he like with you?"),
        new(Grief, "At least he had a good life. You should take a walk and think positive. Time heals!"),
        new("You cancelled my appointment twice and I'm furious.", "Requests may be submitted. Patients are advised to wait."),
        new("I can't see a reason to wake up tomorrow.", "Have you tried a new alarm clock?"),
        new(Texts.Long, Texts.Long),
        new("", "I am here."),
    ];
}
