using System.Text.Json;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>What a JSON value is worth as a number or as a word.</summary>
internal static class Values
{
    /// <summary>The number; true is 1 and false is 0.</summary>
    public static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => null,
    };

    /// <summary>The word; of a number, its JSON.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
