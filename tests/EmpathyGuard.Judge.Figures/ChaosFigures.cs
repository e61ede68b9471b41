using System.Globalization;
using EmpathyGuard.Judge.Tests;
using EmpathyGuard.Judge.Tests.Chaos;

namespace EmpathyGuard.Judge.Figures;

/// <summary>What the chaos tests assert, over many seeds and then with eight calls at a time on the system's clock, where the machine has its say.</summary>
internal static class ChaosFigures
{
    /// <summary>How many calls each row makes unless told otherwise.</summary>
    public const int DefaultCalls = 9000;

    private const string Heading = "   calls   faults   judged  rewrites   lost   silent passes   without a reason   without the embedded verdict";

    private const int CallsOfASeed = 1000;
    private const int AtATime = 8;

    // A slow judge really is slow there.
    private const int MostOnTheSystemsClock = 800;

    /// <summary>Runs all rows and writes each as soon as it is known.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="calls">How many calls a row, at least 1; eight at a time on the system's clock at most 800.</param>
    /// <returns>Whether nothing happened that must not.</returns>
    public static async Task<bool> WriteAsync(TextWriter output, int calls)
    {
        (bool seeds, Outcome overSeeds) = await WriteAsync(output, "Over many seeds, on a clock that skips the waiting", row => OverSeedsAsync(row, calls), embedded: true);
        (bool eight, Outcome together) = await WriteAsync(output, "Eight calls at a time, on the system's clock", row => TogetherAsync(row, Math.Min(calls, MostOnTheSystemsClock)), embedded: false);
        Outcome total = overSeeds + together;
        await output.WriteLineAsync($"{"In all",-36}{total}");
        if (total.Faults == 0 || total.Counts.Rewrites == 0)
        {
            await output.WriteLineAsync("No fault struck or no rewrite went out: this shows nothing. Make more calls.");
            return false;
        }

        return seeds && eight;
    }

    private static async Task<(bool Holds, Outcome Total)> WriteAsync(TextWriter output, string title, Func<ChaosRow, Task<Outcome>> run, bool embedded)
    {
        await output.WriteLineAsync(title);
        await output.WriteLineAsync($"{"faults of a kind",-36}{Heading}");
        bool holds = true;
        Outcome total = default;
        foreach (ChaosRow row in ChaosRow.All)
        {
            Outcome outcome = await run(row);
            total += outcome;
            bool good = Holds(row, outcome.Counts, embedded);
            holds &= good;
            string name = string.Create(CultureInfo.InvariantCulture, $"{row.Rate * 100,3} %, {(row.Streaming ? "streamed" : "whole")}, {(row.Breaks ? "default pipeline" : "no breaker")}");
            await output.WriteLineAsync($"{name,-36}{outcome}{(good ? "" : "  must not be")}");
        }

        await output.WriteLineAsync();
        return (holds, total);
    }

    // A judge that never answers rightly has no opinion. The embedded verdict may be lost, and said so, only where a machine can be too slow for the guard's own time limit.
    private static bool Holds(ChaosRow row, ChaosCounts counts, bool embedded) =>
        (counts.Lost, counts.Passed, counts.Unsaid) == (0, 0, 0)
        && !(embedded && counts.Unjudged > 0)
        && !(row.Rate >= 1 && counts.Judged + counts.Rewrites > 0);

    private static async Task<Outcome> OverSeedsAsync(ChaosRow row, int calls)
    {
        Outcome outcome = default;
        for (int seed = 0; outcome.Counts.Calls < calls; seed++)
        {
            var time = new SkippingTime();
            using var judge = new ChaosJudge(row.Rate, seed, time);
            var run = new ChaosRun(judge, row.Streaming, row.Breaks, time);
            await run.AskAsync(Math.Min(CallsOfASeed, calls - outcome.Counts.Calls), CancellationToken.None);
            outcome += new Outcome(judge.Faults, run.Counts);
        }

        return outcome;
    }

    private static async Task<Outcome> TogetherAsync(ChaosRow row, int calls)
    {
        using var judge = new ChaosJudge(row.Rate, seed: AtATime, time: null);
        (ChaosRun Run, int Calls)[] runs = [.. Enumerable.Range(0, AtATime).Select(i => (new ChaosRun(judge, row.Streaming, row.Breaks, time: null), (calls + i) / AtATime))];
        await Task.WhenAll(runs.Select(static each => Task.Run(() => each.Run.AskAsync(each.Calls, CancellationToken.None))));
        return new Outcome(judge.Faults, runs.Aggregate(default(ChaosCounts), static (sum, each) => sum + each.Run.Counts));
    }

    private readonly record struct Outcome(int Faults, ChaosCounts Counts)
    {
        public static Outcome operator +(Outcome a, Outcome b) => new(a.Faults + b.Faults, a.Counts + b.Counts);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Counts.Calls,8}{Faults,9}{Counts.Judged,9}{Counts.Rewrites,10}{Counts.Lost,7}{Counts.Passed,16}{Counts.Unsaid,19}{Counts.Unjudged,31}");
    }
}
