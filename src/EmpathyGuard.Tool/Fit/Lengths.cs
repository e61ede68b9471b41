using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Small questions about rows.</summary>
internal static class Lengths
{
    public static int Of(string text) => LengthOnly.Words(text);

    /// <summary>Whether rows with and without the label stand in more than one fold, so that each fit sees both.</summary>
    public static bool HasBoth(IReadOnlyList<FitRow> rows) =>
        rows.Where(static row => row.Label >= 0.5).DistinctBy(static row => row.Fold).Count() > 1
        && rows.Where(static row => row.Label < 0.5).DistinctBy(static row => row.Fold).Count() > 1;
}
