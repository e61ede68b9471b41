using EmpathyGuard.Benchmarks.Compare;

namespace EmpathyGuard.Benchmarks.Tests;

/// <summary>Reports with figures that can be told from one another.</summary>
internal static class Reports
{
    public static CompareTable Table { get; } = new()
    {
        Key = "reply",
        Title = "One <reply> & another",
        Note = "How to read it.",
        Columns = [new("median", "median", FigureUnit.Nanoseconds), new("bytes", "bytes per call", FigureUnit.Bytes), new("ratio", "× AFINN", FigureUnit.Ratio)],
        Rows =
        [
            new Row("ours", 50_000, 1144, 2),
            new Row("a peer | of ours", 25_000, null, 1) { Ours = false },
            new Row("a peer that failed", double.NaN, null, double.NaN) { Ours = false },
        ],
        Charted = "median",
        InReadme = true,
    };

    public static CompareReport Report { get; } = new()
    {
        Origin = "On a machine.",
        Tables = [Table, Table with { Key = "long", Title = "Left out of the README", InReadme = false, Charted = null }],
        Goals =
        [
            new Goal("Fast", FigureUnit.Nanoseconds, 50_000, 60_000),
            new Goal("Faster", FigureUnit.Nanoseconds, 50_000, 40_000),
            new Goal("Many", FigureUnit.PerSecond, 20_000, 10_000, AtLeast: true),
            new Goal("Peer", FigureUnit.Ratio, double.NaN, 1),
        ],
        Missing = ["sentiment: Cannot find module."],
    };
}
