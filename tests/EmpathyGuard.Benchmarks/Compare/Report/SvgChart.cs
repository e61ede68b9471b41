using System.Globalization;
using System.Security;
using System.Text;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Draws the charted column of each table as horizontal bars on one logarithmic scale for each table.</summary>
internal static class SvgChart
{
    private const int Width = 860;
    private const int LabelWidth = 350;
    private const int ValueWidth = 150;
    private const int BarsWidth = Width - LabelWidth - ValueWidth;
    private const int RowHeight = 22;
    private const int TitleHeight = 44;

    /// <summary>The chart; without a bar for what could not be measured.</summary>
    public static string Write(CompareReport report)
    {
        CompareTable[] tables = [.. report.Tables.Where(static t => t.Charted is not null)];
        int height = tables.Sum(static t => TitleHeight + (RowHeight * t.Rows.Count)) + TitleHeight;
        StringBuilder text = new();
        _ = text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"13\">\n")
            .Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        int y = 0;
        foreach (CompareTable table in tables)
        {
            Append(text, table, y);
            y += TitleHeight + (RowHeight * table.Rows.Count);
        }

        return text.Append(CultureInfo.InvariantCulture, $"<text x=\"8\" y=\"{y + 26}\" font-size=\"11\" fill=\"#666\">{Escape($"Logarithmic scale. {report.Origin}")}</text>\n</svg>\n").ToString();
    }

    private static void Append(StringBuilder text, CompareTable table, int top)
    {
        int column = table.Columns.TakeWhile(c => c.Key != table.Charted).Count();
        double[] values = [.. table.Rows.Select(r => r.Figures[column]).OfType<double>().Where(static v => v > 0 && double.IsFinite(v))];

        // A bar begins a decade below the least value, so that the least still has one.
        double low = values.Length == 0 ? 0 : Math.Log10(values.Min()) - 1;
        double span = values.Length == 0 ? 1 : Math.Log10(values.Max()) - low;
        _ = text.Append(CultureInfo.InvariantCulture, $"<text x=\"8\" y=\"{top + 30}\" font-weight=\"bold\">{Escape($"{table.Title}: {table.Columns[column].Heading}")}</text>\n");
        for (int i = 0; i < table.Rows.Count; i++)
        {
            Row row = table.Rows[i];
            double? value = row.Figures[column];
            int y = top + TitleHeight + (RowHeight * i);
            double width = value is > 0 && double.IsFinite(value.Value) ? BarsWidth * (Math.Log10(value.Value) - low) / span : 0;
            _ = text.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 8}\" y=\"{y + 15}\" text-anchor=\"end\">{Escape(row.Name)}</text>")
                .Append(CultureInfo.InvariantCulture, $"<rect x=\"{LabelWidth}\" y=\"{y + 3}\" width=\"{width:0.#}\" height=\"{RowHeight - 6}\" fill=\"{(row.Ours ? "#1f6f8b" : "#b8b8b8")}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth + width + 6:0.#}\" y=\"{y + 15}\">{Escape(Label(table, row, column))}</text>\n");
        }
    }

    /// <summary>The figure, and the ratio that the table ends with.</summary>
    private static string Label(CompareTable table, Row row, int column)
    {
        string figure = FigureText.Of(row.Figures[column], table.Columns[column].Unit);
        Column last = table.Columns[^1];
        return last.Unit == FigureUnit.Ratio && column < table.Columns.Count - 1 && row.Figures[^1] is { } ratio && double.IsFinite(ratio)
            ? $"{figure} · {FigureText.Of(ratio, FigureUnit.Ratio)}"
            : figure;
    }

    private static string Escape(string text) => SecurityElement.Escape(text);
}
