using System.Text.Json;

namespace EmpathyGuard.Scoring;

/// <summary>Tells structured output from prose.</summary>
internal static class StructuredText
{
    /// <summary>Whether a whole text is one JSON object or array.</summary>
    public static bool IsJson(ReadOnlyMemory<char> text)
    {
        ReadOnlySpan<char> trimmed = text.Span.Trim();
        if (trimmed.Length < 2 || !((trimmed[0] == '{' && trimmed[^1] == '}') || (trimmed[0] == '[' && trimmed[^1] == ']')))
        {
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Prose in brackets, such as "[sighs]", is prose, and so is malformed UTF-16, which the parser calls a wrong argument.
            return false;
        }
    }
}
