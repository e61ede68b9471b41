namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>
/// What the mere number of words would have reached. The direction is taken that suits it best on the very rows it is measured on, so
/// a figure beside it has to beat a baseline that was allowed to cheat.
/// </summary>
internal static class LengthOnly
{
    /// <summary>The number of words: runs between white space.</summary>
    public static int Words(string text)
    {
        int words = 0;
        bool inside = false;
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c);
            words += !space && !inside ? 1 : 0;
            inside = !space;
        }

        return words;
    }

    /// <summary>The better of a share above and below one half, as an area under a curve has them.</summary>
    public static double Area(double area) => Math.Max(area, 1 - area);

    /// <summary>The largest share of positives above, or else below, a length that at most a share of the negatives passes.</summary>
    public static double RecallAt(double falseAlarms, IReadOnlyList<int> positives, IReadOnlyList<int> negatives) =>
        Thresholds(positives, negatives).Where(t => t.FalseAlarms <= falseAlarms + Tiny).Max(static t => t.Recall);

    /// <summary>The smallest share of negatives above, or else below, a length that at least a share of the positives passes.</summary>
    public static double FalseAlarmsAt(double recall, IReadOnlyList<int> positives, IReadOnlyList<int> negatives) =>
        Thresholds(positives, negatives).Where(t => t.Recall >= recall - Tiny).Min(static t => t.FalseAlarms);

    /// <summary>The largest F1 that a threshold on the length reaches.</summary>
    public static double BestF1(IReadOnlyList<int> positives, IReadOnlyList<int> negatives) =>
        Thresholds(positives, negatives).Max(t =>
        {
            double hits = t.Recall * positives.Count;
            return 2 * hits / (hits + (t.FalseAlarms * negatives.Count) + positives.Count);
        });

    /// <summary>The length as a score from 0 to 1: its place among all lengths, in the direction in which more of the longer are labelled.</summary>
    public static double[] Places(double[] lengths, bool[] labels)
    {
        double[] even = new double[lengths.Length];
        Array.Fill(even, 1);
        bool rises = Separation.Auc(lengths, labels)(even) >= 0.5;
        return [.. new Ranking(lengths).MidRanks(even).Select(rank => rises ? (rank - 0.5) / lengths.Length : 1 - ((rank - 0.5) / lengths.Length))];
    }

    private const double Tiny = 1e-9;

    // Every threshold in both directions, with those that take nothing and everything.
    private static IEnumerable<(double Recall, double FalseAlarms)> Thresholds(IReadOnlyList<int> positives, IReadOnlyList<int> negatives)
    {
        int longest = positives.Concat(negatives).DefaultIfEmpty().Max();
        int[] hits = new int[longest + 2];
        int[] alarms = new int[longest + 2];
        foreach (int words in positives)
        {
            hits[words]++;
        }

        foreach (int words in negatives)
        {
            alarms[words]++;
        }

        double p = Math.Max(1, positives.Count);
        double n = Math.Max(1, negatives.Count);
        int below = 0;
        int alarmsBelow = 0;
        for (int words = 0; words < hits.Length; words++)
        {
            yield return (below / p, alarmsBelow / n);
            yield return ((positives.Count - below) / p, (negatives.Count - alarmsBelow) / n);
            below += hits[words];
            alarmsBelow += alarms[words];
        }
    }
}
