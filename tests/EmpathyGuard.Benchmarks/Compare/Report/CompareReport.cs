namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Everything that one run of the comparison found.</summary>
internal sealed record CompareReport
{
    /// <summary>The machine and the versions, one line.</summary>
    public required string Origin { get; init; }

    public required IReadOnlyList<CompareTable> Tables { get; init; }

    public required IReadOnlyList<Goal> Goals { get; init; }

    /// <summary>What could not be measured, and why.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}
