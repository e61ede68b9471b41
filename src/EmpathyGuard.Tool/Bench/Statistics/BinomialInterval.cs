namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>
/// The exact 95 % interval of a share (Clopper and Pearson, 1934). Unlike a bootstrap it does not shrink to a point where nothing, or
/// everything, was a hit.
/// </summary>
internal static class BinomialInterval
{
    private const double Tail = 0.025;

    /// <summary>The interval of <paramref name="hits"/> in <paramref name="trials"/>; 0 to 1 without a trial.</summary>
    public static Interval Of(int hits, int trials) => new(
        hits == 0 ? 0 : Solve(p => 1 - Below(hits - 1, trials, p), Tail),
        hits == trials ? 1 : Solve(p => 1 - Below(hits, trials, p), 1 - Tail));

    // The chance of more hits rises with p, so halving finds where it is what we ask for.
    private static double Solve(Func<double, double> rising, double target)
    {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (rising(middle) < target)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }

    // P(X ≤ hits), summed in logarithms because the terms of a thousand trials leave the range of a double.
    private static double Below(int hits, int trials, double p)
    {
        double odds = Math.Log(p) - Math.Log(1 - p);
        double term = trials * Math.Log(1 - p);
        double largest = term;
        double sum = 1;
        for (int k = 1; k <= hits; k++)
        {
            term += Math.Log((trials - k + 1.0) / k) + odds;
            if (term > largest)
            {
                sum = (sum * Math.Exp(largest - term)) + 1;
                largest = term;
            }
            else
            {
                sum += Math.Exp(term - largest);
            }
        }

        return Math.Min(1, Math.Exp(largest) * sum);
    }
}
