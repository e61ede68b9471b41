namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>Puts the figures of two scorers on the same items into one report.</summary>
internal static class SideBySide
{
    /// <param name="report">The report whose goals are looked at.</param>
    /// <param name="beside">The report that is shown beside it.</param>
    public static BenchReport Join(BenchReport report, BenchReport beside) => report with
    {
        Beside = beside.Scorer,
        Pairs = Join(report.Pairs, beside.Pairs),
        Data = Join(report.Data, beside.Data),
    };

    private static IReadOnlyList<FigureTable> Join(IReadOnlyList<FigureTable> tables, IReadOnlyList<FigureTable> beside)
    {
        Dictionary<(string Table, string Figure), Figure> others = [];
        foreach (FigureTable table in beside)
        {
            foreach (Figure figure in table.Figures)
            {
                others[(table.Title, figure.Name)] = figure;
            }
        }

        return [.. tables.Select(table => table with { Figures = [.. table.Figures.Select(figure => figure with { Beside = others.GetValueOrDefault((table.Title, figure.Name)) })] })];
    }
}
