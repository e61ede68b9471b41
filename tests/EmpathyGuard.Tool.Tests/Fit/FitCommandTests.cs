using System.Globalization;
using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tool.Tests.Fit;

/// <summary><c>empathyguard fit</c> on small sets that were made for the purpose.</summary>
public sealed class FitCommandTests : IDisposable
{
    private readonly FitFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Fit_TwiceInTwoCultures_WritesTheSameBytes()
    {
        _fixture.AddBenchmark();
        _fixture.AddSets(FitFixture.Behaviours());
        CultureInfo before = CultureInfo.CurrentCulture;
        byte[] first = await FitAsync("--data", _fixture.Data);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            Assert.Equal(first, await FitAsync("--data", _fixture.Data));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Fit_Output_IsReadByTheLibraryAndSaysWhereItIsFrom()
    {
        _fixture.AddBenchmark();
        _fixture.AddSets(FitFixture.Behaviours());

        ToolRun run = await RunAsync("--data", _fixture.Data, "--output", "mine.txt");

        Assert.Equal(0, run.ExitCode);
        EmpathyWeights weights = EmpathyWeights.Load(_fixture.PathOf("mine.txt"));
        Assert.StartsWith($"Weights {weights.Hash}\n", run.Output, StringComparison.Ordinal);
        string text = File.ReadAllText(_fixture.PathOf("mine.txt"));
        Assert.Contains("# Written by: empathyguard fit --data <folder> --output weights.txt\n# Seed: ", text, StringComparison.Ordinal);
        Assert.Contains("#   the open half of the project's own pairs, 109 items, ", text, StringComparison.Ordinal);
        Assert.Contains("#   train/behaviours.jsonl, 60 rows (test licence)\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_fixture.Root, text, StringComparison.Ordinal);
        Assert.Contains("length only", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_SentencesOfASignal_WeighItsTermsAndLeaveTheOthersOut()
    {
        _fixture.AddBenchmark();

        ToolRun run = await RunAsync("--output", "mine.txt");

        Assert.Equal(0, run.ExitCode);
        IReadOnlyDictionary<string, double[]> terms = EmpathyWeights.Load(_fixture.PathOf("mine.txt")).Signals.ActWords.ByTerm;
        int advice = WeightLayout.Acts.ToList().IndexOf("advice");
        Assert.True(terms["zebra"][advice] > 0.05, $"{terms["zebra"][advice]}");
        Assert.True(terms["quiet"][advice] < -0.05, $"{terms["quiet"][advice]}");
        Assert.All(terms.Values, row => Assert.All(row.Where((_, act) => act != advice && act < ActSet.FirstFailure), static weight => Assert.Equal(0, weight)));
        Assert.Contains(run.Lines, static line => line.Contains("act evasion", StringComparison.Ordinal) && line.Contains("needs sentences of evasion, of both kinds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fit_SentencesThatDifferInPairs_WeighTheFailureOfTheirMode()
    {
        _fixture.AddBenchmark("Cheer up, look on the bright side!");

        ToolRun run = await RunAsync("--output", "mine.txt");

        Assert.Equal(0, run.ExitCode);
        IReadOnlyDictionary<string, double[]> terms = EmpathyWeights.Load(_fixture.PathOf("mine.txt")).Signals.ActWords.ByTerm;
        Assert.True(terms["bright"][(int)SentenceSignal.SentimentAttenuation] > 0, "what the bad replies say in place of the good ones");
        Assert.DoesNotContain(run.Lines, static line => line.Contains("act sentimentAttenuation", StringComparison.Ordinal) && line.Contains("needs sentences", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fit_FailureThatCheersUp_RaisesThatWeightAboveOneThatDoesNot()
    {
        _fixture.AddBenchmark("Cheer up, look on the bright side!");
        double cheering = await WeightAsync("attenuation", "cheeringUp");
        File.Delete(Path.Combine(_fixture.Pairs, "open", "items.jsonl"));
        _fixture.AddBenchmark("Other people have it so much worse than you.");

        double comparing = await WeightAsync("attenuation", "cheeringUp");

        Assert.True(cheering > comparing, $"{cheering} {comparing}");
    }

    [Fact]
    public async Task Fit_SignsOfTheModes_AreHeld()
    {
        _fixture.AddBenchmark();

        Assert.True(await WeightAsync("attenuation", "met") <= 0);
        Assert.True(await WeightAsync("evasion", "bothSides") >= 0);
        Assert.Equal(0, await WeightAsync("evasion", "met"));
    }

    [Fact]
    public async Task Fit_RiskItems_TellACueFromAnIdiom()
    {
        _fixture.AddBenchmark();
        byte[] bytes = await FitAsync();
        LexicalEmpathyScorer scorer = new(Read(bytes));

        Assert.True(scorer.Assess(new EmpathyExchange("I want to kill myself tonight.", "Okay.")).Crisis.RiskCue);
        Assert.False(scorer.Assess(new EmpathyExchange("This queue is killing me.", "Okay.")).Crisis.RiskCue);
    }

    [Fact]
    public async Task Fit_NoPairsInTheFolderAbove_KeepsTheirModelsAndSaysSo()
    {
        Directory.Delete(_fixture.Pairs, recursive: true);
        _fixture.AddSets(FitFixture.Behaviours());

        ToolRun run = await RunAsync("--data", _fixture.Data);

        Assert.Equal(0, run.ExitCode);
        EmpathyWeights weights = EmpathyWeights.Load(_fixture.PathOf("weights.txt"));
        Assert.Equal(EmpathyWeights.Default.Models["stake"], weights.Models["stake"]);
        Assert.Equal(EmpathyWeights.Default.Models["evasion"], weights.Models["evasion"]);
        Assert.Equal(EmpathyWeights.Default.Models["reference"], weights.Models["reference"]);
        Assert.NotEqual(EmpathyWeights.Default.Models["advice"], weights.Models["advice"]);
        Assert.Contains(run.Lines, static line => line.Contains("stake", StringComparison.Ordinal) && line.Contains("kept as it is", StringComparison.Ordinal) && line.Contains("needs pairs and controls", StringComparison.Ordinal));
        Assert.Contains("# Kept as embedded before.\nstake bias", File.ReadAllText(_fixture.PathOf("weights.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_SetThatOnlyMeasures_IsRefusedByNameAndNotRead()
    {
        _fixture.AddBenchmark();
        (object set, string file, _) = FitFixture.Behaviours("measure", "measure-only/outsiders.jsonl");
        _fixture.AddSets((set, file, []), FitFixture.Behaviours());
        File.Delete(Path.Combine(_fixture.Data, file));

        ToolRun run = await RunAsync("--data", _fixture.Data);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("refused: measure-only/outsiders.jsonl, because its use is 'measure'", run.Lines);
        Assert.DoesNotContain("outsiders", File.ReadAllText(_fixture.PathOf("weights.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("measure-only/outsiders.jsonl")]
    [InlineData("train/../measure-only/outsiders.jsonl")]
    public async Task Fit_SetThatOnlyMeasuresAndSaysOtherwise_EndsTheRun(string file)
    {
        _fixture.AddBenchmark();
        _fixture.AddSets(FitFixture.Behaviours("train", file));

        ToolRun run = await RunAsync("--data", _fixture.Data);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"empathyguard: refusing to train on '{file}'", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_fixture.PathOf("weights.txt")));
    }

    [Fact]
    public async Task Fit_CheckOfOtherData_FindsDifferencesAndWritesNothing()
    {
        _fixture.AddBenchmark();

        ToolRun run = await RunAsync("--check");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("differ from what this fit gives", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal(12, run.ErrorLines.Length);
        Assert.False(File.Exists(_fixture.PathOf("weights.txt")));
    }

    [Fact]
    public async Task Fit_Calibrate_MovesScoresTowardsTheShareOfLabels()
    {
        Directory.Delete(_fixture.Pairs, recursive: true);
        _fixture.AddSets(FitFixture.Labelled(0.2));
        string rare = File.ReadAllText(_fixture.PathOf(await CalibratedAsync("rare.txt")));
        _fixture.AddSets(FitFixture.Labelled(0.8));
        string often = File.ReadAllText(_fixture.PathOf(await CalibratedAsync("often.txt")));

        Assert.Contains("\ncalibration conflictAvoidance scale ", rare, StringComparison.Ordinal);
        Assert.DoesNotContain("calibration sentimentAttenuation", rare, StringComparison.Ordinal);
        var exchange = new EmpathyExchange("I lost my job yesterday after twenty years there. I feel worthless.", "I'm so sorry. What happened then, on day 3?");
        double low = Score(rare, exchange);
        double high = Score(often, exchange);
        Assert.True(low < high, $"{low} {high}");
    }

    [Theory]
    [InlineData("score", "-")]
    [InlineData("bench", "--pairs")]
    public async Task Weights_OfAFile_AreScoredWith(string command, string argument)
    {
        _fixture.AddBenchmark();
        string path = _fixture.PathOf("ours.txt");
        string[] args = [command, argument, .. argument == "-" ? [] : (string[])[_fixture.Pairs, "--half", "open"], "--weights", path];
        ToolRun missing = await ToolRun.StartAsync(args);
        await File.WriteAllTextAsync(path, EmpathyWeights.Default.Text().Replace("stake bias", "stake base", StringComparison.Ordinal));
        ToolRun malformed = await ToolRun.StartAsync(args);
        await File.WriteAllTextAsync(path, EmpathyWeights.Default.With([KeyValuePair.Create("advice", new double[WeightLayout.Models.First(static m => m.Name == "advice").Features.Count])]).Text());
        ToolRun run = await ToolRun.StartAsync(args, new MemoryStream(System.Text.Encoding.UTF8.GetBytes("""{"messages":[{"role":"user","content":"My dog died."},{"role":"assistant","content":"Okay."}]}""")));

        Assert.Equal((2, $"empathyguard: cannot read '{path}': no such file\n"), (missing.ExitCode, missing.Errors));
        Assert.Equal(2, malformed.ExitCode);
        Assert.Contains("stake has no feature 'base'", malformed.Errors, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($".{EmpathyWeights.Load(path).Hash}", run.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_CalibrateWithoutData_IsRefused()
    {
        ToolRun run = await RunAsync("--calibrate");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--calibrate needs the labels of --data", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_NothingToFitOn_IsRefused()
    {
        Directory.Delete(_fixture.Pairs, recursive: true);

        ToolRun run = await RunAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nothing to fit on", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_MalformedLine_IsNamedAndTheRestIsFitted()
    {
        _fixture.AddBenchmark();
        File.AppendAllText(Path.Combine(_fixture.Pairs, "open", "items.jsonl"), "{ no item\n");

        ToolRun run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("open/items.jsonl line 110: not an item", run.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(_fixture.PathOf("weights.txt")));
    }

    private async Task<string> CalibratedAsync(string name)
    {
        Assert.Equal(0, (await RunAsync("--data", _fixture.Data, "--calibrate", "--output", name)).ExitCode);
        return name;
    }

    private static double Score(string weights, EmpathyExchange exchange)
    {
        using var reader = new StringReader(weights);
        return new LexicalEmpathyScorer(EmpathyWeights.Parse(reader)).Assess(exchange).Modes.ConflictAvoidance.Score!.Value;
    }

    private Task<ToolRun> RunAsync(params string[] args) => ToolRun.StartAsync(["fit", .. args], folder: _fixture.Root);

    private async Task<byte[]> FitAsync(params string[] args)
    {
        ToolRun run = await RunAsync(args);
        Assert.True(run.ExitCode == 0, run.Errors);
        return await File.ReadAllBytesAsync(_fixture.PathOf("weights.txt"));
    }

    private async Task<double> WeightAsync(string model, string feature)
    {
        EmpathyWeights weights = Read(await FitAsync());
        return weights.Models[model][Scoring.WeightLayout.Models.First(m => m.Name == model).Features.ToList().IndexOf(feature)];
    }

    private static EmpathyWeights Read(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return EmpathyWeights.Parse(reader);
    }
}
