using System.Text;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The report as Markdown: all of it for the console, a part of it for a README.</summary>
internal static class TextReport
{
    /// <summary>Everything.</summary>
    public static string Whole(CompareReport report) => Write(report, report.Tables, "##");

    /// <summary>The goals, and the tables that are meant for a README.</summary>
    public static string ForReadme(CompareReport report) => Write(report, report.Tables.Where(static t => t.InReadme), heading: null);

    private static string Write(CompareReport report, IEnumerable<CompareTable> tables, string? heading)
    {
        StringBuilder text = new();
        _ = text.Append(report.Origin).Append('\n');
        foreach (CompareTable table in tables)
        {
            string title = heading is null ? $"**{table.Title}.**" : $"{heading} {table.Title}\n\n";
            string note = table.Note.Length == 0 ? "" : heading is null ? $" {table.Note}" : table.Note;
            _ = text.Append('\n').Append(title).Append(note).Append(note.Length == 0 && heading is not null ? "" : "\n\n").Append(MarkdownTable.Write(table));
        }

        if (report.Goals.Count > 0)
        {
            _ = text.Append('\n').Append(heading is null ? "**Goals.**" : $"{heading} Goals").Append("\n\n").Append(MarkdownTable.Write(report.Goals));
        }

        if (report.Missing.Count > 0)
        {
            _ = text.Append("\nNot measured:\n\n");
            foreach (string missing in report.Missing)
            {
                _ = text.Append("- ").Append(missing).Append('\n');
            }
        }

        return text.ToString();
    }
}
