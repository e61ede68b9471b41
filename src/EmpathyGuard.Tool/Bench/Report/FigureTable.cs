namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>Figures that belong together.</summary>
internal sealed record FigureTable
{
    /// <summary>What they are about.</summary>
    public required string Title { get; init; }

    /// <summary>The figures.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>Whether they are figures of the machine that ran them, which no document should hold.</summary>
    public bool OfTheMachine { get; init; }
}
