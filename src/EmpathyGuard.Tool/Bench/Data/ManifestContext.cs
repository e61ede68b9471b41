using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>How a manifest is read: comments and trailing commas are fine, because people write it by hand.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestContext : JsonSerializerContext;
