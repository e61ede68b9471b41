using System.Globalization;

namespace EmpathyGuard.Judge.Tests.Chaos;

/// <summary>A guarded model with a judge that faults at random, chaos innermost: every reply arrives, no failing one passes, and no rewrite goes out that was not preferred in both orders.</summary>
public class ChaosTests(ITestOutputHelper output)
{
    private const int CallsOfARow = 400;
    private const int CallsOfASeed = 1000;
    private const int Seeds = 9;

    public static TheoryData<double, bool, bool> Rows()
    {
        var rows = new TheoryData<double, bool, bool>();
        foreach (double rate in new[] { 0.02, 0.1, 1 })
        {
            foreach (bool streaming in new[] { false, true })
            {
                rows.Add(rate, streaming, false);
                rows.Add(rate, streaming, true);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Guard_UnderChaos_LosesNoReplyAndPassesNoFailure(double rate, bool streaming, bool breaks)
    {
        int faults = await RunAsync(rate, streaming, breaks, seed: 20_261, CallsOfARow);

        // An open circuit spares the judge the rest.
        Assert.True(breaks || faults > CallsOfARow * rate);
    }

    /// <summary>The same over many seeds: on request, for it takes minutes.</summary>
    [Fact(Explicit = true)]
    public async Task Campaign_OverManySeeds_LosesNoReplyAndPassesNoFailure()
    {
        foreach ((double rate, bool streaming, bool breaks) in Rows().Select(static row => row.Data))
        {
            for (int seed = 0; seed < Seeds; seed++)
            {
                await RunAsync(rate, streaming, breaks, seed, CallsOfASeed);
            }
        }
    }

    /// <summary>The same with eight calls at a time on the system's clock, where the machine has its say.</summary>
    [Fact(Explicit = true)]
    public async Task Campaign_EightAtATime_LosesNoReplyAndPassesNoFailure()
    {
        foreach ((double rate, bool streaming, bool breaks) in Rows().Select(static row => row.Data))
        {
            using var chaos = new ChaosJudge(rate, seed: 8, time: null);
            ChaosRun[] runs = [.. Enumerable.Range(0, 8).Select(_ => new ChaosRun(chaos, streaming, breaks, time: null))];
            await Task.WhenAll(runs.Select(static run => Task.Run(() => run.AskAsync(100, Given.Token))));
            foreach (ChaosRun run in runs)
            {
                Report(run, rate, streaming, breaks, chaos);
                Assert.Equal((0, 0, 0), (run.Lost, run.Passed, run.Unsaid));
            }
        }
    }

    private async Task<int> RunAsync(double rate, bool streaming, bool breaks, int seed, int calls)
    {
        var time = new SkippingTime();
        using var chaos = new ChaosJudge(rate, seed, time);
        var run = new ChaosRun(chaos, streaming, breaks, time);
        await run.AskAsync(calls, Given.Token);
        Report(run, rate, streaming, breaks, chaos);
        Assert.Equal((0, 0, 0, 0), (run.Lost, run.Passed, run.Unsaid, run.Unjudged));
        Assert.True(chaos.Faults > 0);
        Assert.Equal(rate < 1, run.Judged > 0);
        Assert.Equal(rate < 1, run.Rewrites > 0);
        return chaos.Faults;
    }

    private void Report(ChaosRun run, double rate, bool streaming, bool breaks, ChaosJudge chaos) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{rate:P0}, streaming {streaming}, {(breaks ? "default pipeline" : "no breaker")}: {chaos.Faults} faults; {run}"));
}
