using System.Text.Json;

namespace EmpathyGuard.Loopback;

/// <summary>What the server was asked.</summary>
public sealed record ServerRequest(string Path, JsonElement Body)
{
    public bool Streams => !Body.TryGetProperty("stream", out JsonElement stream) ? Path.StartsWith("/api/", StringComparison.Ordinal) : stream.GetBoolean();

    /// <summary>The body as it came.</summary>
    public string Raw => Body.GetRawText();
}
