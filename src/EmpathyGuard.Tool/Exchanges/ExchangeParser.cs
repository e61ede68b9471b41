using System.Text.Json;

namespace EmpathyGuard.Tool.Exchanges;

/// <summary>Reads one line of an exchange file.</summary>
/// <remarks>
/// The line is walked once, which proves it to be JSON, and the values that matter are remembered and read after. So of members that
/// occur twice the last one counts, at every level. The lists and buffers are reused: what a call yields is valid until the next one.
/// No problem quotes the line, because it is a conversation.
/// </remarks>
internal sealed class ExchangeParser
{
    public const int MaxDepth = 64;

    // The framework's own limit lies above ours, so that ours is the one that speaks.
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth + 2 };

    private readonly List<EmpathyMessage> _messages = [];
    private readonly MessageReader _message = new();

    /// <summary>The raw JSON of the line's id; empty when it has none that is a string or a number.</summary>
    public ReadOnlyMemory<byte> Id { get; private set; }

    /// <summary>The messages up to the reply, which is the last.</summary>
    public IReadOnlyList<EmpathyMessage> Messages => _messages;

    /// <summary>The text to hold a rendition against; <see langword="null"/> when the line has none.</summary>
    public string? Source { get; private set; }

    /// <summary>Whether the reply is data, a tool call or a refusal notice rather than words.</summary>
    public bool ReplyIsStructured { get; private set; }

    /// <summary>Reads a line.</summary>
    /// <returns>What is wrong with it; <see langword="null"/> when nothing is.</returns>
    public string? Parse(ReadOnlyMemory<byte> line)
    {
        Id = default;
        Source = null;
        _messages.Clear();
        try
        {
            return Walk(line);
        }
        catch (JsonException e)
        {
            return $"not valid JSON at byte {e.BytePositionInLine.GetValueOrDefault() + 1}";
        }
    }

    private string? Walk(ReadOnlyMemory<byte> line)
    {
        Utf8JsonReader reader = new(line.Span, ReaderOptions);
        _ = reader.Read();
        bool isObject = reader.TokenType == JsonTokenType.StartObject;
        Utf8JsonReader messages = default;
        Utf8JsonReader source = default;
        while (reader.Read())
        {
            if (reader.CurrentDepth >= MaxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                return $"nested deeper than {MaxDepth} levels";
            }

            if (!isObject || reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            Utf8JsonReader name = reader;
            _ = reader.Read();
            if (JsonText.Is(in name, "messages"u8))
            {
                messages = reader;
            }
            else if (JsonText.Is(in name, "source"u8))
            {
                source = reader;
            }
            else if (JsonText.Is(in name, "id"u8))
            {
                Id = reader.TokenType is JsonTokenType.String or JsonTokenType.Number
                    ? line[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]
                    : default;
            }
        }

        if (!isObject)
        {
            return "not a JSON object";
        }

        if (messages.TokenType != JsonTokenType.StartArray)
        {
            return "no \"messages\" array";
        }

        Source = source.TokenType is JsonTokenType.String or JsonTokenType.StartArray ? _message.ReadText(source) : null;
        return ReadMessages(messages);
    }

    private string? ReadMessages(Utf8JsonReader reader)
    {
        int replyIndex = -1;
        bool callOrRefusal = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return $"messages[{_messages.Count}] is not an object";
            }

            if (_message.Read(ref reader) is not EmpathyMessage message)
            {
                return $"messages[{_messages.Count}] has an unknown role; roles are user, assistant, system and tool";
            }

            if (message.Role == EmpathyRole.Assistant)
            {
                replyIndex = _messages.Count;
                callOrRefusal = _message.IsCallOrRefusal;
            }

            _messages.Add(message);
        }

        if (replyIndex < 0)
        {
            return "no assistant message";
        }

        // What came after the reply was not known to the model that wrote it.
        _messages.RemoveRange(replyIndex + 1, _messages.Count - replyIndex - 1);
        string reply = _messages[replyIndex].Text;
        ReplyIsStructured = string.IsNullOrWhiteSpace(reply) ? callOrRefusal : StructuredReply.IsJson(reply);
        return null;
    }
}
