using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>Writes a report as JSON, in the shape of docs/bench.md.</summary>
internal static class JsonReport
{
    private static readonly JsonReportContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });

    public static string Write(BenchReport report) => JsonSerializer.Serialize(report, Context.BenchReport) + "\n";
}
