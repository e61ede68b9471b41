using System.Text.Json;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>One row of a set.</summary>
/// <param name="Root">The whole line.</param>
/// <param name="Exchange">What is scored.</param>
internal sealed record DataRow(JsonElement Root, EmpathyExchange Exchange)
{
    /// <summary>The text of the reply, or the text itself.</summary>
    public string Reply => Exchange.Messages[Exchange.ReplyIndex].Text;

    /// <summary>A member of the labels, or else of the line itself; <see langword="null"/> when there is none.</summary>
    public JsonElement? Field(string name)
    {
        if (Root.TryGetProperty("labels", out JsonElement labels) && labels.ValueKind == JsonValueKind.Object && labels.TryGetProperty(name, out JsonElement label))
        {
            return label;
        }

        return Root.TryGetProperty(name, out JsonElement member) ? member : null;
    }
}
