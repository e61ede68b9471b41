using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.Bench.Data;
using EmpathyGuard.Tool.Bench.Pairs;
using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Output;

namespace EmpathyGuard.Tool.Commands;

/// <summary>One run of <c>empathyguard bench</c>: read, measure, write.</summary>
internal sealed class BenchRun(BenchOptions options, ToolEnvironment environment)
{
    private int _problems;

    /// <summary>Runs to the end or to the cancellation.</summary>
    /// <returns>The exit code.</returns>
    public int Run(CancellationToken cancellationToken)
    {
        // What cannot work is said before the work.
        Func<EmpathyExchange, EmpathyAssessment> scorer = Scorers.Of(environment, options.Semantic, options.Weights);
        string? readme = options.Readme is string path ? ReadReadme(path) : null;
        Manifest? manifest = options.Data is string data ? DataFolder.ReadManifest(data) : null;
        IReadOnlyList<BenchItem> items = PairsFolder.Read(options.Pairs ?? PairsFolder.Find(environment.Folder), options.Half, Complain);
        BenchReport report;
        try
        {
            report = Measure(scorer, items, manifest, cancellationToken);
            report = options.Both ? SideBySide.Join(report, Measure(environment.Scorer, items, manifest, cancellationToken)) : report;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }

        WriteFile(options.Json, () => JsonReport.Write(report));
        WriteFile(options.Markdown, () => MarkdownReport.Write(report));
        WriteFile(options.Svg, () => ReliabilitySvg.Write(report));
        WriteFile(options.Readme, () => ReadmeSection.Replace(readme!, ReadmeSection.Write(report)));
        ReportOutput.Show(environment, console => TerminalReport.Show(console, report), output => PlainReport.Write(output, report));
        return _problems == 0 && report.Skipped.Count == 0 ? ExitCodes.Success : ExitCodes.SomeLinesFailed;
    }

    private BenchReport Measure(Func<EmpathyExchange, EmpathyAssessment> scorer, IReadOnlyList<BenchItem> items, Manifest? manifest, CancellationToken cancellationToken)
    {
        Bench.Judge judge = new(scorer, Complain);
        PairsMeasurement pairs = new(items, judge);
        pairs.Run(scorer, environment.Time, cancellationToken);
        DataMeasurement data = new(options.Data ?? "", judge, Complain);
        foreach (DataSet set in manifest?.Sets ?? [])
        {
            data.Run(set, cancellationToken);
        }

        return new BenchReport
        {
            Scorer = judge.Version,
            Half = options.Half,
            Items = items.Count,
            Replies = judge.Scored,
            Unjudged = judge.Unjudged,
            Pairs = pairs.Tables,
            Data = data.Tables,
            Reliability = pairs.Curves,
            Skipped = data.Skipped,
        };
    }

    private static string ReadReadme(string path)
    {
        try
        {
            string text = File.ReadAllText(path);
            _ = ReadmeSection.Replace(text, "");
            return text;
        }
        catch (ToolException e)
        {
            throw new ToolException($"cannot write to '{path}': {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException($"cannot read '{path}': {Files.Why(path, e)}", e);
        }
    }

    private static void WriteFile(string? path, Func<string> text)
    {
        if (path is not null)
        {
            Files.WriteText(path, text());
        }
    }

    private void Complain(string problem)
    {
        _problems++;
        environment.Error.WriteLine(problem);
    }
}
