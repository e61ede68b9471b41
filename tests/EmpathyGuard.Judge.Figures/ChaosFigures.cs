using System.Globalization;
using EmpathyGuard.Judge.Tests;
using EmpathyGuard.Judge.Tests.Chaos;

namespace EmpathyGuard.Judge.Figures;

/// <summary>What the chaos tests assert, over many seeds and then with eight calls at a time on the system's clock, where the machine has its say.</summary>
internal static class ChaosFigures
{
    /// <summary>How many calls each row makes unless told otherwise.</summary>
    public const int DefaultCalls = 9000;

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
        var total = new ChaosTally();
        bool holds = await WriteAsync(output, "Over many seeds, on a clock that skips the waiting", row => OverSeedsAsync(row, calls), embedded: true, total);
        holds &= await WriteAsync(output, "Eight calls at a time, on the system's clock", row => TogetherAsync(row, Math.Min(calls, MostOnTheSystemsClock)), embedded: false, total);
        await output.WriteLineAsync($"{"In all",-36}{total}");
        if (total.Faults == 0 || total.Rewrites == 0)
        {
            await output.WriteLineAsync("No fault struck or no rewrite went out: this shows nothing. Make more calls.");
            return false;
        }

        return holds;
    }

    private static async Task<bool> WriteAsync(TextWriter output, string title, Func<ChaosRow, Task<ChaosTally>> run, bool embedded, ChaosTally total)
    {
        await output.WriteLineAsync(title);
        await output.WriteLineAsync($"{"faults of a kind",-36}{ChaosTally.Heading}");
        bool holds = true;
        foreach (ChaosRow row in ChaosRow.All)
        {
            ChaosTally tally = await run(row);
            total.Add(tally);
            bool good = Holds(row, tally, embedded);
            holds &= good;
            string name = string.Create(CultureInfo.InvariantCulture, $"{row.Rate * 100,3} %, {(row.Streaming ? "streamed" : "whole")}, {(row.Breaks ? "default pipeline" : "no breaker")}");
            await output.WriteLineAsync($"{name,-36}{tally}{(good ? "" : "  must not be")}");
        }

        await output.WriteLineAsync();
        return holds;
    }

    // A judge that never answers rightly has no opinion. The embedded verdict may be lost, and said so, only where a machine can be too slow for the guard's own time limit.
    private static bool Holds(ChaosRow row, ChaosTally tally, bool embedded) =>
        (tally.Lost, tally.Passed, tally.Unsaid) == (0, 0, 0)
        && !(embedded && tally.Unjudged > 0)
        && !(row.Rate >= 1 && tally.Judged + tally.Rewrites > 0);

    private static async Task<ChaosTally> OverSeedsAsync(ChaosRow row, int calls)
    {
        var tally = new ChaosTally();
        for (int seed = 0; tally.Calls < calls; seed++)
        {
            var time = new SkippingTime();
            using var judge = new ChaosJudge(row.Rate, seed, time);
            var run = new ChaosRun(judge, row.Streaming, row.Breaks, time);
            await run.AskAsync(Math.Min(CallsOfASeed, calls - tally.Calls), CancellationToken.None);
            tally.Add(judge.Faults, run);
        }

        return tally;
    }

    private static async Task<ChaosTally> TogetherAsync(ChaosRow row, int calls)
    {
        using var judge = new ChaosJudge(row.Rate, seed: AtATime, time: null);
        (ChaosRun Run, int Calls)[] runs = [.. Enumerable.Range(0, AtATime).Select(i => (new ChaosRun(judge, row.Streaming, row.Breaks, time: null), (calls + i) / AtATime))];
        await Task.WhenAll(runs.Select(static each => Task.Run(() => each.Run.AskAsync(each.Calls, CancellationToken.None))));
        var tally = new ChaosTally();
        tally.Add(judge.Faults, [.. runs.Select(static each => each.Run)]);
        return tally;
    }
}
