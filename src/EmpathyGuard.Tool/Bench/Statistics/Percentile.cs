namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>Places in an ordered column.</summary>
internal static class Percentile
{
    /// <summary>The value below which a share of the column lies, interpolated between neighbours.</summary>
    /// <param name="sorted">The column in ascending order, not empty.</param>
    /// <param name="share">The share, 0 to 1.</param>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int low = (int)place;
        int high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((place - low) * (sorted[high] - sorted[low]));
    }
}
