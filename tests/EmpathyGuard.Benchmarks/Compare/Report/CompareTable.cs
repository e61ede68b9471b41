namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A table of the report.</summary>
internal sealed record CompareTable
{
    /// <summary>Its name in JSON.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>How to read it.</summary>
    public string Note { get; init; } = "";

    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>The column that the chart draws a bar for; <see langword="null"/> where the table is not in the chart.</summary>
    public string? Charted { get; init; }

    /// <summary>Whether the table stands in the README.</summary>
    public bool InReadme { get; init; }
}
