using System.Text;

namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>Writes a report as Markdown.</summary>
internal static class MarkdownReport
{
    /// <summary>The whole report.</summary>
    public static string Write(BenchReport report)
    {
        StringBuilder text = new();
        _ = text.Append("# empathyguard bench\n\n").Append(Escape(ReportText.Origin(report))).Append('\n');
        foreach (FigureTable table in report.Pairs.Concat(report.Data))
        {
            _ = text.Append("\n## ").Append(Escape(table.Title)).Append("\n\n");
            AppendTable(text, ReportText.Headings(report), table.Figures.Select(figure => ReportText.Cells(report, figure)));
        }

        AppendSkipped(text, report);
        return text.ToString();
    }

    /// <summary>Appends a table; the first columns are words, and the others are figures that stand to the right.</summary>
    public static void AppendTable(StringBuilder text, IReadOnlyList<string> headings, IEnumerable<string[]> rows, int words = 1)
    {
        AppendRow(text, headings);
        AppendRow(text, headings.Select((_, i) => i < words ? "---" : "---:"));
        foreach (string[] row in rows)
        {
            AppendRow(text, row.Select(Escape));
        }
    }

    /// <summary>What was asked for and could not be measured; nothing where there is nothing.</summary>
    public static void AppendSkipped(StringBuilder text, BenchReport report)
    {
        if (report.Skipped.Count > 0)
        {
            _ = text.Append("\nNot measured:\n\n");
            AppendTable(text, ["set", "metric", "why"], report.Skipped.Select(static s => (string[])[s.Set, s.Metric, s.Reason]), words: 3);
        }
    }

    // Names come from a manifest, and a bar or a tag in one must not break the table.
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
