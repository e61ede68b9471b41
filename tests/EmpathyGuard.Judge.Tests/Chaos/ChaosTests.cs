using System.Globalization;

namespace EmpathyGuard.Judge.Tests.Chaos;

/// <summary>A guarded model with a judge that faults at random, chaos innermost: every reply arrives, no failing one passes, and no rewrite goes out that was not preferred in both orders.</summary>
public class ChaosTests(ITestOutputHelper output)
{
    private const int Calls = 400;

    public static TheoryData<double, bool, bool> Rows()
    {
        var rows = new TheoryData<double, bool, bool>();
        foreach (ChaosRow row in ChaosRow.All)
        {
            rows.Add(row.Rate, row.Streaming, row.Breaks);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Guard_UnderChaos_LosesNoReplyAndPassesNoFailure(double rate, bool streaming, bool breaks)
    {
        var time = new SkippingTime();
        using var chaos = new ChaosJudge(rate, seed: 20_261, time);
        var run = new ChaosRun(chaos, streaming, breaks, time);

        await run.AskAsync(Calls, Given.Token);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chaos.Faults} faults; {run.Counts}"));
        Assert.Equal((0, 0, 0, 0), (run.Counts.Lost, run.Counts.Passed, run.Counts.Unsaid, run.Counts.Unjudged));
        Assert.Equal(rate < 1, run.Counts.Judged > 0);
        Assert.Equal(rate < 1, run.Counts.Rewrites > 0);

        // An open circuit spares the judge the rest.
        Assert.True(chaos.Faults > (breaks ? 0 : Calls * rate));
    }
}
