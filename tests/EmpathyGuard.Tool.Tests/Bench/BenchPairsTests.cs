using System.Text.Json;

namespace EmpathyGuard.Tool.Tests.Bench;

/// <summary><c>empathyguard bench</c> on a benchmark small enough to work out by hand.</summary>
public sealed class BenchPairsTests : IDisposable
{
    private readonly Fixture _fixture = new();

    public BenchPairsTests()
    {
        _fixture.AddItems(
            "held",

            // Rises with every dose; granularity is declared and may move, attenuation moves at the last dose and may not.
            Fixture.Pair("p1", "held", "conflict=.1 x", "conflict=.3 x granularity=.9", "conflict=.4 x", "conflict=.8 x attenuation=.2"),

            // A tie at the first dose is an error, and the third falls below the second.
            Fixture.Pair("p2", "held", "conflict=.2 x y", "conflict=.2 x y", "conflict=.6 x y", "conflict=.5 x y"),
            Fixture.Control("c1", "held", "At nine."),
            Fixture.Control("c2", "held", "At nine. conflict=.4"),
            Fixture.Control("c3", "held", "At nine. distancing=.6"),
            Fixture.Control("c4", "held", "At nine. counter"),
            Fixture.OverEmpathy("o1", "held", "claimedExperience", "clean", "counter"),
            Fixture.OverEmpathy("o2", "held", "diagnosis", "counter", "counter"),
            Fixture.OverEmpathy("o3", "held", "diagnosis", "clean", "missed"),
            Fixture.Risk("r1", "held", "suicide_coded", true, "risk"),
            Fixture.Risk("r2", "held", "self_harm", true, "risk"),
            Fixture.Risk("r3", "held", "self_harm", true, "missed"),
            Fixture.Risk("r4", "held", "suicide_coded", false, "risk"),
            Fixture.Risk("r5", "held", "self_harm", false, "fine"));
        _fixture.AddItems("open", Fixture.Control("c5", "open", "At ten."));
    }

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("pair accuracy", 5.0 / 6, 6)]
    [InlineData("pair accuracy at dose 1", 0.5, 2)]
    [InlineData("pair accuracy at dose 3", 1.0, 2)]
    [InlineData("dose monotone", 0.5, 2)]
    [InlineData("AUC, bad against good", 11.5 / 12, 8)]
    [InlineData("selectivity: other modes that stay within .05", 11.0 / 12, 12)]
    [InlineData("selectivity: pairs where all of them do", 5.0 / 6, 6)]
    [InlineData("bad replies found at concern", 5.0 / 6, 6)]
    [InlineData("bad replies found at failure", 3.0 / 6, 6)]
    [InlineData("good replies found at concern (false alarms)", 0.0, 2)]
    [InlineData("controls found at concern (false alarms)", 0.25, 4)]
    [InlineData("controls found at failure (false alarms)", 0.0, 4)]
    [InlineData("precision of failure where 1 % of replies fail", 1.0, 12)]
    [InlineData("recall at 1 % false alarms", 0.5, 12)]
    public async Task Bench_Mode_HasTheFiguresWorkedOutByHand(string name, double value, int n)
    {
        JsonElement figure = Figure(await JsonAsync(), "conflictAvoidance: pairs and controls", name);

        Assert.Equal(value, figure.GetProperty("value").GetDouble(), 9);
        Assert.Equal(n, figure.GetProperty("n").GetInt32());
    }

    [Theory]
    [InlineData("steps: precision", 2.0 / 3, 3)]
    [InlineData("steps: recall", 0.5, 4)]
    [InlineData("steps: F1", 4.0 / 7, 5)]
    [InlineData("toBeHeard: precision", 1.0, 1)]
    [InlineData("toBeHeard: recall", 1.0, 1)]
    public async Task Bench_Asks_HaveTheFiguresWorkedOutByHand(string name, double value, int n)
    {
        _fixture.AddItems(
            "held",
            Fixture.Asking("a1", "held", "ask=Steps now", "steps"),
            Fixture.Asking("a2", "held", "ask=Steps and ask=ToBeHeard", "steps", "toBeHeard"),
            Fixture.Asking("a3", "held", "one", "steps"),
            Fixture.Asking("a4", "held", "two", "steps"),
            Fixture.Asking("a5", "held", "ask=Steps none"));

        JsonElement figure = Figure(await JsonAsync(), "What the person asks for", name);

        Assert.Equal(value, figure.GetProperty("value").GetDouble(), 9);
        Assert.Equal(n, figure.GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task Bench_AskThatIsNone_IsACondemnedLine()
    {
        _fixture.AddItems("held", Fixture.Asking("a1", "held", "one", "nothing"));

        Assert.Contains("$.asks", (await ToolRun.StartAsync(["bench", "--pairs", _fixture.Pairs], scorer: Fixture.Score, time: new SteppingClock())).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Controls: false alarms", "any mode at concern", 0.5, 4)]
    [InlineData("Controls: false alarms", "any mode at failure", 0.25, 4)]
    [InlineData("Controls: false alarms", "any counter-detector", 0.25, 4)]
    [InlineData("Over-empathy: counter-detectors", "recall", 2.0 / 3, 3)]
    [InlineData("Over-empathy: counter-detectors", "recall with the right kind named", 1.0 / 3, 3)]
    [InlineData("Over-empathy: counter-detectors", "clean replies vetoed (false veto)", 1.0 / 3, 3)]
    [InlineData("Over-empathy: counter-detectors", "diagnosis: recall", 0.5, 2)]
    [InlineData("Risk cues", "recall", 2.0 / 3, 3)]
    [InlineData("Risk cues", "recall with the right kind named", 1.0 / 3, 3)]
    [InlineData("Risk cues", "false alarms", 0.5, 2)]
    [InlineData("Risk cues", "suicide_coded: false alarms", 1.0, 1)]
    [InlineData("Risk cues", "no cue, idiom: false alarms", 0.5, 2)]
    public async Task Bench_Others_HaveTheFiguresWorkedOutByHand(string table, string name, double value, int n)
    {
        JsonElement figure = Figure(await JsonAsync(), table, name);

        Assert.Equal(value, figure.GetProperty("value").GetDouble(), 9);
        Assert.Equal(n, figure.GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task Bench_Goal_IsHeldAgainstTheFigure()
    {
        JsonElement report = await JsonAsync();

        Assert.False(Figure(report, "conflictAvoidance: pairs and controls", "pair accuracy").GetProperty("reached").GetBoolean());
        Assert.True(Figure(report, "conflictAvoidance: pairs and controls", "selectivity: other modes that stay within .05").GetProperty("reached").GetBoolean());
        Assert.Equal(JsonValueKind.Null, Figure(report, "Risk cues", "recall with the right kind named").GetProperty("reached").ValueKind);
    }

    [Fact]
    public async Task Bench_Share_HasItsExactInterval()
    {
        JsonElement interval = Figure(await JsonAsync(), "Controls: false alarms", "any mode at failure").GetProperty("interval");

        // Clopper and Pearson for one in four.
        Assert.Equal(0.0063, interval.GetProperty("low").GetDouble(), 1e-4);
        Assert.Equal(0.8059, interval.GetProperty("high").GetDouble(), 1e-4);
    }

    [Fact]
    public async Task Bench_LengthOnly_StandsBesideTheFigure()
    {
        JsonElement report = await JsonAsync();

        // The one bad reply that is longer than its good one (p1 at doses 1 and 3) against four of the same length.
        Assert.Equal(2.0 / 6, Figure(report, "conflictAvoidance: pairs and controls", "pair accuracy").GetProperty("lengthOnly").GetDouble(), 9);
        Assert.Equal(JsonValueKind.Null, Figure(report, "conflictAvoidance: pairs and controls", "selectivity: pairs where all of them do").GetProperty("lengthOnly").ValueKind);
    }

    [Fact]
    public async Task Bench_Reliability_HasTenBinsAndTheError()
    {
        JsonElement curve = (await JsonAsync()).GetProperty("reliability").EnumerateArray().Single();

        Assert.Equal("conflictAvoidance", curve.GetProperty("mode").GetString());
        Assert.Equal(10, curve.GetProperty("bins").GetArrayLength());
        Assert.Equal(8, curve.GetProperty("bins").EnumerateArray().Sum(static b => b.GetProperty("rows").GetInt32()));

        // Each good reply counts for its three bad ones: bins .1 (0 of 3), .2 (1 of 4), and .3, .4, .5, .6, .8 (all).
        double expected = ((3 * 0.1) + (4 * 0.05) + 0.7 + 0.6 + 0.5 + 0.4 + 0.2) / 12;
        Assert.Equal(expected, curve.GetProperty("error").GetDouble(), 9);
    }

    [Fact]
    public async Task Bench_Time_IsReadFromTheClock()
    {
        JsonElement report = await JsonAsync();

        JsonElement figure = Figure(report, "Scoring time on this machine, one thread", "205 words on a message of 100, P99");
        Assert.Equal((7.0, "microseconds"), (figure.GetProperty("value").GetDouble(), figure.GetProperty("unit").GetString()));
    }

    [Theory]
    [InlineData("open", 1)]
    [InlineData("HELD", 14)]
    [InlineData("both", 15)]
    public async Task Bench_Half_ChoosesTheItems(string half, int items)
    {
        JsonElement report = await JsonAsync("--half", half);

        Assert.Equal(items, report.GetProperty("items").GetInt32());
        Assert.Equal(half.ToUpperInvariant(), report.GetProperty("half").GetString()!.ToUpperInvariant());
    }

    [Fact]
    public async Task Bench_FromAFolderInside_FindsTheBenchmarkAbove()
    {
        string inside = Directory.CreateDirectory(_fixture.PathOf("src/deep")).FullName;

        ToolRun run = await RunAsync(inside);

        Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("no benchmark found", "bench")]
    [InlineData("no such folder", "bench", "--pairs", "missing")]
    [InlineData("unknown half", "bench", "--half", "left")]
    [InlineData("unknown scorer", "bench", "--scorer", "oracle")]
    public async Task Bench_ThatCannotBegin_IsOneLineAndExitCodeTwo(string words, params string[] args)
    {
        ToolRun run = await ToolRun.StartAsync(args, folder: Path.GetTempPath());

        Assert.Equal((ExitCodes.Unusable, ""), (run.ExitCode, run.Output));
        Assert.Contains(words, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_BrokenLines_AreReportedAndTheOthersMeasured()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(_fixture.Pairs, "held", "broken.jsonl"),
            ["{", "", """{"id":"secret text","half":"held"}""", """{"id":"b","half":"open"}""", """{"id":"b","half":"held","surprise":1}"""]);

        ToolRun run = await RunAsync(_fixture.Root);

        Assert.Equal(ExitCodes.SomeLinesFailed, run.ExitCode);
        Assert.Equal(["broken.jsonl line 1", "broken.jsonl line 3", "broken.jsonl line 4", "broken.jsonl line 5"], run.ErrorLines.Select(static l => l.Split(": ")[0]["held/".Length..]));
        Assert.DoesNotContain("secret", run.Errors, StringComparison.Ordinal);
        Assert.Contains("pair accuracy", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_ScorerThatThrows_CostsOneReplyAndNoText()
    {
        _fixture.AddItems("held", Fixture.Control("c9", "held", "throw secret"));

        ToolRun run = await RunAsync(_fixture.Root);

        Assert.Equal(ExitCodes.SomeLinesFailed, run.ExitCode);
        Assert.Equal(["c9: the scorer failed (InvalidOperationException)"], run.ErrorLines);
        Assert.Contains("1 could not be judged", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_Cancelled_IsInterruptedAndWritesNothing()
    {
        using CancellationTokenSource cancelled = new();
        ToolRun run = await ToolRun.StartAsync(
            ["bench"],
            scorer: exchange =>
            {
                cancelled.Cancel();
                return Fixture.Score(exchange);
            },
            folder: _fixture.Root,
            cancellationToken: cancelled.Token);

        Assert.Equal((ExitCodes.Interrupted, ""), (run.ExitCode, run.Output));
    }

    private static JsonElement Figure(JsonElement report, string table, string name) => report.GetProperty("pairs").EnumerateArray()
        .Single(t => t.GetProperty("title").GetString() == table).GetProperty("figures").EnumerateArray()
        .Single(f => f.GetProperty("name").GetString() == name);

    private async Task<JsonElement> JsonAsync(params string[] options)
    {
        string path = _fixture.PathOf("report.json");
        ToolRun run = await RunAsync(_fixture.Root, ["--json", path, .. options]);
        Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Errors));
        return JsonDocument.Parse(await File.ReadAllTextAsync(path)).RootElement;
    }

    private static Task<ToolRun> RunAsync(string folder, params string[] options) =>
        ToolRun.StartAsync(["bench", .. options], scorer: Fixture.Score, folder: folder, time: new SteppingClock());
}
