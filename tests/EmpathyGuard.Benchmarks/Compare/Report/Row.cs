namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A row of a table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Figures">One figure for each column; <see langword="null"/> or not a number where there is none.</param>
internal sealed record Row(string Name, params double?[] Figures)
{
    /// <summary>Whether it is this project's own, which the chart shows in colour.</summary>
    public bool Ours { get; init; } = true;
}
