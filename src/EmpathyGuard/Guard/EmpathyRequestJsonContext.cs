using System.Text.Json.Serialization;

namespace EmpathyGuard;

/// <summary>The JSON shape in which a request rides on the options.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(CamelCaseEnumConverter<EmpathyTask>)])]
[JsonSerializable(typeof(EmpathyRequest))]
internal sealed partial class EmpathyRequestJsonContext : JsonSerializerContext;
