using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using EmpathyGuard.Benchmarks.Compare;

namespace EmpathyGuard.Benchmarks.Tests.Report;

public class ReportTests
{
    [Fact]
    public void Table_AsMarkdown_HasOneCellForEachColumn()
    {
        string[] lines = MarkdownTable.Write(Reports.Table).TrimEnd().Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.All(lines, static line => Assert.Equal(5, line.Replace("\\|", "", StringComparison.Ordinal).Count(static c => c == '|')));
        Assert.Equal(["a peer \\| of ours", "25.0 µs", "–", "1.00 ×"], lines[3].Split(" | ").Select(static c => c.Trim('|', ' ')));
        Assert.Equal(["a peer that failed", "–", "–", "–"], lines[4].Split(" | ").Select(static c => c.Trim('|', ' ')));
    }

    [Fact]
    public void Goals_AsMarkdown_SayWhetherTheyAreReached()
    {
        string[] lines = MarkdownTable.Write(Reports.Report.Goals).TrimEnd().Split('\n')[2..];
        Assert.Equal(["yes", "no", "yes", "not measured"], lines.Select(static line => line.Split('|')[^2].Trim()));
    }

    [Fact]
    public void Readme_HasItsTablesTheGoalsAndWhatIsMissing()
    {
        string text = TextReport.ForReadme(Reports.Report);
        Assert.DoesNotContain("Left out of the README", text, StringComparison.Ordinal);
        Assert.Contains("Left out of the README", TextReport.Whole(Reports.Report), StringComparison.Ordinal);
        Assert.Contains("| Faster ", text, StringComparison.Ordinal);
        Assert.Contains("- sentiment: Cannot find module.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_AsJson_HasNullForWhatCouldNotBeMeasured()
    {
        JsonNode root = JsonNode.Parse(JsonReport.Write(Reports.Report))!;
        JsonNode rows = root["tables"]!["reply"]!["rows"]!;
        Assert.Equal(50_000, (double)rows[0]!["median"]!);
        Assert.True(rows[2]!.AsObject().ContainsKey("median"));
        Assert.Null(rows[2]!["median"]);
        Assert.Equal(40_000, (double)root["goals"]![1]!["most"]!);
        Assert.False((bool)root["goals"]![1]!["reached"]!);
        Assert.Equal(10_000, (double)root["goals"]![2]!["least"]!);
        Assert.Null(root["goals"]![3]!["reached"]);
    }

    [Fact]
    public void Chart_OfATable_HasABarForEachFigureInProportionToItsLogarithm()
    {
        XElement svg = XDocument.Parse(SvgChart.Write(Reports.Report)).Root!;
        double[] bars = [.. svg.Elements().Where(static e => e.Name.LocalName == "rect").Skip(1)
            .Select(static e => double.Parse(e.Attribute("width")!.Value, CultureInfo.InvariantCulture))];

        // A decade below the least value the bars begin; the greatest is as long as there is room.
        Assert.Equal(3, bars.Length);
        Assert.Equal(bars[0] / (1 + Math.Log10(2)), bars[1], 0);
        Assert.Equal(0, bars[2]);
        Assert.Contains("One <reply> & another: median", svg.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_InACultureWithCommas_IsTheSame()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            string text = Everything();
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(text, Everything());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Everything() => TextReport.Whole(Reports.Report) + JsonReport.Write(Reports.Report) + SvgChart.Write(Reports.Report);
    }

    [Theory]
    [InlineData(0, FigureUnit.Nanoseconds, "0 ns")]
    [InlineData(5.44, FigureUnit.Nanoseconds, "5.44 ns")]
    [InlineData(-8, FigureUnit.Nanoseconds, "-8.00 ns")]
    [InlineData(31_600, FigureUnit.Nanoseconds, "31.6 µs")]
    [InlineData(1.57e9, FigureUnit.Nanoseconds, "1.57 s")]
    [InlineData(1144, FigureUnit.Bytes, "1,144 B")]
    [InlineData(61_200_000, FigureUnit.Bytes, "61.2 MB")]
    [InlineData(0.026, FigureUnit.Ratio, "0.026 ×")]
    [InlineData(1175, FigureUnit.Ratio, "1,175 ×")]
    [InlineData(5600, FigureUnit.PerSecond, "5,600 /s")]
    [InlineData(0, FigureUnit.Characters, "0")]
    [InlineData(double.NaN, FigureUnit.Bytes, "–")]
    internal void Figure_WithAUnit_HasThreeDigits(double figure, FigureUnit unit, string expected) => Assert.Equal(expected, FigureText.Of(figure, unit));
}
