using System.Text;

namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>The part of a README that this command writes, between two markers.</summary>
internal static class ReadmeSection
{
    public const string Begin = "<!-- bench:begin -->";
    public const string End = "<!-- bench:end -->";

    /// <summary>Replaces what stands between the markers.</summary>
    /// <param name="readme">The text of the README.</param>
    /// <param name="section">What is to stand there.</param>
    /// <exception cref="ToolException">A marker is missing, stands there twice, or they stand the wrong way round.</exception>
    public static string Replace(string readme, string section)
    {
        int begin = Find(readme, Begin);
        int end = Find(readme, End);
        if (end < begin)
        {
            throw new ToolException($"'{End}' stands before '{Begin}'");
        }

        // A README with the line ends of Windows keeps them.
        string newLine = readme.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return string.Concat(
            readme.AsSpan(0, begin + Begin.Length),
            $"\n{section.TrimEnd()}\n".ReplaceLineEndings(newLine),
            readme.AsSpan(end));
    }

    /// <summary>The section: every figure that has a goal, and none of the machine that ran it.</summary>
    public static string Write(BenchReport report)
    {
        StringBuilder text = new();
        _ = text.Append(MarkdownReport.Escape(ReportText.Origin(report))).Append("\n\n");
        Append(text, report, report.Pairs);
        if (report.Data.Count > 0)
        {
            _ = text.Append("\nOn sets that other people labelled:\n\n");
            Append(text, report, report.Data);
        }

        MarkdownReport.AppendSkipped(text, report);
        return text.ToString();
    }

    private static void Append(StringBuilder text, BenchReport report, IEnumerable<FigureTable> tables) => MarkdownReport.AppendTable(
        text,
        ["on", .. ReportText.Headings(report)],
        tables.Where(static t => !t.OfTheMachine).SelectMany(table => table.Figures
            .Where(static f => f.Goal is not null)
            .Select(f => (string[])[table.Title, .. ReportText.Cells(report, f)])),
        words: 2);

    private static int Find(string readme, string marker)
    {
        int at = readme.IndexOf(marker, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new ToolException($"it has no marker '{marker}'");
        }

        return readme.IndexOf(marker, at + 1, StringComparison.Ordinal) < 0
            ? at
            : throw new ToolException($"the marker '{marker}' stands there twice");
    }
}
