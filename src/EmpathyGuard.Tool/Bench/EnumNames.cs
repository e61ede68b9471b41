using System.Text.Json;

namespace EmpathyGuard.Tool.Bench;

/// <summary>The names of enumerations as they stand in documents and files.</summary>
internal static class EnumNames
{
    /// <summary>The camel-case name.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
