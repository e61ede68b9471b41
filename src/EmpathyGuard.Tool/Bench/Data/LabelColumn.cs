using System.Globalization;
using System.Text.Json;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>A label of a manifest: a member, a condition on one, or a member's distance from a number.</summary>
/// <param name="Name">The words of the manifest.</param>
/// <param name="Read">Reads it as a number; <see langword="null"/> where the row has none.</param>
internal sealed record LabelColumn(string Name, Func<DataRow, double?> Read)
{
    private const string Distance = "distance of ";
    private const string From = " from ";

    /// <summary>Reads one label or several with commas between them.</summary>
    /// <exception cref="NotUnderstoodException">One is neither.</exception>
    public static IReadOnlyList<LabelColumn> Parse(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One)];

    private static LabelColumn One(string text)
    {
        if (text.StartsWith(Distance, StringComparison.Ordinal) && text.IndexOf(From, StringComparison.Ordinal) is int at and > 0)
        {
            string field = text[Distance.Length..at].Trim();
            return double.TryParse(text[(at + From.Length)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double centre)
                ? new LabelColumn(text, row => Number(row, field) is double value ? Math.Abs(value - centre) : null)
                : throw new NotUnderstoodException($"'{text}' is no label");
        }

        if (Condition.TryParse(text) is Condition condition)
        {
            return new LabelColumn(text, row => condition.Holds(row) is bool holds ? (holds ? 1 : 0) : null);
        }

        return text.Contains(' ', StringComparison.Ordinal)
            ? throw new NotUnderstoodException($"'{text}' is no label")
            : new LabelColumn(text, row => Number(row, text));
    }

    private static double? Number(DataRow row, string field) => row.Field(field) is JsonElement value ? Values.Number(value) : null;
}
