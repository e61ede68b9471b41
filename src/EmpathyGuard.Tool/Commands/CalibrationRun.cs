using System.Globalization;
using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.Bench.Pairs;
using EmpathyGuard.Tool.Output;
using EmpathyGuard.Tool.SecondOpinions;

namespace EmpathyGuard.Tool.Commands;

/// <summary>One run of <c>empathyguard bench --judge</c>: asks a judge about replies of which it is known what fails in them, and writes how its verdicts turned out.</summary>
internal sealed class CalibrationRun(CalibrationOptions options, ToolEnvironment environment)
{
    // Enough for a service to be busy, and few enough for one on a desk.
    private const int AtATime = 4;

    private readonly Lock _lock = new();
    private int _problems;

    private JudgeSettings Settings => options.Judge;

    /// <summary>Runs to the end or to the cancellation.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // What cannot work is said before anything is paid for.
        string path = options.Output ?? Path.Combine(environment.Folder, FileName(Settings.Model));
        CheckWritable(path);
        LabelledSample sample = LabelledSample.Of(PairsFolder.Read(options.Pairs ?? PairsFolder.Find(environment.Folder), BenchHalf.Open, Complain), options.Calls);
        JudgeEmpathyScorer judge = JudgeConnection.Create(Settings, environment);
        Say(string.Create(
            CultureInfo.InvariantCulture,
            $"asking {Settings.Model} at {Settings.Address.GetLeftPart(UriPartial.Path)} about {sample.Replies.Count} replies of the open half, {sample.Share} that fail in each of {sample.Modes.Count} modes and {sample.Share} in which nothing fails: {sample.Replies.Count} calls, and one more where a call fails and is repeated"));

        Dictionary<EmpathyFailureMode, VerdictCounts> counts = sample.Modes.ToDictionary(static mode => mode, static _ => new VerdictCounts());
        JudgeTally tally = new(judge.Model, prices: null);
        int judged = 0;
        try
        {
            await Parallel.ForEachAsync(sample.Replies, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (reply, cancellation) =>
            {
                // All questions in each call, as in use: an answer may depend on the questions beside it.
                EmpathyAssessment assessment = await judge.AssessModesAsync(reply.Exchange, sample.Modes, cancellation).ConfigureAwait(false);
                lock (_lock)
                {
                    judged += tally.Count(assessment.SecondOpinion).Status == SecondOpinionStatus.Judged ? 1 : 0;
                    foreach (EmpathyFailureMode mode in Counted(sample, reply))
                    {
                        counts[mode].Count(assessment, mode, reply.Failing == mode);
                    }
                }
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }

        Say(tally.ToString());
        return Write(path, judge.Model, counts, complete: judged == sample.Replies.Count);
    }

    // A mode is counted on its own failures and on as many replies without any. What fails in another mode is left out: it may fail in this one beside it.
    private static IEnumerable<EmpathyFailureMode> Counted(LabelledSample sample, LabelledReply reply) => reply.Failing is { } failing ? [failing] : sample.Modes;

    private static string FileName(string model) => $"judge-{string.Concat(model.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-'))}.json";

    private static void CheckWritable(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ToolException($"cannot write to '{path}': it is a folder");
        }

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new ToolException($"cannot write to '{path}': no such folder");
        }
    }

    private int Write(string path, string model, Dictionary<EmpathyFailureMode, VerdictCounts> counts, bool complete)
    {
        List<string> lines = [];
        foreach ((EmpathyFailureMode mode, VerdictCounts verdicts) in counts)
        {
            JudgeCounts told = verdicts.Counts;
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{EnumNames.Of(mode)}: {told.YesFailing} of {told.Yes} yes and {told.NoFailing} of {told.No} no fail{(verdicts.AreEnough ? "" : $"; fewer than {VerdictCounts.Fewest} of a verdict, so its scores stay rough")}"));
        }

        Dictionary<EmpathyFailureMode, JudgeCounts> enough = counts.Where(static pair => pair.Value.AreEnough).ToDictionary(static pair => pair.Key, static pair => pair.Value.Counts);
        if (enough.Count == 0)
        {
            throw new ToolException($"no mode had {VerdictCounts.Fewest} verdicts of each kind, so no calibration was written ({string.Join(", ", lines)})");
        }

        Files.WriteText(path, new JudgeCalibration(model, JudgeEmpathyScorer.PromptVersion, enough).ToJson());
        ReportOutput.Show(environment, console => WriteLines(console.Profile.Out.Writer, lines, path), output => WriteLines(output, lines, path));
        return complete && _problems == 0 && enough.Count == counts.Count ? ExitCodes.Success : ExitCodes.SomeLinesFailed;
    }

    private static void WriteLines(TextWriter output, IReadOnlyList<string> lines, string path)
    {
        foreach (string line in lines)
        {
            output.WriteLine(line);
        }

        output.WriteLine($"written to {path}");
    }

    private void Complain(string problem)
    {
        _problems++;
        environment.Error.WriteLine(problem);
    }

    private void Say(string line) => environment.Error.WriteLine($"empathyguard: {line}");
}
