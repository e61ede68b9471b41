using System.Text.Json;

namespace EmpathyGuard.Loopback;

/// <summary>What the server was asked.</summary>
public sealed record ServerRequest(string Path, JsonElement Body)
{
    public bool Streams => !Body.TryGetProperty("stream", out JsonElement stream) ? Path.StartsWith("/api/", StringComparison.Ordinal) : stream.GetBoolean();

    /// <summary>The texts of all messages.</summary>
    public string Text => string.Concat(Body.GetProperty("messages").EnumerateArray().Select(static message => Content(message.GetProperty("content"))));

    /// <summary>The body as it came.</summary>
    public string Raw => Body.GetRawText();

    private static string? Content(JsonElement content) =>
        content.ValueKind == JsonValueKind.Array ? string.Concat(content.EnumerateArray().Select(static part => part.GetProperty("text").GetString())) : content.GetString();
}
