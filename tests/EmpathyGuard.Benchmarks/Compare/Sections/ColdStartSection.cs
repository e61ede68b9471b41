using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The first assessment in a fresh process.</summary>
internal static class ColdStartSection
{
    private const int Processes = 7;
    private const double MillisecondsToNanoseconds = 1e6;

    public static void Run(CompareContext context)
    {
        List<Row> rows = [];
        string self = typeof(ColdStartSection).Assembly.Location;
        foreach (string what in (string[])[ColdStart.Nothing, ColdStart.Lexical, ColdStart.Semantic])
        {
            rows.Add(Measure(self, what, what == ColdStart.Nothing ? "a process that assesses nothing" : $"{what} scorer, as built"));
        }

        if (context.Settings.Published is { } published)
        {
            Row row = Measure(published, ColdStart.Lexical, "lexical scorer, as published");
            rows.Add(row);
            rows.Add(Measure(published, ColdStart.Semantic, "semantic scorer, as published"));
            context.Goals.Add(new Goal("First assessment of the published program, once its process is up", FigureUnit.Nanoseconds, row.Figures[0] ?? double.NaN, 60e6));
        }

        context.Tables.Add(new CompareTable
        {
            Key = "coldStart",
            Title = "The first assessment in a fresh process",
            Note = $"Medians of {Processes} processes.",
            Columns =
            [
                new("first", "once the process is up", FigureUnit.Nanoseconds),
                new("whole", "from start to end of the process", FigureUnit.Nanoseconds),
            ],
            Rows = rows,
            InReadme = true,
        });
    }

    private static Row Measure(string program, string what, string name)
    {
        List<double> first = [];
        List<double> whole = [];
        for (int i = 0; i < Processes; i++)
        {
            (double own, double all) = Once(program, what);
            first.Add(own);
            whole.Add(all);
        }

        return new Row(name, what == ColdStart.Nothing ? null : Statistics.Quantile(first, 0.5), Statistics.Quantile(whole, 0.5));
    }

    private static (double First, double Whole) Once(string program, string what)
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
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            double whole = Stopwatch.GetElapsedTime(begin).TotalMilliseconds * MillisecondsToNanoseconds;
            return process.ExitCode == 0 && double.TryParse(output, CultureInfo.InvariantCulture, out double first)
                ? (first * MillisecondsToNanoseconds, whole)
                : throw new CompareException($"'{program} {ColdStart.Option} {what}' ended with exit code {process.ExitCode}");
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
}
