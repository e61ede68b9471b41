using System.Globalization;
using System.Text;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>Draws the reliability curves, a panel for each mode: a calibrated score lies on the diagonal.</summary>
internal static class ReliabilitySvg
{
    private const int Plot = 240;
    private const int Left = 62;
    private const int Top = 56;
    private const int PanelWidth = 340;
    private const int PanelHeight = 360;

    public static string Write(BenchReport report)
    {
        int columns = Math.Min(2, Math.Max(1, report.Reliability.Count));
        int rows = Math.Max(1, (report.Reliability.Count + 1) / 2);
        StringBuilder svg = new();
        Line(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{columns * PanelWidth}" height="{rows * PanelHeight}" viewBox="0 0 {columns * PanelWidth} {rows * PanelHeight}" role="img" font-family="sans-serif" font-size="12">""");
        Line(svg, $"<title>Reliability of each mode's score, {EnumNames.Of(report.Half)} half</title>");
        Line(svg, $"""<rect width="100%" height="100%" fill="#ffffff"/>""");
        for (int i = 0; i < report.Reliability.Count; i++)
        {
            Panel(svg, report.Reliability[i], i % 2 * PanelWidth, i / 2 * PanelHeight);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, ReliabilityCurve curve, int x, int y)
    {
        string error = ReportText.Value(curve.Error, Unit.Ratio);
        Line(svg, $"""<g transform="translate({x + Left} {y + Top})">""");
        Line(svg, $"""<text x="{Plot / 2}" y="-30" text-anchor="middle" font-size="14" fill="#111111">{EnumNames.Of(curve.Mode)}</text>""");
        Line(svg, $"""<text x="{Plot / 2}" y="-12" text-anchor="middle" fill="#555555">calibration error {error}</text>""");
        Line(svg, $"""<rect width="{Plot}" height="{Plot}" fill="none" stroke="#999999"/>""");
        for (int tenth = 0; tenth <= 10; tenth += 5)
        {
            int at = tenth * Plot / 10;
            Line(svg, $"""<text x="{at}" y="{Plot + 16}" text-anchor="middle" fill="#333333">{tenth / 10.0:0.0}</text>""");
            Line(svg, $"""<text x="-6" y="{Plot - at + 4}" text-anchor="end" fill="#333333">{tenth / 10.0:0.0}</text>""");
        }

        Line(svg, $"""<line x1="0" y1="{Plot}" x2="{Plot}" y2="0" stroke="#999999" stroke-dasharray="4 4"/>""");
        Line(svg, $"""<text x="{Plot / 2}" y="{Plot + 34}" text-anchor="middle" fill="#333333">mean score</text>""");
        Line(svg, $"""<text transform="translate(-38 {Plot / 2}) rotate(-90)" text-anchor="middle" fill="#333333">share that fails</text>""");
        Points(svg, [.. curve.Bins.Where(static b => b.Rows > 0)]);
        Line(svg, $"</g>");
    }

    // A point's area is what its bin counts for.
    private static void Points(StringBuilder svg, ReliabilityBin[] bins)
    {
        if (bins.Length == 0)
        {
            return;
        }

        string path = string.Join(' ', bins.Select(static b => string.Create(CultureInfo.InvariantCulture, $"{b.MeanScore * Plot:0.#},{(1 - b.ShareLabelled) * Plot:0.#}")));
        Line(svg, $"""<polyline points="{path}" fill="none" stroke="#0b5fa5" stroke-width="1.5"/>""");
        double total = bins.Sum(static b => b.Weight);
        foreach (ReliabilityBin bin in bins)
        {
            double radius = 2.5 + (14 * Math.Sqrt(bin.Weight / total));
            Line(svg, $"""<circle cx="{bin.MeanScore * Plot:0.#}" cy="{(1 - bin.ShareLabelled) * Plot:0.#}" r="{radius:0.#}" fill="#0b5fa5" fill-opacity="0.45" stroke="#0b5fa5"><title>{bin.Rows} replies: mean score {bin.MeanScore:0.000}, {bin.ShareLabelled:0.000} of them fail</title></circle>""");
        }
    }

    private static void Line(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
