using System.Globalization;
using EmpathyGuard.Detectors;
using EmpathyGuard.Scoring;

namespace EmpathyGuard.Tests.Scoring;

public sealed class EmpathyWeightsTests
{
    private const string Person = "My brother died on Tuesday and my boss still wants the report. I am devastated.";
    private const string Reply = "Cheer up! Others have it worse, and time heals everything. Just write the report.";

    private static readonly string Embedded = EmpathyWeights.Default.Text();

    [Fact]
    public void Default_EmbeddedFile_HoldsEveryFeatureOfThisVersion() =>
        Assert.Equal(EmpathyWeights.Default.Hash, Parse(EmpathyWeights.EmbeddedText()).Hash);

    [Fact]
    public void Parse_WhatWasWritten_IsTheSame()
    {
        EmpathyWeights weights = Parse(Embedded);

        Assert.Equal(Embedded, weights.Text());
        Assert.Equal(EmpathyWeights.Default.Hash, weights.Hash);
        Assert.Equal(8, weights.Hash.Length);
        Assert.Equal($"weights {weights.Hash}", weights.ToString());
    }

    [Fact]
    public void Parse_OtherOrderCommentsAndLineEnds_HasTheSameHash()
    {
        string text = "\uFEFF# mine\r\n" + string.Join("\r\n", Embedded.Split('\n').Reverse().Select(static line => $"  {line.Replace(' ', '\t')} # a remark"));

        Assert.Equal(EmpathyWeights.Default.Hash, Parse(text[1..]).Hash);
    }

