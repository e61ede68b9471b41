using System.Text.Json.Serialization;

namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>The shape of a report.</summary>
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class JsonReportContext : JsonSerializerContext;
