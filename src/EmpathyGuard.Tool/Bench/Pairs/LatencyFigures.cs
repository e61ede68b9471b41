using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>How long one assessment takes on the machine at hand, on one thread.</summary>
internal static class LatencyFigures
{
    private const int Rounds = 2000;

    public static FigureTable Table(IReadOnlyList<EmpathyExchange> exchanges, Func<EmpathyExchange, EmpathyAssessment> scorer, TimeProvider time)
    {
        // Whatever was scored before has compiled the code by now. Of three passes the fastest counts, an exchange each, so that
        // what another process did meanwhile is not put down to the scorer.
        double[] own = [.. exchanges.Select(e => Enumerable.Range(0, 3).Min(_ => Time(e, scorer, time)))];
        Array.Sort(own);

        EmpathyExchange usual = new(LatencyTexts.Message, LatencyTexts.Reply);
        double[] rounds = new double[Rounds];
        _ = Time(usual, scorer, time);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < rounds.Length; i++)
        {
            rounds[i] = Time(usual, scorer, time);
        }

        double bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rounds;
        Array.Sort(rounds);
        return new FigureTable
        {
            Title = "Scoring time on this machine, one thread",
            OfTheMachine = true,
            Figures =
            [
                .. ((double[])[0.50, 0.95, 0.99]).Select(share => Figure($"an item's reply, P{share * 100:0}", Percentile.Of(own, share), own.Length, Unit.Microseconds, null)),
                .. ((double[])[0.50, 0.95, 0.99]).Select(share => Figure(
                    $"205 words on a message of 100, P{share * 100:0}", Percentile.Of(rounds, share), Rounds, Unit.Microseconds, share > 0.5 ? null : Goals.Microseconds)),
                Figure("205 words on a message of 100, allocated", bytes, Rounds, Unit.Bytes, Goals.Bytes),
            ],
        };
    }

    private static double Time(EmpathyExchange exchange, Func<EmpathyExchange, EmpathyAssessment> scorer, TimeProvider time)
    {
        long start = time.GetTimestamp();
        try
        {
            _ = scorer(exchange);
        }
        catch (Exception)
        {
            // It was complained of when it was measured; here it only took its time.
        }

        return time.GetElapsedTime(start).TotalMicroseconds;
    }

    private static Figure Figure(string name, double value, int n, Unit unit, Goal? goal) => new() { Name = name, Value = value, N = n, Unit = unit, Goal = goal };
}
