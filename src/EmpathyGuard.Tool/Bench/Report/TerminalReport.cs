using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>Shows a report on a terminal. Names wrap to its width; a figure stays in one piece.</summary>
internal static class TerminalReport
{
    /// <summary>Below so many columns there is no room left for the names, and plain text serves better.</summary>
    public const int LeastWidth = 80;

    public static void Show(IAnsiConsole console, BenchReport report)
    {
        console.WriteLine(ReportText.Origin(report));
        foreach (FigureTable table in report.Pairs.Concat(report.Data))
        {
            Table shown = Make(table.Title, ReportText.Headings(report));
            foreach (Figure figure in table.Figures)
            {
                string[] cells = ReportText.Cells(report, figure);
                Style style = figure.Reached switch
                {
                    true => new Style(Color.Green),
                    false => new Style(Color.Red),
                    null => Style.Plain,
                };
                _ = shown.AddRow(cells.Select((cell, i) => new Cell(cell, i == cells.Length - 1 ? style : Style.Plain)));
            }

            console.Write(shown);
        }

        if (report.Skipped.Count > 0)
        {
            Table skipped = Make("Not measured", ["set", "metric", "why"]);
            foreach (SkippedMetric metric in report.Skipped)
            {
                _ = skipped.AddRow(new Cell(metric.Set), new Cell(metric.Metric), new Cell(metric.Reason));
            }

            console.Write(skipped);
        }
    }

    /// <summary>An empty table.</summary>
    public static Table Make(string title, IReadOnlyList<string> headings)
    {
        Table table = new Table().RoundedBorder().Title(Markup.Escape(title));
        for (int i = 0; i < headings.Count; i++)
        {
            TableColumn column = new(new Cell(headings[i]));
            _ = table.AddColumn(i is 0 || headings.Count == 3 ? column : column.RightAligned().NoWrap());
        }

        return table;
    }
}
