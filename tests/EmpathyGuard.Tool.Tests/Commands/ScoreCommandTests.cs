using System.Text;

namespace EmpathyGuard.Tool.Tests.Commands;

public sealed class ScoreCommandTests : IDisposable
{
    private const string Line = """{"messages":[{"role":"user","content":"u"},{"role":"assistant","content":"a"}]}""";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("empathyguard");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("\n \t\r\n")]
    public async Task Score_NothingToScore_WritesNothing(string input)
    {
        ToolRun run = await ToolRun.ScoreAsync(input);

        Assert.Equal((ExitCodes.Success, "", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task Score_BlankLinesMarkAndCarriageReturns_CountAndChangeNothing()
    {
        byte[] input = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{Line}\r\n\r\n \t\n{Line}")];

        ToolRun run = await ToolRun.ScoreAsync(input);

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal([1, 4], run.Lines.Select((_, i) => run.Json(i).GetProperty("id").GetInt32()));
        Assert.EndsWith("}\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', run.Output);
    }

    [Fact]
    public async Task Score_LongLine_IsScored()
    {
        string reply = new('x', 3_000_000);

        ToolRun run = await ToolRun.ScoreAsync(Line.Replace("\"a\"", $"\"{reply}\"", StringComparison.Ordinal) + "\n" + Line);

        Assert.Equal([reply, "a"], run.Seen.Select(static s => s.Reply));
    }

    [Fact]
    public async Task Score_LineOver64Megabytes_IsReportedAndTheNextIsScored()
    {
        using RepeatingStream first = new("x"u8.ToArray(), (64 * 1024 * 1024) + 1);
        using ConcatenatedStream input = new(first, new MemoryStream(Encoding.UTF8.GetBytes("\n" + Line)));

        ToolRun run = await ToolRun.StartAsync(["score", "-"], input);

        Assert.Equal(["line 1: longer than 64 MB"], run.ErrorLines);
        Assert.Equal(ExitCodes.SomeLinesFailed, run.ExitCode);
        Assert.Equal(2, run.Json(0).GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Score_FileToFile_WritesALineForEachLine()
    {
        string input = Write("in.jsonl", $"{Line}\n{Line}\n");
        string output = Path.Combine(_folder.FullName, "out.jsonl");
        await File.WriteAllTextAsync(output, new string('x', 100_000));

        ToolRun run = await ToolRun.StartAsync(["score", input, "--output", output]);

        Assert.Equal((ExitCodes.Success, "", ""), (run.ExitCode, run.Output, run.Errors));
        Assert.Equal(2, (await File.ReadAllLinesAsync(output)).Length);
    }

    [Fact]
    public async Task Score_EmbeddedScorer_GivesALineOfTheShape()
    {
        ToolRun run = await ToolRun.StartAsync(["score", "-"], new MemoryStream(Encoding.UTF8.GetBytes(Line)), scorer: LexicalEmpathyScorer.Shared.Assess);

        Assert.Equal(LexicalEmpathyScorer.Shared.Version, run.Json(0).GetProperty("scorer").GetString());
        Assert.Contains(run.Json(0).GetProperty("status").GetString(), (string[])["assessed", "notApplicable", "unjudged"]);
    }

    [Fact]
    public async Task Score_Profile_SetsTheThresholds()
    {
        ToolRun general = await ToolRun.ScoreAsync(Line);
        ToolRun legal = await ToolRun.ScoreAsync(Line, "--profile", "legal");

        Assert.Equal(new EmpathyThresholds(0.3, 0.5), general.Seen.Single().Thresholds);
        Assert.Equal(new EmpathyThresholds(0.6, 0.8), legal.Seen.Single().Thresholds);
    }

    [Theory]
    [InlineData(new string[0], EmpathyTask.Conversation)]
    [InlineData(new[] { "--task", "conversation" }, EmpathyTask.Conversation)]
    [InlineData(new[] { "--task", "Rendition" }, EmpathyTask.Rendition)]
    public async Task Score_Task_IsHandedOn(string[] options, EmpathyTask expected) =>
        Assert.Equal(expected, (await ToolRun.ScoreAsync(Line, options)).Seen.Single().Task);

    [Theory]
    [InlineData("cannot read 'missing.jsonl': no such file", "score", "missing.jsonl")]
    [InlineData("cannot read 'missing/in.jsonl': no such folder", "score", "missing/in.jsonl")]
    [InlineData("cannot read '@missing': no such file", "score", "@missing")]
    [InlineData("cannot read '': no usable path", "score", "")]
    [InlineData("cannot write to 'missing/out.jsonl': no such folder", "score", "-", "--output", "missing/out.jsonl")]
    [InlineData("cannot write to '': no usable path", "score", "-", "--output", "")]
    [InlineData("unknown profile 'Kind'; profiles are General, Support, Wellbeing, CrisisLine, Legal", "score", "-", "--profile", "Kind")]
    [InlineData("unknown task 'poetry'; tasks are conversation, rendition", "score", "-", "--task", "poetry")]
    [InlineData("Unrecognized command or argument '--nope'. See 'empathyguard --help'.", "score", "-", "--nope")]
    [InlineData("Required argument missing for command: 'score'. See 'empathyguard --help'.", "score")]
    [InlineData("Required command was not provided. See 'empathyguard --help'.")]
    public async Task Run_ThatCannotBegin_IsOneLineAndExitCodeTwo(string message, params string[] args)
    {
        ToolRun run = await ToolRun.StartAsync(args);

        Assert.Equal(ExitCodes.Unusable, run.ExitCode);
        Assert.Equal([$"empathyguard: {message}"], run.ErrorLines);
        Assert.Equal("", run.Output + run.Words);
    }

    [Fact]
    public async Task Score_Folder_IsOneLineAndExitCodeTwo()
    {
        string input = Write("in.jsonl", Line);

        ToolRun read = await ToolRun.StartAsync(["score", _folder.FullName]);
        ToolRun written = await ToolRun.StartAsync(["score", input, "-o", _folder.FullName]);

        Assert.Equal([$"empathyguard: cannot read '{_folder.FullName}': it is a folder"], read.ErrorLines);
        Assert.Equal([$"empathyguard: cannot write to '{_folder.FullName}': it is a folder"], written.ErrorLines);
        Assert.Equal((ExitCodes.Unusable, ExitCodes.Unusable), (read.ExitCode, written.ExitCode));
    }

    [Theory]
    [InlineData("missing.jsonl", "General")]
    [InlineData("in.jsonl", "Kind")]
    public async Task Score_ThatCannotBegin_LeavesTheOutputAlone(string input, string profile)
    {
        _ = Write("in.jsonl", Line);
        string output = Write("out.jsonl", "precious");

        ToolRun run = await ToolRun.StartAsync(["score", Path.Combine(_folder.FullName, input), "--profile", profile, "-o", output]);

        Assert.Equal(ExitCodes.Unusable, run.ExitCode);
        Assert.Equal("precious", await File.ReadAllTextAsync(output));
    }

    [Theory]
    [InlineData("in.jsonl")]
    [InlineData("./x/../in.jsonl")]
    [InlineData("symbolic.jsonl")]
    [InlineData("folder/in.jsonl")]
    public async Task Score_OutputThatIsTheInput_IsRefusedAndTheInputUnharmed(string output)
    {
        string input = Write("in.jsonl", Line);
        _ = File.CreateSymbolicLink(Path.Combine(_folder.FullName, "symbolic.jsonl"), input);
        _ = Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "folder"), _folder.FullName);

        ToolRun run = await ToolRun.StartAsync(["score", input, "--output", Path.Combine(_folder.FullName, output)]);

        Assert.Equal(ExitCodes.Unusable, run.ExitCode);
        Assert.Single(run.ErrorLines);
        Assert.StartsWith("empathyguard: cannot write to", run.Errors, StringComparison.Ordinal);
        Assert.Equal(Line, await File.ReadAllTextAsync(input));
    }

    [Fact]
    public async Task Score_InputFailsHalfway_KeepsTheLinesBeforeAndSaysSo()
    {
        using FailingInput input = new(Encoding.UTF8.GetBytes(Line + "\n" + Line));

        ToolRun run = await ToolRun.StartAsync(["score", "-"], input);

        Assert.Equal(ExitCodes.Unusable, run.ExitCode);
        Assert.Equal(["empathyguard: cannot read standard input: The disk is gone."], run.ErrorLines);
        Assert.Single(run.Lines);
    }

    [Fact]
    public async Task Score_OutputRefused_IsOneLineAndExitCodeTwo()
    {
        const int NoSpace = 28;
        using FailingOutput output = new(NoSpace);

        ToolRun run = await ToolRun.StartAsync(["score", "-"], new MemoryStream(Encoding.UTF8.GetBytes(Line)), output);

        Assert.Equal(ExitCodes.Unusable, run.ExitCode);
        Assert.Equal(["empathyguard: cannot write to standard output: Refused."], run.ErrorLines);
    }

    [Fact]
    public async Task Score_ReaderGoesAway_StopsQuietly()
    {
        const int BrokenPipe = 32;
        using FailingOutput output = new(BrokenPipe);
        using RepeatingStream endless = new(Encoding.UTF8.GetBytes(Line + "\n"), long.MaxValue);

        ToolRun run = await ToolRun.StartAsync(["score", "-"], endless, output);

        Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Score_ScorerThrows_LineIsUnjudgedAndTheOthersGoOn()
    {
        int calls = 0;
        byte[] input = Encoding.UTF8.GetBytes($"{Line}\n{Line}\n{Line}");

        ToolRun run = await ToolRun.StartAsync(
            ["score", "-"],
            new MemoryStream(input),
            scorer: _ => ++calls == 2 ? throw new InvalidOperationException("quotes the secret") : Assessments.Plain);

        Assert.Equal(ExitCodes.SomeLinesFailed, run.ExitCode);
        Assert.Equal(["line 2: the scorer failed (InvalidOperationException)"], run.ErrorLines);
        Assert.Equal(["assessed", "unjudged", "assessed"], run.Lines.Select((_, i) => run.Json(i).GetProperty("status").GetString()));
        Assert.Equal("scorerFailed", run.Json(1).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Score_CancelledWhileScoring_FinishesTheLineAndStops()
    {
        using CancellationTokenSource source = new();
        int calls = 0;

        ToolRun run = await ToolRun.StartAsync(
            ["score", "-"],
            new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(Line, 100)))),
            scorer: _ =>
            {
                if (++calls == 3)
                {
                    source.Cancel();
                }

                return Assessments.Plain;
            },
            cancellationToken: source.Token);

        Assert.Equal((ExitCodes.Interrupted, ""), (run.ExitCode, run.Errors));
        Assert.Equal(3, run.Lines.Length);
        Assert.EndsWith("}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_InputPauses_WhatIsScoredIsOutAndCtrlCEndsTheWait()
    {
        using CancellationTokenSource source = new();
        using MemoryStream output = new();
        long outWhileWaiting = 0;
        using NeverStream input = new(Encoding.UTF8.GetBytes($"{Line}\n{Line}\n{{\"half"), () =>
        {
            outWhileWaiting = output.Length;
            source.Cancel();
        });

        ToolRun run = await ToolRun.StartAsync(["score", "-"], input, output, cancellationToken: source.Token);

        Assert.Equal((ExitCodes.Interrupted, ""), (run.ExitCode, run.Errors));
        Assert.Equal(outWhileWaiting, output.ToArray().Length);
        Assert.Equal(2, Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Score_ManyLines_AllocatesALittleForEach()
    {
        const int Lines = 20_000;
        byte[] line = Encoding.UTF8.GetBytes(Line + "\n");
        long start = 0;
        long end = 0;
        int calls = 0;
        using RepeatingStream input = new(line, line.Length * (long)Lines);

        _ = await ToolRun.StartAsync(["score", "-"], input, Stream.Null, _ =>
        {
            calls++;
            if (calls == 100)
            {
                start = GC.GetAllocatedBytesForCurrentThread();
            }
            else if (calls == Lines)
            {
                end = GC.GetAllocatedBytesForCurrentThread();
            }

            return Assessments.Plain;
        });

        // The messages and their texts, and what this test remembers of them.
        Assert.Equal(Lines, calls);
        Assert.InRange((end - start) / Lines, 1, 1000);
    }

    [Fact]
    public async Task Score_ErrorIsATerminal_ProblemsStillStandThere()
    {
        ToolRun run = await ToolRun.StartAsync(["score", "-"], new MemoryStream(Encoding.UTF8.GetBytes($"{Line}\n7\n")), errorIsTerminal: true);

        Assert.Equal(ExitCodes.SomeLinesFailed, run.ExitCode);
        Assert.Contains("line 2: not a JSON object", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Lines);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("score", "--help")]
    public async Task Help_NamesTheCommandAsPeopleTypeIt(params string[] args)
    {
        ToolRun run = await ToolRun.StartAsync(args);

        Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Errors));
        Assert.Contains("  empathyguard ", run.Words, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
