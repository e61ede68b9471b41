namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>Writes a report as plain text, for a file, a pipe or a log: nothing is cut off or wrapped, however wide it gets.</summary>
internal static class PlainReport
{
    private const string Gap = "  ";

    public static void Write(TextWriter output, BenchReport report)
    {
        output.Write($"{ReportText.Origin(report)}\n");
        foreach (FigureTable table in report.Pairs.Concat(report.Data))
        {
            output.Write($"\n{table.Title.ReplaceLineEndings(" ")}\n");
            WriteTable(output, [[.. ReportText.Headings(report)], .. table.Figures.Select(figure => ReportText.Cells(report, figure))]);
        }

        if (report.Skipped.Count > 0)
        {
            output.Write("\nNot measured\n");
            WriteTable(output, [["set", "metric", "why"], .. report.Skipped.Select(static s => (string[])[s.Set, s.Metric, s.Reason])], words: true);
        }
    }

    /// <summary>Writes a table: words to the left, figures to the right.</summary>
    public static void WriteTable(TextWriter output, IReadOnlyList<string[]> rows, bool words = false)
    {
        string[][] clean = [.. rows.Select(static row => row.Select(static cell => cell.ReplaceLineEndings(" ")).ToArray())];
        int[] widths = [.. Enumerable.Range(0, clean[0].Length).Select(column => clean.Max(row => row[column].Length))];
        foreach (string[] row in clean)
        {
            string line = string.Join(Gap, row.Select((cell, column) => words || column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
            output.Write($"{Gap}{line.TrimEnd()}\n");
        }
    }
}
