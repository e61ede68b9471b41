using EmpathyGuard.Semantic;
using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.Bench.Data;
using EmpathyGuard.Tool.Bench.Pairs;
using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Fit;
using EmpathyGuard.Tool.Output;
using Spectre.Console;

namespace EmpathyGuard.Tool.Commands;

/// <summary>One run of <c>empathyguard fit</c>: read, fit, write or compare.</summary>
internal sealed class FitRun(FitOptions options, ToolEnvironment environment)
{
    private const string UsualOutput = "weights.txt";
    private const string UsualHeads = "heads.txt";
    private const int MostDifferences = 10;

    private int _problems;

    /// <summary>Runs to the end or to the cancellation.</summary>
    /// <returns>The exit code.</returns>
    public int Run(CancellationToken cancellationToken)
    {
        TrainingSets? sets = options.Data is string data ? TrainingSets.Of(data, DataFolder.ReadManifest(data), Complain) : null;
        if (options.Calibrate && sets is null)
        {
            throw new ToolException("--calibrate needs the labels of --data <folder>");
        }

        string? folder = options.Pairs ?? PairsFolder.TryFind(environment.Folder);
        IReadOnlyList<BenchItem> items = folder is null ? [] : PairsFolder.Read(folder, BenchHalf.Open, Complain);
        if (items.Count == 0 && sets is null)
        {
            throw new ToolException("nothing to fit on: no benchmark was found, and no --data was given");
        }

        if (options.Semantic)
        {
            return RunSemantic(items, sets, cancellationToken);
        }

        WeightsFit fit = new(EmpathyWeights.Default, items, sets);
        try
        {
            fit.Run(cancellationToken);
            if (options.Calibrate)
            {
                fit.Calibrate(sets!, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }

        string text = WeightsDocument.Write(fit, items.Count, sets, options.Calibrate);
        WriteTo(UsualOutput, text);
        string title = $"Weights {fit.Weights.Hash}";
        ReportOutput.Show(environment, console => Show(console, title, fit.Models, sets), writer => Write(writer, title, fit.Models, sets));
        bool isSame = !options.Check || Check("weights", EmpathyWeights.EmbeddedText(), text);
        return isSame && _problems == 0 ? ExitCodes.Success : ExitCodes.SomeLinesFailed;
    }

    private int RunSemantic(IReadOnlyList<BenchItem> items, TrainingSets? sets, CancellationToken cancellationToken)
    {
        if (options.Calibrate)
        {
            throw new ToolException("--calibrate bends the lexical scorer's scores; the semantic scorer takes them over");
        }

        SemanticFit fit = new(EmpathyWeights.Default, items, sets);
        string text;
        try
        {
            text = fit.Run(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }

        WriteTo(UsualHeads, text);
        string title = $"Heads on weights {EmpathyWeights.Default.Hash}";
        ReportOutput.Show(environment, console => Show(console, title, fit.Models, sets), writer => Write(writer, title, fit.Models, sets));
        bool isSame = !options.Check || Check("heads", SemanticHeads.EmbeddedText(), text);
        return isSame && _problems == 0 ? ExitCodes.Success : ExitCodes.SomeLinesFailed;
    }

    private void WriteTo(string usual, string text)
    {
        if ((options.Output ?? (options.Check ? null : usual)) is string output)
        {
            Files.WriteText(Path.Combine(environment.Folder, output), text);
        }
    }

    // A user's data differ from the project's, so the lines that differ say more than that the files do.
    private bool Check(string what, string embedded, string text)
    {
        embedded = embedded.ReplaceLineEndings("\n");
        if (embedded == text)
        {
            environment.Error.WriteLine($"the embedded {what} are what this fit gives");
            return true;
        }

        string[] before = embedded.Split('\n');
        string[] now = text.Split('\n');
        string[] differences = [.. before.Except(now).Select(static line => $"- {line}"), .. now.Except(before).Select(static line => $"+ {line}")];
        environment.Error.WriteLine($"the embedded {what} (-) differ from what this fit gives (+):");
        foreach (string difference in differences.Take(MostDifferences))
        {
            environment.Error.WriteLine(difference);
        }

        if (differences.Length > MostDifferences)
        {
            environment.Error.WriteLine($"and {differences.Length - MostDifferences} more lines");
        }

        return false;
    }

    private static void Show(IAnsiConsole console, string title, IReadOnlyList<FittedModel> models, TrainingSets? sets)
    {
        Table table = TerminalReport.Make(title, FitText.Headings);
        foreach (string[] row in models.SelectMany(FitText.Rows))
        {
            _ = table.AddRow(row.Select(static cell => new Spectre.Console.Text(cell)));
        }

        console.Write(table);
        foreach (string line in Refusals(sets))
        {
            console.WriteLine(line);
        }
    }

    private static void Write(TextWriter writer, string title, IReadOnlyList<FittedModel> models, TrainingSets? sets)
    {
        writer.Write($"{title}\n");
        PlainReport.WriteTable(writer, [[.. FitText.Headings], .. models.SelectMany(FitText.Rows)], words: true);
        foreach (string line in Refusals(sets))
        {
            writer.Write($"{line}\n");
        }
    }

    private static IEnumerable<string> Refusals(TrainingSets? sets) =>
        sets?.Refused.Select(static set => $"refused: {set.File}, because {set.Why}") ?? [];

    private void Complain(string problem)
    {
        _problems++;
        environment.Error.WriteLine(problem);
    }
}
