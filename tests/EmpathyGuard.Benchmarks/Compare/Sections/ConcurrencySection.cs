using System.Diagnostics;
using System.Globalization;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>How many exchanges are scored in a second by one scorer with many callers, each on a thread of its own.</summary>
internal static class ConcurrencySection
{
    private const int RoundCount = 5;
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SemanticTime = TimeSpan.FromMilliseconds(500);
    private static readonly int[] LexicalCallers = [1, 2, 4, 8, 16, 32, 64];
    private static readonly int[] SemanticCallers = [1, 2];

    public static void Run(CompareContext context)
    {
        var exchange = new EmpathyExchange(BenchmarkTexts.Message, BenchmarkTexts.Reply);
        List<Throughput>[] lexical = Measure(LexicalCallers, Time, _ => () => LexicalEmpathyScorer.Shared.Assess(exchange));
        List<Throughput>[] semantic = Measure(
            SemanticCallers, SemanticTime, static caller => FreshExchanges.Over(BenchmarkTexts.Reply, static e => SemanticEmpathyScorer.Shared.Assess(e), caller));
        context.Tables.Add(new CompareTable
        {
            Key = "concurrency",
            Title = "Callers of one scorer",
            Note = $"The exchange above, each caller on a thread of its own, {Environment.ProcessorCount} cores. A second of processor time is one core's, without what other programs took.",
            Columns =
            [
                new("perSecond", "exchanges", FigureUnit.PerSecond),
                new("perSecondOfProcessor", "of processor time", FigureUnit.PerSecond),
                new("ratio", "× one caller", FigureUnit.Ratio),
            ],
            Rows =
            [
                .. LexicalCallers.Select((callers, i) => Row("lexical", callers, lexical[i], lexical[0])),
                .. SemanticCallers.Select((callers, i) => Row("semantic, every sentence new", callers, semantic[i], semantic[0])),
            ],
            Charted = "perSecond",
            InReadme = true,
        });
        context.Goals.Add(new Goal("Exchanges scored for each core", FigureUnit.PerSecond, Statistics.Quantile(lexical[0].Select(static t => t.PerProcessorSecond), 0.5), 20_000, AtLeast: true));
        if (Environment.ProcessorCount >= 2)
        {
            context.Goals.Add(new Goal("Two callers on two cores against one", FigureUnit.Ratio, Ratio(lexical[1], lexical[0]), 1.9, AtLeast: true));
        }
    }

    private static Row Row(string scorer, int callers, List<Throughput> rounds, List<Throughput> one) => new(
        string.Create(CultureInfo.InvariantCulture, $"{scorer}: {callers} {(callers == 1 ? "caller" : "callers")}"),
        Statistics.Quantile(rounds.Select(static t => t.PerSecond), 0.5),
        Statistics.Quantile(rounds.Select(static t => t.PerProcessorSecond), 0.5),
        Ratio(rounds, one));

    private static double Ratio(List<Throughput> rounds, List<Throughput> one) =>
        Statistics.Ratio([.. rounds.Select(static t => t.PerSecond)], [.. one.Select(static t => t.PerSecond)]);

    /// <summary>The rounds for each number of callers, measured by turns.</summary>
    private static List<Throughput>[] Measure(int[] callers, TimeSpan time, Func<int, Action> call)
    {
        Action[] calls = [.. Enumerable.Range(0, callers.Max()).Select(call)];
        List<Throughput>[] rounds = [.. callers.Select(static _ => new List<Throughput>())];
        for (int round = 0; round < RoundCount; round++)
        {
            for (int i = 0; i < callers.Length; i++)
            {
                rounds[i].Add(Measure(calls[..callers[i]], time));
            }
        }

        return rounds;
    }

    private static Throughput Measure(Action[] callers, TimeSpan time)
    {
        long calls = 0;
        long ends = long.MaxValue;
        using var ready = new CountdownEvent(callers.Length);
        using var go = new ManualResetEventSlim();
        Thread[] threads = [.. callers.Select(call => new Thread(() => Call(call)))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        ready.Wait();
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        long begin = Stopwatch.GetTimestamp();
        Volatile.Write(ref ends, begin + (long)(time.TotalSeconds * Stopwatch.Frequency));
        go.Set();
        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        double wall = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return new Throughput(calls / wall, calls / (Environment.CpuUsage.TotalTime - processorBefore).TotalSeconds);

        void Call(Action call)
        {
            // A thread's first call finds nothing in its own caches.
            call();
            _ = ready.Signal();
            go.Wait();
            long end = Volatile.Read(ref ends);
            int own = 0;
            while (Stopwatch.GetTimestamp() < end)
            {
                call();
                own++;
            }

            _ = Interlocked.Add(ref calls, own);
        }
    }

    private readonly record struct Throughput(double PerSecond, double PerProcessorSecond);
}
