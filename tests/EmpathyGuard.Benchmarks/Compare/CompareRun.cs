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
            if (settings.Published is { } program && !File.Exists(program))
            {
                throw new CompareException($"'{program}' does not exist");
            }

            CompareDocument? readme = CompareDocument.Read(settings.Readme);
            CompareDocument? document = CompareDocument.Read(settings.Markdown);
            CompareReport report = Measure(settings);
            Console.WriteLine(TextReport.Whole(report));
            Write(settings.Json, () => JsonReport.Write(report));
            Write(settings.Svg, () => SvgChart.Write(report));
            readme?.Write(TextReport.ForReadme(report));
            document?.Write(TextReport.Whole(report));
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
        var context = new CompareContext(settings, peers?.Conversation);
        if (noPeers is not null)
        {
            context.Missing.Add($"The npm packages: {noPeers}.");
        }

        foreach ((string name, Action<CompareContext> run) in Sections)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(begin).TotalSeconds,4:0} s  {name}"));
            run(context);
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(begin).TotalSeconds,4:0} s  done"));
        context.Missing.AddRange(context.Peers?.Failures ?? []);
        string node = context.Peers is { } conversation ? $", Node.js {conversation.Node}" : "";
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
