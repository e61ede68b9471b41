namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The columns of a table of calls.</summary>
internal static class TimedColumns
{
    public const string Median = "median";

    /// <summary>The columns, ending with a ratio under the given heading.</summary>
    public static IReadOnlyList<Column> With(string ratio) =>
    [
        new(Median, "median", FigureUnit.Nanoseconds),
        new("p50", "p50", FigureUnit.Nanoseconds),
        new("p99", "p99", FigureUnit.Nanoseconds),
        new("bytes", "bytes per call", FigureUnit.Bytes),
        new("ratio", ratio, FigureUnit.Ratio),
    ];

    /// <summary>The row of a subject.</summary>
    public static Row Of(ISubject subject, double ratio, string? name = null) => new(
        name ?? subject.Name,
        subject.Samples.Median,
        subject.Samples.P50,
        subject.Samples.P99,
        subject.Samples.Bytes,
        ratio);
}
