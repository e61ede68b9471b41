using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The report as JSON. Times are nanoseconds; a figure that could not be measured is <c>null</c>.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CompareReport report)
    {
        var root = new JsonObject
        {
            ["origin"] = report.Origin,
            ["tables"] = new JsonObject(report.Tables.Select(static t => KeyValuePair.Create<string, JsonNode?>(t.Key, Write(t)))),
            ["goals"] = new JsonArray([.. report.Goals.Select(Write)]),
            ["missing"] = new JsonArray([.. report.Missing.Select(static m => (JsonNode)m)]),
        };
        return root.ToJsonString(Options) + "\n";
    }

    private static JsonObject Write(CompareTable table) => new()
    {
        ["title"] = table.Title,
        ["note"] = table.Note,
        ["rows"] = new JsonArray([.. table.Rows.Select(row => Write(table, row))]),
    };

    private static JsonObject Write(CompareTable table, Row row)
    {
        var cells = new JsonObject { ["name"] = row.Name };
        for (int i = 0; i < table.Columns.Count; i++)
        {
            cells[table.Columns[i].Key] = Figure(row.Figures[i]);
        }

        return cells;
    }

    private static JsonObject Write(Goal goal) => new()
    {
        ["what"] = goal.What,
        ["unit"] = JsonNamingPolicy.CamelCase.ConvertName(goal.Unit.ToString()),
        ["value"] = Figure(goal.Value),
        [goal.AtLeast ? "least" : "most"] = goal.Bound,
        ["reached"] = goal.Reached,
    };

    private static JsonValue? Figure(double? figure) => figure is { } value && double.IsFinite(value) ? JsonValue.Create(Math.Round(value, 4)) : null;
}
