using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The first assessment in a fresh process, and the memory of that process.</summary>
internal static class ColdStartSection
{
    private const int Processes = 5;
    private const double MillisecondsToNanoseconds = 1e6;
    private const string PublishedLexical = "lexical scorer, as published";

    public static void Run(CompareContext context)
    {
        string self = typeof(ColdStartSection).Assembly.Location;
        List<Subject> subjects =
        [
            new("a process that assesses nothing", self, ColdStart.Nothing),
            new("lexical scorer, as built", self, ColdStart.Lexical),
            new("semantic scorer, as built", self, ColdStart.Semantic),
        ];
        if (context.Settings.Published is { } published)
        {
            subjects.Add(new Subject(PublishedLexical, published, ColdStart.Lexical));
            subjects.Add(new Subject("semantic scorer, as published", published, ColdStart.Semantic));
        }
        else
        {
            context.Missing.Add("The first assessment of a published program: no program was given with --published.");
        }

        // By turns, so that what else the machine does falls on all of them alike.
        foreach (Subject subject in Enumerable.Range(0, Processes).SelectMany(_ => subjects.ToArray()))
        {
            try
            {
                subject.Starts.Add(Once(subject.Program, subject.What));
            }
            catch (CompareException exception)
            {
                // What was measured before is worth more than this one row.
                context.Missing.Add($"The first assessment, {subject.Name}: {exception.Message}.");
                _ = subjects.Remove(subject);
            }
        }

        context.Tables.Add(new CompareTable
        {
            Key = "coldStart",
            Title = "The first assessment in a fresh process",
            Note = $"Medians of {Processes} processes. The memory is what the process has in memory right after that assessment, the runtime's own included.",
            Columns =
            [
                new("first", "once the process is up", FigureUnit.Nanoseconds),
                new("whole", "from start to end of the process", FigureUnit.Nanoseconds),
                new("memory", "memory of the process", FigureUnit.Bytes),
            ],
            Rows = [.. subjects.Select(static s => new Row(s.Name, s.What == ColdStart.Nothing ? null : s.Median(static t => t.First), s.Median(static t => t.Whole), s.Median(static t => t.Memory)))],
            Charted = "first",
            InReadme = true,
        });
        context.Goals.Add(new Goal(
            "First assessment of the published program, once its process is up",
            FigureUnit.Nanoseconds,
            subjects.Find(static s => s.Name == PublishedLexical)?.Median(static t => t.First) ?? double.NaN,
            60e6));
    }

    private static Start Once(string program, string what)
    {
        bool needsHost = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(needsHost ? Host() : program, needsHost ? [program, ColdStart.Option, what] : [ColdStart.Option, what])
        {
            RedirectStandardOutput = true,
        };
        long begin = Stopwatch.GetTimestamp();
        try
        {
            using Process process = Process.Start(start)!;
            string[] output = process.StandardOutput.ReadToEnd().Split(' ');
            process.WaitForExit();
            double whole = Stopwatch.GetElapsedTime(begin).TotalNanoseconds;
            return process.ExitCode == 0 && output.Length == 2
                && double.TryParse(output[0], CultureInfo.InvariantCulture, out double first)
                && long.TryParse(output[1], CultureInfo.InvariantCulture, out long memory)
                ? new Start(first * MillisecondsToNanoseconds, whole, memory)
                : throw new CompareException($"'{program} {ColdStart.Option} {what}' ended with exit code {process.ExitCode}, and without its figures");
        }
        catch (Win32Exception)
        {
            throw new CompareException($"'{program}' cannot be started");
        }
    }

    // This process may be its own host, under the program's name; the runtime then says where the host of others is.
    private static string Host() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");

    private sealed record Subject(string Name, string Program, string What)
    {
        public List<Start> Starts { get; } = [];

        public double Median(Func<Start, double> figure) => Statistics.Quantile(Starts.Select(figure), 0.5);
    }

    private readonly record struct Start(double First, double Whole, double Memory);
}
