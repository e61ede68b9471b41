namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>Everything that one run measured.</summary>
internal sealed record BenchReport
{
    /// <summary>The version of the shape that <c>--json</c> writes.</summary>
    public int Shape { get; init; } = 1;

    /// <summary>The scorer's name, version and the hash of its lexicons.</summary>
    public required string Scorer { get; init; }

    /// <summary>The scorer that is shown beside; <see langword="null"/> where there is none.</summary>
    public string? Beside { get; init; }

    /// <summary>Which half of the project's items was measured.</summary>
    public required BenchHalf Half { get; init; }

    /// <summary>How many items that half has.</summary>
    public required int Items { get; init; }

    /// <summary>How many replies were scored.</summary>
    public required int Replies { get; init; }

    /// <summary>How many replies could not be judged; their scores count as 0.</summary>
    public required int Unjudged { get; init; }

    /// <summary>The figures of the project's own items.</summary>
    public required IReadOnlyList<FigureTable> Pairs { get; init; }

    /// <summary>The figures of the sets of <c>--data</c>.</summary>
    public required IReadOnlyList<FigureTable> Data { get; init; }

    /// <summary>One curve for each mode.</summary>
    public required IReadOnlyList<ReliabilityCurve> Reliability { get; init; }

    /// <summary>What was asked for and could not be measured.</summary>
    public required IReadOnlyList<SkippedMetric> Skipped { get; init; }
}
