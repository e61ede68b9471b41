using System.Text;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Writes tables as Markdown, padded so that they read well on a console too.</summary>
internal static class MarkdownTable
{
    /// <summary>A table of figures.</summary>
    public static string Write(CompareTable table) => Write(
        ["", .. table.Columns.Select(static c => c.Heading)],
        table.Rows.Select(row => (string[])[row.Name, .. table.Columns.Select((c, i) => FigureText.Of(row.Figures[i], c.Unit))]));

    /// <summary>The table of the goals.</summary>
    public static string Write(IEnumerable<Goal> goals) => Write(
        ["goal", "measured", "bound", "reached"],
        goals.Select(static g => (string[])
        [
            g.What,
            FigureText.Of(g.Value, g.Unit),
            $"{(g.AtLeast ? '≥' : '≤')} {FigureText.Of(g.Bound, g.Unit)}",
            g.Reached switch { true => "yes", false => "no", null => "not measured" },
        ]));

    private static string Write(string[] headings, IEnumerable<string[]> cells)
    {
        string[][] rows = [[.. headings.Select(Escape)], .. cells.Select(static row => row.Select(Escape).ToArray())];
        int[] widths = [.. headings.Select((_, column) => Math.Max(4, rows.Max(row => row[column].Length)))];
        StringBuilder text = new();
        Append(text, rows[0], widths);

        // The first column is words, and the others are figures that stand to the right.
        Append(text, [.. widths.Select(static (width, i) => i == 0 ? new string('-', width) : new string('-', width - 1) + ":")], widths);
        foreach (string[] row in rows.Skip(1))
        {
            Append(text, row, widths);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] row, int[] widths) =>
        text.Append("| ").AppendJoin(" | ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).Append(" |\n");

    private static string Escape(string cell) => cell
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
