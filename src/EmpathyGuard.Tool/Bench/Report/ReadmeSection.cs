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
        try
        {
            return MarkedSection.Replace(readme, Begin, End, section);
        }
        catch (FormatException e)
        {
            throw new ToolException(e.Message, e);
        }
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
}
