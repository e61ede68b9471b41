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

        IReadOnlyList<BenchItem> items = ReadItems();
        if (items.Count == 0 && sets is null)
        {
            throw new ToolException("nothing to fit on: no benchmark was found, and no --data was given");
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
        if ((options.Output ?? (options.Check ? null : UsualOutput)) is string output)
        {
            Files.WriteText(Path.Combine(environment.Folder, output), text);
        }

        ReportOutput.Show(environment, console => Show(console, fit, sets), writer => Write(writer, fit, sets));
        bool isSame = !options.Check || Check(text);
        return isSame && _problems == 0 ? ExitCodes.Success : ExitCodes.SomeLinesFailed;
    }

    private IReadOnlyList<BenchItem> ReadItems()
    {
        string? folder = options.Pairs ?? PairsFolder.TryFind(environment.Folder);
        try
        {
            return folder is null ? [] : PairsFolder.Read(folder, BenchHalf.Open, Complain);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"cannot read '{folder}': {Files.Why(folder!, e)}", e);
        }
    }

    // A user's data differ from the project's, so the lines that differ say more than that the files do.
    private bool Check(string text)
    {
        string embedded = EmpathyWeights.EmbeddedText().ReplaceLineEndings("\n");
        if (embedded == text)
        {
            environment.Error.WriteLine("the embedded weights are what this fit gives");
            return true;
        }

        string[] before = embedded.Split('\n');
        string[] now = text.Split('\n');
        string[] differences = [.. before.Except(now).Select(static line => $"- {line}"), .. now.Except(before).Select(static line => $"+ {line}")];
        environment.Error.WriteLine("the embedded weights (-) differ from what this fit gives (+):");
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

    private static void Show(IAnsiConsole console, WeightsFit fit, TrainingSets? sets)
    {
        Table table = TerminalReport.Make(Title(fit), FitText.Headings);
        foreach (string[] row in fit.Models.SelectMany(FitText.Rows))
        {
            _ = table.AddRow(row.Select(static cell => new Spectre.Console.Text(cell)));
        }

        console.Write(table);
        foreach (string line in Refusals(sets))
        {
            console.WriteLine(line);
        }
    }

    private static void Write(TextWriter writer, WeightsFit fit, TrainingSets? sets)
    {
        writer.Write($"{Title(fit)}\n");
        PlainReport.WriteTable(writer, [[.. FitText.Headings], .. fit.Models.SelectMany(FitText.Rows)], words: true);
        foreach (string line in Refusals(sets))
        {
            writer.Write($"{line}\n");
        }
    }

    private static string Title(WeightsFit fit) => $"Weights {fit.Weights.Hash}";

    private static IEnumerable<string> Refusals(TrainingSets? sets) =>
        sets?.Refused.Select(static set => $"refused: {set.File}, because {set.Why}") ?? [];

    private void Complain(string problem)
    {
        _problems++;
        environment.Error.WriteLine(problem);
    }
}
