namespace EmpathyGuard.Tests.Scoring;

public class CascadeEmpathyScorerTests
{
    private static readonly EmpathyExchange Exchange = new("My brother died on Tuesday.", "Well, then.");

    [Theory]
    [InlineData(0.05, false)]
    [InlineData(0.21, true)]
    [InlineData(0.3, true)]
    [InlineData(0.42, true)]
    [InlineData(0.58, true)]
    [InlineData(0.75, false)]
    public async Task AssessAsync_NearAThreshold_AsksTheSecondAndSaysSo(double score, bool asks)
    {
        Scripted second = new(_ => Assessed("second", 0.9));
        CascadeEmpathyScorer cascade = new(new Scripted(_ => Assessed("first", score)), second, 0.1);
        EmpathyAssessment read = await cascade.AssessAsync(Exchange, TestContext.Current.CancellationToken);
        Assert.Equal(asks ? "second after first" : "first", read.Scorer);
        Assert.Equal(asks ? 0.9 : score, read.Modes.SentimentAttenuation.Score);
        Assert.Equal(asks ? 1 : 0, second.Calls);
    }

    [Fact]
    public async Task AssessAsync_ThresholdsOfTheExchange_Count()
    {
        EmpathyExchange strict = new(Exchange.Messages) { Thresholds = static _ => new EmpathyThresholds(0.7, 0.9) };
        CascadeEmpathyScorer cascade = new(new Scripted(_ => Assessed("first", 0.5)), new Scripted(_ => Assessed("second", 0.1)), 0.1);
        Assert.Equal("first", (await cascade.AssessAsync(strict, TestContext.Current.CancellationToken)).Scorer);
    }

    [Fact]
    public async Task AssessAsync_FirstCannotJudge_AsksTheSecond()
    {
        CascadeEmpathyScorer cascade = new(
            new Scripted(_ => EmpathyAssessment.Unjudged(UnjudgedReasons.UnsupportedLanguage, "first")), new Scripted(_ => Assessed("second", 0.1)), 0);
        EmpathyAssessment read = await cascade.AssessAsync(Exchange, TestContext.Current.CancellationToken);
        Assert.Equal(EmpathyStatus.Assessed, read.Status);
        Assert.Equal("second after first", read.Scorer);
    }

    [Fact]
    public async Task AssessAsync_NothingToScore_StaysSo()
    {
        Scripted second = new(_ => Assessed("second", 0.1));
        CascadeEmpathyScorer cascade = new(new Scripted(_ => EmpathyAssessment.NotApplicable(UnjudgedReasons.NoText, "first")), second, 1);
        Assert.Equal("first", (await cascade.AssessAsync(Exchange, TestContext.Current.CancellationToken)).Scorer);
        Assert.Equal(0, second.Calls);
    }

    [Theory]
    [InlineData(true, "first (the second failed)")]
    [InlineData(false, "first (the second could not judge)")]
    public async Task AssessAsync_SecondDoesNotAnswer_TheFirstStandsMarked(bool throws, string scorer)
    {
        Scripted second = new(_ => throws ? throw new TimeoutException() : EmpathyAssessment.Unjudged(UnjudgedReasons.ScorerFailed, "second"));
        CascadeEmpathyScorer cascade = new(new Scripted(_ => Assessed("first", 0.5)), second, 0.1);
        EmpathyAssessment read = await cascade.AssessAsync(Exchange, TestContext.Current.CancellationToken);
        Assert.Equal(0.5, read.Modes.SentimentAttenuation.Score);
        Assert.Equal(scorer, read.Scorer);
    }

    [Fact]
    public async Task AssessAsync_CancelledInTheSecond_IsCancelled()
    {
        using CancellationTokenSource cancelled = new();
        Scripted second = new(_ =>
        {
            cancelled.Cancel();
            throw new OperationCanceledException(cancelled.Token);
        });
        CascadeEmpathyScorer cascade = new(new Scripted(_ => Assessed("first", 0.5)), second, 0.1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cascade.AssessAsync(Exchange, cancelled.Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AssessAsync_RiskAndFalseEmpathyOfEither_StayFound(bool inFirst)
    {
        EmpathyAssessment found = Assessed("x", 0.5) with
        {
            Crisis = new CrisisAssessment { RiskCue = true, Kinds = [RiskKind.Suicide] },
            Counter = [CounterEmpathy.HumanClaim],
        };
        EmpathyAssessment clean = Assessed("x", 0.5);
        CascadeEmpathyScorer cascade = new(new Scripted(_ => inFirst ? found : clean), new Scripted(_ => inFirst ? clean : found), 0.1);
        EmpathyAssessment read = await cascade.AssessAsync(Exchange, TestContext.Current.CancellationToken);
        Assert.True(read.Crisis.RiskCue);
        Assert.Equal([RiskKind.Suicide], read.Crisis.Kinds);
        Assert.Equal([CounterEmpathy.HumanClaim], read.Counter);
    }

    [Fact]
    public void ReadRisk_FirstThatReadsNone_LeavesItToTheLexicalScorer()
    {
        CascadeEmpathyScorer cascade = new(new Scripted(_ => Assessed("first", 0)), new Scripted(_ => Assessed("second", 0)), 0);
        Assert.True(cascade.ReadRisk([new(EmpathyRole.User, "I'm going to kill myself tonight.")]).RiskCue);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Constructor_BandOutsideScores_Throws(double band) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CascadeEmpathyScorer(LexicalEmpathyScorer.Shared, LexicalEmpathyScorer.Shared, band));

    [Fact]
    public void Constructor_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new CascadeEmpathyScorer(null!, LexicalEmpathyScorer.Shared, 0.1));
        Assert.Throws<ArgumentNullException>(() => new CascadeEmpathyScorer(LexicalEmpathyScorer.Shared, null!, 0.1));
    }

    private static EmpathyAssessment Assessed(string scorer, double score)
    {
        EmpathyAssessment empty = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange("When does the bus go?", "At eight."));
        return empty with
        {
            Scorer = scorer,
            Crisis = CrisisAssessment.None,
            Modes = new EmpathyModes
            {
                SentimentAttenuation = new ModeAssessment { Score = score, Label = EmpathyThresholds.Default.Label(score) },
                GranularityMismatch = empty.Modes.GranularityMismatch,
                ConflictAvoidance = empty.Modes.ConflictAvoidance,
                LinguisticDistancing = new LinguisticDistancingAssessment { Label = EmpathyLabel.NotApplicable, Densities = new DistancingDensities() },
            },
        };
    }

    private sealed class Scripted(Func<EmpathyExchange, EmpathyAssessment> assess) : IEmpathyScorer
    {
        public int Calls { get; private set; }

        public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default)
        {
            Calls++;
            return new(assess(exchange));
        }
    }
}
