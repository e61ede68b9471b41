using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmpathyGuard;

/// <summary>Writes an enumeration as a camel-case string, without reflection.</summary>
internal sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
