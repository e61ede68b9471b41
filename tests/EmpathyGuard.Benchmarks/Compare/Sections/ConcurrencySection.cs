using System.Diagnostics;
using System.Globalization;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>How many exchanges are scored in a second by one scorer with many callers.</summary>
internal static class ConcurrencySection
{
    private const int RoundCount = 5;
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(200);
    private static readonly int[] Callers = [1, 2, 4, 8, 16, 32, 64];

    public static void Run(CompareContext context)
    {
        var exchange = new EmpathyExchange(BenchmarkTexts.Message, BenchmarkTexts.Reply);
        var rounds = Callers.ToDictionary(static callers => callers, static _ => new List<Throughput>());
        foreach (int callers in Enumerable.Repeat(Callers, RoundCount).SelectMany(static c => c))
        {
            rounds[callers].Add(Measure(exchange, callers));
        }

        context.Tables.Add(new CompareTable
        {
            Key = "concurrency",
            Title = "Callers of one lexical scorer",
            Note = $"The exchange above, each caller on a thread of its own, {Environment.ProcessorCount} cores. A second of processor time is one core's, without what other programs took.",
            Columns =
            [
                new("perSecond", "exchanges", FigureUnit.PerSecond),
                new("perSecondOfProcessor", "of processor time", FigureUnit.PerSecond),
                new("ratio", "× one caller", FigureUnit.Ratio),
            ],
            Rows = [.. Callers.Select(callers => Row(callers, rounds))],
            InReadme = true,
        });
        context.Goals.Add(new Goal("Exchanges scored for each core", FigureUnit.PerSecond, Statistics.Quantile(rounds[1].Select(static t => t.PerProcessorSecond), 0.5), 20_000, AtLeast: true));
        if (Environment.ProcessorCount >= 2)
        {
            context.Goals.Add(new Goal("Two callers on two cores against one", FigureUnit.Ratio, Ratio(rounds, 2), 1.9, AtLeast: true));
        }
    }

    private static Row Row(int callers, Dictionary<int, List<Throughput>> rounds)
    {
        string name = callers == 1 ? "1 caller" : string.Create(CultureInfo.InvariantCulture, $"{callers} callers");
        return new Row(
            name,
            Statistics.Quantile(rounds[callers].Select(static t => t.PerSecond), 0.5),
            Statistics.Quantile(rounds[callers].Select(static t => t.PerProcessorSecond), 0.5),
            Ratio(rounds, callers));
    }

    private static double Ratio(Dictionary<int, List<Throughput>> rounds, int callers) =>
        Statistics.Ratio([.. rounds[callers].Select(static t => t.PerSecond)], [.. rounds[1].Select(static t => t.PerSecond)]);

    private static Throughput Measure(EmpathyExchange exchange, int callers)
    {
        long calls = 0;
        long ends = long.MaxValue;
        using var ready = new CountdownEvent(callers);
        using var go = new ManualResetEventSlim();
        Thread[] threads = [.. Enumerable.Range(0, callers).Select(_ => new Thread(Call))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        ready.Wait();
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        long begin = Stopwatch.GetTimestamp();
        Volatile.Write(ref ends, begin + (long)(Time.TotalSeconds * Stopwatch.Frequency));
        go.Set();
        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        double wall = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return new Throughput(calls / wall, calls / (Environment.CpuUsage.TotalTime - processorBefore).TotalSeconds);

        void Call()
        {
            // A thread's first call finds nothing in its own caches.
            _ = LexicalEmpathyScorer.Shared.Assess(exchange);
            _ = ready.Signal();
            go.Wait();
            long end = Volatile.Read(ref ends);
            int own = 0;
            while (Stopwatch.GetTimestamp() < end)
            {
                _ = LexicalEmpathyScorer.Shared.Assess(exchange);
                own++;
            }

            _ = Interlocked.Add(ref calls, own);
        }
    }

    private readonly record struct Throughput(double PerSecond, double PerProcessorSecond);
}
