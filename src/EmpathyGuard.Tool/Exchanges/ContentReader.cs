using System.Text.Json;

namespace EmpathyGuard.Tool.Exchanges;

/// <summary>Reads the text of a message's content: a string, or the text parts of an array one after the other; anything else has none.</summary>
/// <remarks>Reuses one buffer, so an instance belongs to one thread.</remarks>
internal sealed class ContentReader
{
    private readonly JsonText _text = new();

    /// <summary>Whether the content read last holds a refusal part. A provider's refusal notice is no text of the model.</summary>
    public bool HasRefusal { get; private set; }

    /// <summary>Reads the content that the reader stands on; a reader that stands on nothing has no text.</summary>
    public string Read(Utf8JsonReader reader)
    {
        _text.Clear();
        HasRefusal = false;
        if (reader.TokenType == JsonTokenType.String)
        {
            _text.Append(in reader);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    AppendPart(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return _text.ToString();
    }

    private void AppendPart(ref Utf8JsonReader reader)
    {
        Utf8JsonReader type = default;
        Utf8JsonReader text = default;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            Utf8JsonReader name = reader;
            _ = reader.Read();
            if (JsonText.Is(in name, "type"u8))
            {
                type = reader;
            }
            else if (JsonText.Is(in name, "text"u8))
            {
                text = reader;
            }

            reader.Skip();
        }

        if (type.TokenType != JsonTokenType.String)
        {
            return;
        }

        HasRefusal |= JsonText.Is(in type, "refusal"u8);
        if (text.TokenType == JsonTokenType.String && IsTextPart(in type))
        {
            _text.Append(in text);
        }
    }

    private static bool IsTextPart(ref readonly Utf8JsonReader type) =>
        JsonText.Is(in type, "text"u8) || JsonText.Is(in type, "input_text"u8) || JsonText.Is(in type, "output_text"u8);
}