    [Fact]
    public void Parse_AnyCulture_ReadsTheSameNumbers()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(EmpathyWeights.Default.Hash, Parse(Embedded).Hash);
            Assert.Equal(Embedded, EmpathyWeights.Default.Text());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("warmth bias 1", "there is no model 'warmth'; models are stake, risk")]
    [InlineData("act warmth you 1", "there is no act 'warmth'; acts are emotionalReaction, interpretation")]
    [InlineData("act advice 1", "expected 'act signal term value'")]
    [InlineData("stake warmth 1", "stake has no feature 'warmth'; its features are bias, feeling")]
    [InlineData("stake bias one", "'one' is no finite number")]
    [InlineData("stake bias 1,5", "'1,5' is no finite number")]
    [InlineData("stake bias NaN", "'NaN' is no finite number")]
    [InlineData("stake bias Infinity", "'Infinity' is no finite number")]
    [InlineData("stake bias 1e999", "'1e999' is no finite number")]
    [InlineData("stake bias", "expected 'model feature value'")]
    [InlineData("stake bias 1 2", "expected 'model feature value'")]
    [InlineData("reference passiveDeviation 0", "must be above 0")]
    [InlineData("calibration conflictAvoidance scale", "expected 'calibration mode scale|shift value'")]
    [InlineData("calibration conflict scale 1", "there is no mode 'conflict'; modes are sentimentAttenuation")]
    [InlineData("calibration conflictAvoidance slope 1", "'slope' is neither scale nor shift")]
    [InlineData("calibration conflictAvoidance scale 0", "a scale must be above 0")]
    [InlineData("affectWord qwertish", "expected 'affectWord word'")]
    [InlineData("affectWord qwertish valence", "expected 'affectWord word'")]
    [InlineData("affectWord qwertish mood 1", "a word has no 'mood'; it has valence, intensity, sadness")]
    [InlineData("affectWord qwertish valence much", "'much' is no finite number")]
    [InlineData("calibration conflictAvoidance scale -1", "a scale must be above 0")]
    public void Parse_MalformedLine_NamesTheLineAndWhatIsExpected(string line, string problem)
    {
        FormatException e = Assert.Throws<FormatException>(() => Parse($"# first\n{line}\n{Embedded}"));

        Assert.StartsWith("Line 2 of the weights: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_WeightGivenTwice_NamesTheSecondLine()
    {
        FormatException e = Assert.Throws<FormatException>(() => Parse("stake bias 1\nstake bias 1\n"));

        Assert.Equal("Line 2 of the weights: 'stake bias' is given a second time.", e.Message);
    }

    [Fact]
    public void Parse_TwoInflectionsOfOneWordOfAffect_NamesBoth()
    {
        FormatException e = Assert.Throws<FormatException>(() => Parse("affectWord qwertish valence 1\naffectWord qwertished valence 1\n"));

        Assert.Contains("'qwertished' is given a second time, as 'qwertish'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_WordOfAffect_CountsInEveryInflection()
    {
        LexicalEmpathyScorer scorer = new(Parse(Embedded + "affectWord qwertish valence -1 fear 9\n"));
        var exchange = new EmpathyExchange("They qwertished it.", Reply);

        PersonAffect before = LexicalEmpathyScorer.Shared.Assess(exchange).Person!;
        PersonAffect after = scorer.Assess(exchange).Person!;

        Assert.True(after.Valence < before.Valence - 0.2);
        Assert.Contains(FeelingKind.Fear, after.Feelings);
        Assert.DoesNotContain(FeelingKind.Fear, before.Feelings);
    }

    [Theory]
    [InlineData("risk outright")]
    [InlineData("evasion bothSides")]
    [InlineData("reference nominalisationMean")]
    public void Parse_MissingWeight_NamesIt(string weight)
    {
        string text = string.Join('\n', Embedded.Split('\n').Where(line => !line.StartsWith(weight + " ", StringComparison.Ordinal)));

        FormatException e = Assert.Throws<FormatException>(() => Parse(text));

        Assert.Contains($"without '{weight} value'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(static () => EmpathyWeights.Parse(null!));
        Assert.Throws<ArgumentNullException>(static () => EmpathyWeights.Load(null!));
        Assert.Throws<ArgumentNullException>(static () => new LexicalEmpathyScorer((EmpathyWeights)null!));
    }

    [Fact]
    public void Load_NoSuchFile_Throws() => Assert.Throws<FileNotFoundException>(static () => EmpathyWeights.Load("no-such-weights.txt"));

    [Fact]
    public void Scorer_LoadedWeights_AreUsedAndNamed()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Change("attenuation", "bias", 40));
            LexicalEmpathyScorer scorer = new(EmpathyWeights.Load(path));

            const string Met = "I'm so sorry about your brother. You sound devastated, and the report can wait. What was he like?";
            EmpathyAssessment before = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(Person, Met));
            EmpathyAssessment after = scorer.Assess(new EmpathyExchange(Person, Met));

            Assert.True(before.Modes.SentimentAttenuation.Score < 0.5);
            Assert.True(after.Modes.SentimentAttenuation.Score > 0.9);
            Assert.Equal(before.Modes.GranularityMismatch, after.Modes.GranularityMismatch);
            Assert.EndsWith("." + EmpathyWeights.Load(path).Hash, scorer.Version, StringComparison.Ordinal);
            Assert.NotEqual(LexicalEmpathyScorer.Shared.Version, scorer.Version);
            Assert.Equal(scorer.Version, after.Scorer);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("stake", "bias", -50.0)]
    [InlineData("risk", "bias", 50.0)]
    [InlineData("advice", "steps", 0.0)]
    [InlineData("interpretation", "met", 50.0)]
    [InlineData("specificity", "content", 50.0)]
    [InlineData("granularity", "bias", 50.0)]
    [InlineData("prematureClosure", "bias", 50.0)]
    [InlineData("evasion", "bias", 50.0)]
    [InlineData("sycophancy", "bias", 50.0)]
    [InlineData("abandonment", "bias", 50.0)]
    [InlineData("reference", "passiveMean", 0.9)]
    public void Scorer_ChangeOfOneWeight_ReachesTheAssessment(string model, string feature, double value)
    {
        // A cue points at a sentence: one whose words count for it a little.
        var exchange = new EmpathyExchange("The council took my bins away and I do not like where they are now.", "That sounds sad. You could just call the council, and you should write it down. It was moved by them.");
        LexicalEmpathyScorer same = new(Parse(Embedded));
        LexicalEmpathyScorer changed = new(Parse(Change(model, feature, value)));

        Assert.Equal(LexicalEmpathyScorer.Shared.Assess(exchange).Modes, same.Assess(exchange).Modes);
        Assert.NotEqual(Values(same.Assess(exchange)), Values(changed.Assess(exchange)));
    }

    [Fact]
    public void Scorer_Calibration_BendsScoreAndPartsAndChangesNoOrder()
    {
        LexicalEmpathyScorer scorer = new(Parse(Embedded + "calibration conflictAvoidance scale 2\ncalibration conflictAvoidance shift 1.5\n"));
        var exchange = new EmpathyExchange(Person, Reply);

        ConflictAvoidanceAssessment before = LexicalEmpathyScorer.Shared.Assess(exchange).Modes.ConflictAvoidance;
        ConflictAvoidanceAssessment after = scorer.Assess(exchange).Modes.ConflictAvoidance;

        var bend = new ModeCalibration(2, 1.5);
        Assert.Equal(bend.Of(before.Score!.Value), after.Score!.Value, 4);
        Assert.Equal(bend.Of(before.PrematureClosure!.Value), after.PrematureClosure!.Value, 4);
        Assert.Equal(new[] { after.PrematureClosure, after.Evasion, after.Sycophancy, after.Abandonment }.Max(), after.Score);
        Assert.Equal(LexicalEmpathyScorer.Shared.Assess(exchange).Modes.SentimentAttenuation, scorer.Assess(exchange).Modes.SentimentAttenuation);
    }

    [Fact]
    public void Scorer_CalibrationOfARendition_ChangesNothing()
    {
        LexicalEmpathyScorer scorer = new(Parse(Embedded + "calibration sentimentAttenuation shift 3\n"));
        var rendition = new EmpathyExchange(Person, Reply) { Task = EmpathyTask.Rendition, Source = Person };

        Assert.Equal(LexicalEmpathyScorer.Shared.Assess(rendition).Modes, scorer.Assess(rendition).Modes);
    }

    [Theory]
    [InlineData(EmpathyFailureMode.SentimentAttenuation)]
    [InlineData(EmpathyFailureMode.LinguisticDistancing)]
    public void Likelihood_HigherScore_IsHigherAndAgreesWithTheBaseRate(EmpathyFailureMode mode)
    {
        var likelihood = new ModeLikelihood(1, 2);

        double?[] shares = [.. Enumerable.Range(0, 21).Select(i => likelihood.Of(mode, i / 20.0))];

        Assert.All(shares, static share => Assert.True(share is > 0 and < 1));
        Assert.All(shares.Zip(shares.Skip(1)), static pair => Assert.True(pair.First < pair.Second));
        Assert.Null(likelihood.Of(mode, null));
        Assert.Null(ModeLikelihood.Unknown.Of(mode, 0.4));
    }

    [Fact]
    public void Likelihood_OfAnAssessment_IsKnownWhereAModeIsScored()
    {
        EmpathyModes modes = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(Person, Reply)).Modes;
        EmpathyModes idle = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange("What time does the 42 leave on Sundays?", "At 9:10 and then every hour.")).Modes;
        EmpathyModes rendition = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(Person, Reply) { Task = EmpathyTask.Rendition, Source = Person }).Modes;

        Assert.All(Enum.GetValues<EmpathyFailureMode>(), mode => Assert.InRange(modes[mode].Likelihood!.Value, 0, 1));
        Assert.Null(idle.SentimentAttenuation.Likelihood);
        Assert.All(Enum.GetValues<EmpathyFailureMode>(), mode => Assert.Null(rendition[mode].Likelihood));
    }

    [Fact]
    public void Likelihood_BentScores_StaysWhatItWas()
    {
        LexicalEmpathyScorer bent = new(Parse(Embedded + "calibration conflictAvoidance scale 2\ncalibration conflictAvoidance shift 1.5\n"));
        var exchange = new EmpathyExchange(Person, Reply);

        ModeAssessment before = LexicalEmpathyScorer.Shared.Assess(exchange).Modes.ConflictAvoidance;
        ModeAssessment after = bent.Assess(exchange).Modes.ConflictAvoidance;

        Assert.NotEqual(before.Score, after.Score);
        Assert.Equal(before.Likelihood, after.Likelihood);
    }

    [Theory]
    [InlineData(0.9, 0.5, 0.9)]
    [InlineData(0.9, 0.01, 0.0833)]
    [InlineData(0.5, 0.05, 0.05)]
    [InlineData(0, 0.2, 0)]
    [InlineData(1, 0.2, 1)]
    public void LikelihoodAt_BaseRate_FollowsBayes(double even, double baseRate, double expected)
    {
        var mode = new ModeAssessment { Label = EmpathyLabel.Clear, Likelihood = even };

        Assert.Equal(expected, mode.LikelihoodAt(baseRate)!.Value, 4);
        Assert.Null(new ModeAssessment { Label = EmpathyLabel.Clear }.LikelihoodAt(baseRate));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void LikelihoodAt_NoBaseRate_IsRefused(double baseRate)
    {
        var mode = new ModeAssessment { Label = EmpathyLabel.Clear, Likelihood = 0.5 };

        Assert.Throws<ArgumentOutOfRangeException>(nameof(baseRate), () => mode.LikelihoodAt(baseRate));
    }

    [Theory]
    [InlineData("likelihood joy scale 2")]
    [InlineData("likelihood conflictAvoidance scale 0")]
    [InlineData("likelihood conflictAvoidance slope 2")]
    [InlineData("likelihood conflictAvoidance 2")]
    public void Override_MalformedLikelihood_NamesTheLine(string line)
    {
        using var reader = new StringReader("\n" + line + "\n");

        FormatException thrown = Assert.Throws<FormatException>(() => EmpathyWeights.Default.Override(reader));

        Assert.StartsWith("Line 2 of the weights: ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Override_OfModelsOnly_SharesTheWordsAndHashesAsAWholeFileDoes()
    {
        using var reader = new StringReader("stake bias -1\nlikelihood conflictAvoidance shift 3\n");

        EmpathyWeights changed = EmpathyWeights.Default.Override(reader);

        Assert.Same(EmpathyWeights.Default.Signals.ActWords, changed.Signals.ActWords);
        Assert.Same(EmpathyWeights.Default.Signals.RiskWords, changed.Signals.RiskWords);
        Assert.NotEqual(EmpathyWeights.Default.Hash, changed.Hash);
        Assert.Equal(Parse(changed.Text()).Hash, changed.Hash);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.3, -2)]
    [InlineData(4, 2)]
    public void Calibration_AnyScaleAndShift_KeepsOrderAndEnds(double scale, double shift)
    {
        var calibration = new ModeCalibration(scale, shift);

        double[] bent = [.. Enumerable.Range(0, 21).Select(i => calibration.Of(i / 20.0))];

        Assert.Equal((0, 1), (bent[0], bent[^1]));
        Assert.All(bent.Zip(bent.Skip(1)), static pair => Assert.True(pair.First < pair.Second));
        Assert.Null(calibration.Of(null));
        Assert.Equal(0.37, ModeCalibration.None.Of(0.37));
    }

    private static EmpathyWeights Parse(string text)
    {
        using var reader = new StringReader(text);
        return EmpathyWeights.Parse(reader);
    }

    private static string Change(string model, string feature, double value)
    {
        string[] lines = Embedded.Split('\n');
        int at = Array.FindIndex(lines, line => line.StartsWith($"{model} {feature} ", StringComparison.Ordinal));
        lines[at] = string.Create(CultureInfo.InvariantCulture, $"{model} {feature} {value}");
        return string.Join('\n', lines);
    }

    private static (EmpathyModes, EmpathySignals, bool) Values(EmpathyAssessment assessment) => (assessment.Modes, assessment.Signals, assessment.Crisis.RiskCue);
}
