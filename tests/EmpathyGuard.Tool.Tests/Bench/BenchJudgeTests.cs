using System.Net;
using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Tests.Bench;

/// <summary><c>empathyguard bench --judge</c> against a judge whose verdicts are known.</summary>
public sealed class BenchJudgeTests : IDisposable
{
    private readonly Fixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Judge_OfTheProjectsPairs_AsksAsManyThatFailInEachModeAsDoNot()
    {
        string pairs = PairsFolder.Find(Repository.Root);
        Dictionary<string, string> failing = PairsFolder.Read(pairs, BenchHalf.Open, static _ => { }).OfType<PairItem>()
            .SelectMany(static pair => pair.Bad.Select(bad => (Letters: Letters(bad.Text), Mode: EnumNames.Of(pair.Mode))))
            .ToDictionary(static bad => bad.Letters, static bad => bad.Mode);
        using var judge = new ScriptedJudge { Verdict = (reply, mode) => failing.GetValueOrDefault(Letters(reply)) == mode ? "yes" : "no" };

        ToolRun run = await RunAsync(judge, "--pairs", pairs);

        Assert.Equal((ExitCodes.Success, 200), (run.ExitCode, judge.Calls));
        Assert.Contains("200 replies of the open half, 40 that fail in each of 4 modes and 40 in which nothing fails: 200 calls", run.ErrorLines[0], StringComparison.Ordinal);
        JudgeCalibration calibration = JudgeCalibration.Load(_fixture.PathOf("judge-small-2-it.json"));
        Assert.Equal(("small/2:it", JudgeEmpathyScorer.PromptVersion), (calibration.Model, calibration.PromptVersion));
        Assert.Equal(Enum.GetValues<EmpathyFailureMode>(), calibration.Counts.Keys.Order());
        Assert.All(calibration.Counts.Values, static counts => Assert.Equal(new JudgeCounts { Yes = 40, YesFailing = 40, No = 40, NoFailing = 0 }, counts));

        using var scorer = new ScriptedJudge();
        var options = new EmpathyJudgeOptions { Model = "small/2:it", Calibration = calibration };
        Assert.DoesNotContain("uncalibrated", new JudgeEmpathyScorer(scorer, options).Version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_ThatErrs_HasTheCountsWorkedOutByHand()
    {
        AddPairs(12);
        _fixture.AddItems("held", Fixture.Pair("held", "held", "I hear you. kind held", "Chin up. bad held"));
        List<string> seen = [];
        using var judge = new ScriptedJudge
        {
            Verdict = (reply, _) =>
            {
                lock (seen)
                {
                    seen.Add(reply);
                }

                // Finds the failures from 4 on, and takes two good replies for failures.
                return (reply.StartsWith("Chin up", StringComparison.Ordinal) && Number(reply) >= 4) || (reply.StartsWith("I hear", StringComparison.Ordinal) && Number(reply) < 2) ? "yes" : "no";
            },
        };
        string path = _fixture.PathOf("mine.json");

        ToolRun run = await RunAsync(judge, "--judge-calibration", path);

        Assert.Equal((ExitCodes.Success, 24), (run.ExitCode, judge.Calls));
        Assert.Equal(24, seen.Distinct().Count());
        Assert.DoesNotContain(seen, static reply => reply.EndsWith("held", StringComparison.Ordinal));
        KeyValuePair<EmpathyFailureMode, JudgeCounts> counts = Assert.Single(JudgeCalibration.Load(path).Counts);
        Assert.Equal((EmpathyFailureMode.ConflictAvoidance, new JudgeCounts { Yes = 10, YesFailing = 8, No = 14, NoFailing = 4 }), (counts.Key, counts.Value));
        Assert.Equal(["conflictAvoidance: 8 of 10 yes and 4 of 14 no fail", $"written to {path}"], run.Lines);
        Assert.Contains("24 replies, 24 judged, 0 unjudged, 0 not asked; 24000 input tokens, 2400 output tokens", run.ErrorLines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(13, 12)]
    [InlineData(1000, 24)]
    public async Task Judge_CallsAreBounded_ByTheOptionAndByWhatThereIs(int most, int calls)
    {
        AddPairs(12);
        using var judge = new ScriptedJudge { Verdict = static (reply, _) => reply.StartsWith("Chin", StringComparison.Ordinal) ? "yes" : "no" };

        _ = await RunAsync(judge, "--judge-calls", $"{most}");

        Assert.Equal(calls, judge.Calls);
    }

    [Fact]
    public async Task Judge_WithControls_HalfOfWhatIsCleanIsControls()
    {
        AddPairs(12);
        _fixture.AddItems("open", [.. Enumerable.Range(0, 20).Select(static i => Fixture.Control($"c{i}", "open", $"At nine, platform {i}."))]);
        int controls = 0;
        using var judge = new ScriptedJudge
        {
            Verdict = (reply, _) =>
            {
                if (reply.StartsWith("At nine", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref controls);
                }

                return reply.StartsWith("Chin", StringComparison.Ordinal) ? "yes" : "no";
            },
        };

        _ = await RunAsync(judge);

        Assert.Equal((24, 6), (judge.Calls, controls));
    }

    [Fact]
    public async Task Judge_SomeVerdictsVoid_TheOthersCountAndTheExitCodeSaysSo()
    {
        AddPairs(12);
        using var judge = new ScriptedJudge
        {
            Verdict = static (reply, _) => reply.StartsWith("Chin", StringComparison.Ordinal) ? "yes" : "no",
            Quote = static reply => Number(reply) < 3 ? "words that stand nowhere" : reply,
        };

        ToolRun run = await RunAsync(judge);

        Assert.Equal(ExitCodes.SomeLinesFailed, run.ExitCode);
        Assert.Contains("18 judged, 6 unjudged (quoteNotFound 6)", run.ErrorLines[1], StringComparison.Ordinal);
        Assert.Equal(new JudgeCounts { Yes = 9, YesFailing = 9, No = 9 }, Assert.Single(JudgeCalibration.Load(_fixture.PathOf("judge-small-2-it.json")).Counts).Value);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "yes", "0 judged, 24 unjudged (")]
    [InlineData(null, "yes", "24 judged")]
    [InlineData(null, "no", "24 judged")]
    public async Task Judge_ThatTellsNothingApart_WritesNothing(HttpStatusCode? status, string verdict, string summary)
    {
        AddPairs(12);
        using var judge = new ScriptedJudge { Status = status, Verdict = (_, _) => verdict };

        ToolRun run = await RunAsync(judge);

        Assert.Equal((ExitCodes.Unusable, ""), (run.ExitCode, run.Output));
        Assert.Contains(summary, run.ErrorLines[1], StringComparison.Ordinal);
        Assert.Contains("no calibration was written", run.ErrorLines[2], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_fixture.Root));
    }

    [Fact]
    public async Task Judge_Cancelled_StopsAndWritesNothing()
    {
        AddPairs(12);
        using CancellationTokenSource source = new();
        using var judge = new ScriptedJudge { Asked = source.Cancel };

        ToolRun run = await RunAsync(judge, source.Token);

        Assert.Equal((ExitCodes.Interrupted, ""), (run.ExitCode, run.Output));
        Assert.InRange(judge.Calls, 1, 8);
        Assert.Empty(Directory.GetFiles(_fixture.Root));
    }

    [Theory]
    [InlineData("--judge-calls", "20")]
    [InlineData("--judge-calibration", "file")]
    [InlineData("--model", "m")]
    [InlineData("--judge", "http://127.0.0.1:1/v1")]
    [InlineData("--judge", "nowhere", "--model", "m")]
    [InlineData("--judge", "http://127.0.0.1:1/v1", "--model", "m", "--half", "held")]
    [InlineData("--judge", "http://127.0.0.1:1/v1", "--model", "m", "--json", "x.json")]
    [InlineData("--judge", "http://127.0.0.1:1/v1", "--model", "m", "--judge-calls", "1")]
    [InlineData("--judge", "http://127.0.0.1:1/v1", "--model", "m", "--judge-calls", "-5")]
    [InlineData("--judge", "http://127.0.0.1:1/v1", "--model", "m", "--judge-calibration", "/no/such/folder/x.json")]
    [InlineData("--judge", "http://127.0.0.1:1/v1", "--model", "m", "--judge-calibration", "/")]
    public async Task Judge_OptionsThatMakeNoSense_AreRefusedBeforeAnythingIsAsked(params string[] options)
    {
        AddPairs(2);

        ToolRun run = await ToolRun.StartAsync(["bench", .. options], folder: _fixture.Root);

        Assert.Equal((ExitCodes.Unusable, ""), (run.ExitCode, run.Output));
        Assert.Single(run.ErrorLines);
    }

    [Fact]
    public async Task Judge_NoPairsInTheOpenHalf_IsRefused()
    {
        _fixture.AddItems("open", Fixture.Control("c", "open", "At nine."));
        using var judge = new ScriptedJudge();

        ToolRun run = await RunAsync(judge);

        Assert.Equal((ExitCodes.Unusable, 0), (run.ExitCode, judge.Calls));
        Assert.Contains("holds none", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    // Some signs reach a judge as others that look alike.
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static int Number(string reply) => int.Parse(reply.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private void AddPairs(int count) => _fixture.AddItems(
        "open",
        [.. Enumerable.Range(0, count).Select(static i => Fixture.Pair($"p{i}", "open", $"I hear you, eleven years is a life. {i}", $"Chin up, others have it worse. {i}"))]);

    private Task<ToolRun> RunAsync(ScriptedJudge judge, params string[] options) => RunAsync(judge, TestContext.Current.CancellationToken, options);

    private Task<ToolRun> RunAsync(ScriptedJudge judge, CancellationToken cancellationToken, params string[] options) => ToolRun.StartAsync(
        ["bench", "--judge", "http://127.0.0.1:1/v1", "--model", "small/2:it", .. options],
        folder: _fixture.Root,
        connect: (address, model, key) =>
        {
            Assert.Equal(("http://127.0.0.1:1/v1", "small/2:it", "key-of-the-test"), (address.ToString(), model, key));
            return judge;
        },
        cancellationToken: cancellationToken);
}
