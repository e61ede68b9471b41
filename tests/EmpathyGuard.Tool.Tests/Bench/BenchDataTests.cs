using System.Text.Json;

namespace EmpathyGuard.Tool.Tests.Bench;

/// <summary><c>empathyguard bench --data</c> on rows whose figures can be worked out by hand.</summary>
public sealed class BenchDataTests : IDisposable
{
    private readonly Fixture _fixture = new();

    public BenchDataTests() => _fixture.AddItems("held", Fixture.Control("c1", "held", "At nine."));

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("spearman", "signals.specificity", "warmth", 1, 1.0)]
    [InlineData("spearman", "signals.specificity", "warmth", -1, -1.0)]
    [InlineData("spearman", "signals.specificity", "distance of warmth from 4", 1, -1.0)]
    [InlineData("auc", "signals.specificity", "warmth > 2", 1, 1.0)]
    [InlineData("auc", "signals.specificity", "tags contains cold", 1, 0.0)]
    [InlineData("auc", "signals.specificity", "fine", 1, 0.75)]
    [InlineData("auc", "modes.conflictAvoidance.score", "warmth >= 4", 1, 1.0)]
    [InlineData("auc", "max mode score or counter-detector", "warmth <= 1", 1, 1.0)]
    [InlineData("spearman", "signals.specificity among replies with a question mark", "warmth", -1, -1.0)]
    [InlineData("rate, low is good", "conflictAvoidance flagged", "", 1, 0.25)]
    [InlineData("rate", "conflictAvoidance flagged where warmth > 2", "", 1, 0.5)]
    [InlineData("rate", "conflictAvoidance flagged where who = human and warmth > 3", "", 1, 1.0)]
    [InlineData("rate", "counter-detector where who != human", "", 1, 0.5)]
    [InlineData("macro-F1", "signals.specificity, advice", "warmth > 2, fine", 1, 1.0)]
    public async Task Data_Metric_HasTheFigureWorkedOutByHand(string metric, string of, string label, int sign, double expected)
    {
        _fixture.AddSet(
            Manifest(new { of, label, metric, sign }),
            new { messages = Turn("a", "specificity=.1 counter"), labels = new { warmth = 1, fine = false, tags = (string[])["cold", "x"] }, who = "bot" },
            new { messages = Turn("b", "specificity=.2 advice=.5 ?"), labels = new { warmth = 2, fine = true, tags = (string[])["cold"] }, who = "bot" },
            new { messages = Turn("c", "specificity=.6 ?"), labels = new { warmth = 3, fine = false, tags = (string[])[] }, who = "human" },
            new { messages = Turn("d", "specificity=.7 advice=.6 conflict=.3"), labels = new { warmth = 4, fine = true, tags = (string[])["coldish"] }, who = "human" });

        JsonElement report = await JsonAsync();

        Assert.Equal(0, report.GetProperty("skipped").GetArrayLength());
        Assert.Equal(expected, Figures(report)[0].GetProperty("value").GetDouble(), 9);
    }

    [Fact]
    public async Task Data_SeveralLabels_GiveAFigureEach()
    {
        _fixture.AddSet(
            Manifest(new { of = "modes.linguisticDistancing.densities", label = "p, n, i", metric = "pearson", sign = 1 }),
            Fixture.Row("u", "passive=.1 nominal=.9", new { p = 1, n = 1, i = 1 }),
            Fixture.Row("u", "passive=.2 nominal=.8", new { p = 2, n = 2, i = 2 }),
            Fixture.Row("u", "passive=.3 nominal=.7", new { p = 3, n = 3, i = 3 }));

        JsonElement[] figures = Figures(await JsonAsync());

        Assert.Equal([1.0, -1.0, null], figures.Select(static f => f.GetProperty("value").ValueKind == JsonValueKind.Null ? null : (double?)Math.Round(f.GetProperty("value").GetDouble(), 9)));

        // One instruction before every reply ties none of them together.
        Assert.Equal(JsonValueKind.Object, figures[0].GetProperty("interval").ValueKind);
    }

    [Fact]
    public async Task Data_MeanAucWithinPrompt_ComparesAnswersToOneMessageOnly()
    {
        _fixture.AddSet(
            Manifest(new { of = "signals.specificity", label = "fine", metric = "mean auc within prompt", sign = 1 }, "\"group\": \"first message\","),
            Fixture.Row("a", "specificity=.1", new { fine = false }),
            Fixture.Row("a", "specificity=.2", new { fine = true }),
            Fixture.Row("b", "specificity=.8", new { fine = false }),
            Fixture.Row("b", "specificity=.7", new { fine = true }),
            Fixture.Row("c", "specificity=.9", new { fine = true }));

        Assert.Equal(0.5, Figures(await JsonAsync())[0].GetProperty("value").GetDouble(), 9);
    }

    [Fact]
    public async Task Data_MacroF1OverClasses_GivesBothReadings()
    {
        _fixture.AddSet(
            Manifest(new { of = "signals.advice, exploration", label = "behaviour", metric = "macro-F1", sign = 1 }),
            Fixture.Row("a", "advice=.8", new { behaviour = "Problem-Solving" }),
            Fixture.Row("b", "advice=.2", new { behaviour = "Problem-Solving" }),
            Fixture.Row("c", "exploration=.9", new { behaviour = "Questions on Needs" }),
            Fixture.Row("d", "exploration=.9", new { behaviour = "Other" }));

        JsonElement[] figures = Figures(await JsonAsync());

        // At .5: advice finds one of two (F1 2/3), exploration finds one and one too many (2/3). The largest: all three right.
        Assert.Equal([2.0 / 3, 1.0], figures.Select(static f => Math.Round(f.GetProperty("value").GetDouble(), 9)), static (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([4, 3], figures.Select(static f => f.GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task Data_MacroF1OverClasses_OneReplyWithTwoBehaviours_IsOne()
    {
        _fixture.AddSet(
            Manifest(new { of = "signals.advice, exploration", label = "behaviour", metric = "macro-F1", sign = 1 }),
            Fixture.Row("a", "advice=.8 exploration=.9", new { behaviour = "Problem-Solving" }),
            Fixture.Row("a", "advice=.8 exploration=.9", new { behaviour = "Questions on Needs" }),
            Fixture.Row("c", "advice=.1", new { behaviour = "Other" }));

        JsonElement figure = Figures(await JsonAsync())[0];

        Assert.Equal((1, 2), (figure.GetProperty("value").GetDouble(), figure.GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task Data_OwnClassesAndGoal_AreUsed()
    {
        _fixture.AddSet(
            Manifest(new { of = "signals.advice", label = "code", metric = "macro-F1", goal = 0.9, classes = new { advice = (string[])["TIP"] } }),
            Fixture.Row("a", "advice=.8", new { code = "a tip" }),
            Fixture.Row("b", "advice=.1", new { code = "none" }));

        JsonElement figure = Figures(await JsonAsync())[0];

        Assert.Equal(1, figure.GetProperty("value").GetDouble());
        Assert.Equal(0.9, figure.GetProperty("goal").GetProperty("bound").GetDouble());
        Assert.True(figure.GetProperty("reached").GetBoolean());
    }

    [Fact]
    public async Task Data_TextShape_IsScoredAsAReplyToNobody()
    {
        _fixture.AddSet(
            """{"sets": [{"file": "rows.jsonl", "shape": "text", "metrics": [{"of": "signals.advice", "label": "x", "metric": "spearman"}]}]}""",
            new { text = "advice=.1", labels = new { x = 1 } },
            new { text = "advice=.4", labels = new { x = 2 } });

        ToolRun run = await RunAsync();

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains(run.Seen, static s => s.Reply == "advice=.4");
        Assert.Contains("1.000", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_AffectIntensity_IsReadFromTheText()
    {
        _fixture.AddSet(
            """{"sets": [{"file": "rows.jsonl", "shape": "text", "metrics": [{"of": "affect intensity", "label": "arousal", "metric": "spearman"}]}]}""",
            new { text = "The meeting is at nine.", labels = new { arousal = 1 } },
            new { text = "I am devastated and terrified.", labels = new { arousal = 5 } });

        Assert.Equal(1, Figures(await JsonAsync())[0].GetProperty("value").GetDouble(), 9);
    }

    [Fact]
    public async Task Data_RowsWithoutLabelOrVerdict_AreLeftOutAndCounted()
    {
        _fixture.AddSet(
            Manifest(new { of = "signals.specificity", label = "warmth", metric = "spearman" }),
            Fixture.Row("a", "specificity=.1", new { warmth = 1 }),
            Fixture.Row("b", "specificity=.2", new { warmth = 2 }),
            Fixture.Row("c", "foreign", new { warmth = 3 }),
            Fixture.Row("d", "specificity=.4", new { other = 1 }));

        JsonElement figure = Figures(await JsonAsync())[0];

        Assert.Equal(2, figure.GetProperty("n").GetInt32());
        Assert.EndsWith("[1 without the label, 1 not judged]", figure.GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("temperature", "x", "spearman", "no figure called 'temperature'")]
    [InlineData("signals.warmth", "x", "spearman", "no figure called 'signals.warmth'")]
    [InlineData("modes.sarcasm.score", "x", "auc", "no mode 'sarcasm'")]
    [InlineData("modes.granularityMismatch.evasion", "x", "auc", "no figure called")]
    [InlineData("signals.advice", "x", "kappa", "no metric 'kappa'")]
    [InlineData("signals.advice", "", "auc", "no \"label\"")]
    [InlineData("signals.advice", "the mean of x", "auc", "is no label")]
    [InlineData("signals.advice", "distance of x from here", "auc", "is no label")]
    [InlineData("signals.advice", "x >", "auc", "is no condition")]
    [InlineData("signals.advice", "x > many", "auc", "is no condition")]
    [InlineData("signals.advice among the long ones", "x", "auc", "'among the long ones' is not understood")]
    [InlineData("signals.advice where x", "x", "auc", "'x' is no condition")]
    [InlineData("signals.advice", "x", "mean auc within prompt", "no \"group\"")]
    [InlineData("signals.advice", "x", "auc", "more than two values")]
    [InlineData("signals.advice", "absent", "spearman", "no row has the label")]
    [InlineData("signals.advice where x > 99", "x", "spearman", "no row is asked for")]
    [InlineData("signals.advice, evasion", "x", "macro-F1", "no \"classes\" for 'evasion'")]
    [InlineData("signals.advice, evasion, dismissal", "x, x", "spearman", "3 figures do not go with 2 labels")]
    public async Task Data_WhatIsNotUnderstood_IsSkippedWithTheReasonAndTheRestMeasured(string of, string label, string metric, string reason)
    {
        string broken = JsonSerializer.Serialize(new { of, label, metric });
        _fixture.AddSet(
            $$"""{"sets": [{"file": "rows.jsonl", "shape": "exchange", "metrics": [{{broken}}, {"of": "signals.specificity", "label": "x", "metric": "spearman"}]}]}""",
            Fixture.Row("a", "specificity=.1", new { x = 1 }),
            Fixture.Row("b", "specificity=.2", new { x = 2 }),
            Fixture.Row("c", "specificity=.3", new { x = 3 }));

        ToolRun run = await RunAsync("--json", _fixture.PathOf("report.json"), "--markdown", _fixture.PathOf("report.md"));
        JsonElement report = JsonDocument.Parse(await File.ReadAllTextAsync(_fixture.PathOf("report.json"))).RootElement;

        Assert.Equal(ExitCodes.SomeLinesFailed, run.ExitCode);
        Assert.Contains(reason, report.GetProperty("skipped").EnumerateArray().Single().GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains(reason, run.Output, StringComparison.Ordinal);
        Assert.Contains(reason, await File.ReadAllTextAsync(_fixture.PathOf("report.md")), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(Figures(report)).GetProperty("value").GetDouble(), 9);
    }

    [Fact]
    public async Task Data_SignThatIsNone_IsSkipped()
    {
        _fixture.AddSet(Manifest(new { of = "signals.advice", label = "x", metric = "auc", sign = 0 }));

        Assert.Contains("neither 1 nor -1", (await RunAsync()).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"file\": \"gone.jsonl\", \"shape\": \"exchange\"", "no such file")]
    [InlineData("\"file\": \"rows.jsonl\", \"shape\": \"table\"", "no shape 'table'")]
    [InlineData("\"file\": \"rows.jsonl\", \"shape\": \"exchange\", \"task\": \"poem\"", "no task 'poem'")]
    [InlineData("\"shape\": \"exchange\"", "no \"file\"")]
    public async Task Data_SetThatCannotBeRead_SkipsItsMetrics(string members, string reason)
    {
        _fixture.AddSet($$"""{"sets": [{ {{members}}, "metrics": [{"of": "signals.advice", "label": "x", "metric": "spearman"}]}]}""");

        ToolRun run = await RunAsync();

        Assert.Equal(ExitCodes.SomeLinesFailed, run.ExitCode);
        Assert.Contains(reason, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_BrokenRows_AreReportedUpToAFewAndWithoutTheirText()
    {
        _fixture.AddSet(
            Manifest(new { of = "signals.advice", label = "x", metric = "spearman" }),
            [.. Enumerable.Repeat<object>("secret", 7), "[]", """{"messages": []}""", Fixture.Row("a", "advice=.1", new { x = 1 }), Fixture.Row("b", "advice=.2", new { x = 2 })]);

        ToolRun run = await RunAsync();

        Assert.Equal(ExitCodes.SomeLinesFailed, run.ExitCode);
        Assert.Equal(6, run.ErrorLines.Length);
        Assert.Equal("rows.jsonl: 4 more lines with a problem", run.ErrorLines[^1]);
        Assert.DoesNotContain("secret", run.Errors, StringComparison.Ordinal);
        Assert.Contains("1.000", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "no such file")]
    [InlineData("{", "something is wrong at")]
    [InlineData("{}", "it has no \"sets\"")]
    public async Task Data_WithoutAManifest_CannotBegin(string? manifest, string reason)
    {
        if (manifest is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(_fixture.Data, "manifest.json"), manifest);
        }

        ToolRun run = await RunAsync();

        Assert.Equal((ExitCodes.Unusable, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static object[] Turn(string user, string reply) => [new { role = "user", content = user }, new { role = "assistant", content = reply }];

    private static string Manifest(object metric, string members = "") =>
        $$"""{"sets": [{"file": "rows.jsonl", "shape": "exchange", "licence": "MIT", {{members}} "metrics": [{{JsonSerializer.Serialize(metric)}}]}]}""";

    private static JsonElement[] Figures(JsonElement report) => [.. report.GetProperty("data").EnumerateArray().Single().GetProperty("figures").EnumerateArray()];

    private async Task<JsonElement> JsonAsync()
    {
        string path = _fixture.PathOf("report.json");
        ToolRun run = await RunAsync("--json", path);
        Assert.Equal("", run.Errors);
        return JsonDocument.Parse(await File.ReadAllTextAsync(path)).RootElement;
    }

    private Task<ToolRun> RunAsync(params string[] options) =>
        ToolRun.StartAsync(["bench", "--data", _fixture.Data, .. options], scorer: Fixture.Score, folder: _fixture.Root, time: new SteppingClock());
}
