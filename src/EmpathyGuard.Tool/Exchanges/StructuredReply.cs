using System.Text;
using System.Text.Json;

namespace EmpathyGuard.Tool.Exchanges;

/// <summary>Tells a reply that is data from one that is words.</summary>
internal static class StructuredReply
{
    private const int MaxDepth = 1024;

    /// <summary>Whether the whole text is one JSON object or array.</summary>
    public static bool IsJson(string text)
    {
        // Most replies are told by their first and last letter; "[hugs]" is not.
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed.Length < 2 || (trimmed[0], trimmed[^1]) is not (('{', '}') or ('[', ']')))
        {
            return false;
        }

        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(trimmed)];
        _ = Encoding.UTF8.GetBytes(trimmed, bytes);
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
