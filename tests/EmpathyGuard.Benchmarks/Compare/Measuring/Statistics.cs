namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The few statistics that the comparison needs.</summary>
internal static class Statistics
{
    /// <summary>A quantile, between the two nearest values where it falls between them; not a number where there are no values.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="share">The share of values below it, 0 to 1.</param>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values];
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(sorted);
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>
    /// The median, over the rounds, of what one subject adds to a base in proportion to what another adds to it. What disturbs the machine for a while disturbs both halves
    /// of a round, so it goes out of the ratio before it goes into the median.
    /// </summary>
    /// <param name="subject">The subject's rounds.</param>
    /// <param name="other">The rounds of what it is held against.</param>
    /// <param name="basis">The rounds of the base; <see langword="null"/> where both are held against each other as they are.</param>
    /// <returns>The ratio; not a number where there is no round or the other adds nothing.</returns>
    public static double Ratio(IReadOnlyList<double> subject, IReadOnlyList<double> other, IReadOnlyList<double>? basis = null)
    {
        int rounds = Math.Min(Math.Min(subject.Count, other.Count), basis?.Count ?? int.MaxValue);
        double[] ratios = [.. Enumerable.Range(0, rounds)
            .Select(i => (subject[i] - (basis?[i] ?? 0), other[i] - (basis?[i] ?? 0)))
            .Where(static pair => pair.Item2 > 0)
            .Select(static pair => pair.Item1 / pair.Item2)];
        return Quantile(ratios, 0.5);
    }

    /// <summary>The median, over the rounds, of what one subject adds to a base.</summary>
    /// <param name="subject">The subject's rounds.</param>
    /// <param name="basis">The base's rounds.</param>
    public static double Added(IReadOnlyList<double> subject, IReadOnlyList<double> basis) =>
        Quantile(subject.Zip(basis, static (s, b) => s - b), 0.5);

    /// <summary>The exponent k of time ∝ lengthᵏ, by least squares on the logarithms: 1 is linear growth, 2 quadratic.</summary>
    /// <param name="points">Lengths and times, all above 0; at least two different lengths.</param>
    public static double Exponent(IReadOnlyCollection<(double Length, double Time)> points)
    {
        double meanX = points.Average(static p => Math.Log(p.Length));
        double meanY = points.Average(static p => Math.Log(p.Time));
        double products = points.Sum(p => (Math.Log(p.Length) - meanX) * (Math.Log(p.Time) - meanY));
        return products / points.Sum(p => Math.Pow(Math.Log(p.Length) - meanX, 2));
    }
}
