using System.Text.Json;

namespace EmpathyGuard.Tool.Exchanges;

/// <summary>Reads one message of a line.</summary>
internal sealed class MessageReader
{
    private readonly ContentReader _content = new();

    /// <summary>Whether the message read last calls a tool or carries a provider's refusal notice. Without text it is then nothing to score.</summary>
    public bool IsCallOrRefusal { get; private set; }

    /// <summary>Reads the text of a value that has the shape of a content.</summary>
    public string ReadText(Utf8JsonReader reader) => _content.Read(reader);

    /// <summary>Reads the message whose opening brace the reader stands on, up to its closing brace.</summary>
    /// <returns><see langword="null"/> when the role is unknown.</returns>
    public EmpathyMessage? Read(ref Utf8JsonReader reader)
    {
        EmpathyRole? role = null;
        Utf8JsonReader content = default;
        bool calls = false;
        bool refuses = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            Utf8JsonReader name = reader;
            _ = reader.Read();
            if (JsonText.Is(in name, "role"u8))
            {
                role = RoleOf(in reader);
            }
            else if (JsonText.Is(in name, "content"u8))
            {
                content = reader;
            }
            else if (JsonText.Is(in name, "tool_calls"u8))
            {
                calls = HasElements(reader);
            }
            else if (JsonText.Is(in name, "refusal"u8))
            {
                refuses = reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0;
            }

            reader.Skip();
        }

        if (role is not EmpathyRole known)
        {
            return null;
        }

        string text = _content.Read(content);
        IsCallOrRefusal = calls || refuses || _content.HasRefusal;
        return new EmpathyMessage(known, text);
    }

    private static EmpathyRole? RoleOf(ref readonly Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        return JsonText.Is(in reader, "user"u8) ? EmpathyRole.User
            : JsonText.Is(in reader, "assistant"u8) ? EmpathyRole.Assistant
            : JsonText.Is(in reader, "system"u8) ? EmpathyRole.System
            : JsonText.Is(in reader, "tool"u8) ? EmpathyRole.Tool
            : null;
    }

    private static bool HasElements(Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType != JsonTokenType.EndArray;
}
