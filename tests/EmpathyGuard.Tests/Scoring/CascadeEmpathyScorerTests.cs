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

    [Theory]
    [InlineData(CascadeMerge.RaiseOnly, 0.35, 0.9, 0.9)]
    [InlineData(CascadeMerge.RaiseOnly, 0.55, 0.1, 0.55)]
    [InlineData(CascadeMerge.RaiseOnly, 0.55, 0.52, 0.55)]
    [InlineData(CascadeMerge.RaiseOrClear, 0.55, 0.1, 0.1)]
    [InlineData(CascadeMerge.RaiseOrClear, 0.35, 0.9, 0.9)]
    [InlineData(CascadeMerge.Replace, 0.55, 0.1, 0.1)]
    public async Task AssessAsync_Merge_DoesWhatThePolicyLetsIt(CascadeMerge merge, double first, double second, double expected)
    {
        CascadeEmpathyScorer cascade = new(new Scripted(_ => Assessed("first", first)), new Scripted(_ => Assessed("second", second)), new CascadeOptions { Merge = merge });
        EmpathyAssessment read = await cascade.AssessAsync(Exchange, TestContext.Current.CancellationToken);
        Assert.Equal(expected, read.Modes.SentimentAttenuation.Score);
        Assert.Equal(EmpathyThresholds.Default.Label(expected), read.Modes.SentimentAttenuation.Label);
        Assert.Equal(SecondOpinionStatus.Judged, read.SecondOpinion!.Status);
        Assert.NotNull(read.Signals.Advice);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task AssessAsync_RiskCueOrUnknown_NeverCleared(bool cue, bool unknown)
    {
        EmpathyAssessment atRisk = Assessed("first", 0.55) with { Crisis = new CrisisAssessment { RiskCue = cue, RiskUnknown = unknown } };
        CascadeEmpathyScorer cascade = new(
            new Scripted(_ => atRisk), new Scripted(_ => Assessed("second", 0.1)), new CascadeOptions { Merge = CascadeMerge.RaiseOrClear, AskAtRisk = true });
        Assert.Equal(0.55, (await cascade.AssessAsync(Exchange, TestContext.Current.CancellationToken)).Modes.SentimentAttenuation.Score);
    }

    [Fact]
    public async Task AssessAsync_RiskCue_NobodyIsAskedUnlessConfigured()
    {
        Scripted second = new(_ => Assessed("second", 0.9));
        EmpathyAssessment atRisk = Assessed("first", 0.5) with { Crisis = new CrisisAssessment { RiskCue = true } };
        EmpathyAssessment read = await new CascadeEmpathyScorer(new Scripted(_ => atRisk), second, new CascadeOptions { AskAlways = true }).AssessAsync(Exchange, TestContext.Current.CancellationToken);
        Assert.Equal((0, SecondOpinionStatus.NotAsked, SecondOpinion.Risk), (second.Calls, read.SecondOpinion!.Status, read.SecondOpinion.Reason));
        await new CascadeEmpathyScorer(new Scripted(_ => atRisk), second, new CascadeOptions { AskAtRisk = true }).AssessAsync(Exchange, TestContext.Current.CancellationToken);
        Assert.Equal(1, second.Calls);
    }

    [Fact]
    public async Task AssessAsync_BandOfEachMode_Counts()
    {
        Scripted second = new(_ => Assessed("second", 0.9));
        var options = new CascadeOptions { LowConfidence = 0 };
        options.SetBands(0);
        CascadeEmpathyScorer cascade = new(new Scripted(_ => Assessed("first", 0.45)), second, options);
        Assert.Equal(SecondOpinionStatus.NotAsked, (await cascade.AssessAsync(Exchange, TestContext.Current.CancellationToken)).SecondOpinion!.Status);
        options.SentimentAttenuationBand = 0.06;
        await cascade.AssessAsync(Exchange, TestContext.Current.CancellationToken);
        Assert.Equal(0, second.Calls);
        await new CascadeEmpathyScorer(new Scripted(_ => Assessed("first", 0.45)), second, options).AssessAsync(Exchange, TestContext.Current.CancellationToken);
        Assert.Equal(1, second.Calls);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.ConflictAvoidanceBand = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.TimeLimit = TimeSpan.Zero);
    }

    [Fact]
    public async Task AssessAsync_SecondOverrunsTheCallersLimit_TheFirstStandsInTime()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var never = new TaskCompletionSource<EmpathyAssessment>();
        CascadeEmpathyScorer cascade = new(new Scripted(_ => Assessed("first", 0.5)), new Waiting(never.Task), new CascadeOptions { Time = time });
        Task<EmpathyAssessment> assessing = cascade.AssessAsync(new EmpathyExchange(Exchange.Messages) { TimeLimit = TimeSpan.FromSeconds(2) }, TestContext.Current.CancellationToken).AsTask();
        time.Advance(TimeSpan.FromSeconds(1.7));
        Assert.False(assessing.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        EmpathyAssessment read = await assessing.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(0.5, read.Modes.SentimentAttenuation.Score);
        Assert.Equal(UnjudgedReasons.TimedOut, read.SecondOpinion!.Reason);
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

    private sealed class Waiting(Task<EmpathyAssessment> task) : IEmpathyScorer
    {
        public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default) => new(task);
    }
}
