using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>One run: measures everything, prints it, and writes the files that were asked for.</summary>
internal static class CompareRun
{
    private static readonly (string Name, Action<CompareContext> Run)[] Sections =
    [
        ("reply", ReplySection.Run),
        ("decorator", DecoratorSection.Run),
        ("growth", LengthSection.Run),
        ("hostile texts", HostileSection.Run),
        ("callers", ConcurrencySection.Run),
        ("first words", FirstTokenSection.Run),
        ("cold start", ColdStartSection.Run),
    ];

    /// <summary>Runs with the arguments of the command line.</summary>
    /// <returns>0, or 2 where it cannot run as asked. A goal that is missed does not change it.</returns>
    public static int Run(IReadOnlyList<string> args)
    {
        try
        {
            var settings = CompareSettings.Parse(args);

            // Read first, so that two minutes are not spent on a file that cannot be written.
            string? readme = settings.Readme is { } path ? File.ReadAllText(path) : null;
            _ = readme is null ? null : ReadmeSection.Replace(readme, "");
            CompareReport report = Measure(settings);
            Console.WriteLine(TextReport.Whole(report));
            Write(settings.Json, () => JsonReport.Write(report));
            Write(settings.Svg, () => SvgChart.Write(report));
            Write(settings.Readme, () => ReadmeSection.Replace(readme!, TextReport.ForReadme(report)));
            return 0;
        }
        catch (Exception exception) when (exception is CompareException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
    }

    private static CompareReport Measure(CompareSettings settings)
    {
        long begin = Stopwatch.GetTimestamp();
        string load = MachineLoad.Read();
        string? noPeers = null;
        using PeerProcess? peers = settings.Peers ? StartPeers(out noPeers) : null;
        var context = new CompareContext(settings, peers);
        if (noPeers is not null)
        {
            context.Missing.Add($"the npm packages: {noPeers}");
        }

        foreach ((string name, Action<CompareContext> run) in Sections)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(begin).TotalSeconds,4:0} s  {name}"));
            run(context);
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(begin).TotalSeconds,4:0} s  done"));
        string node = peers is null ? "" : $", Node.js {peers.Node}";
        string cores = Environment.ProcessorCount == 1 ? "1 core" : string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores");
        return new CompareReport
        {
            Origin = $"{LexicalEmpathyScorer.Shared.Version} on {RuntimeInformation.FrameworkDescription}{node}, {RuntimeInformation.RuntimeIdentifier}, {cores}{load}.",
            Tables = context.Tables,
            Goals = context.Goals,
            Missing = context.Missing,
        };
    }

    private static PeerProcess? StartPeers(out string? reason)
    {
        try
        {
            reason = null;
            return PeerProcess.Start();
        }
        catch (PeerException exception)
        {
            reason = exception.Message;
            return null;
        }
    }

    private static void Write(string? path, Func<string> text)
    {
        if (path is not null)
        {
            File.WriteAllText(path, text());
        }
    }
}
