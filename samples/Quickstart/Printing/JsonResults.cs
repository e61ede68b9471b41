using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmpathyGuard;

namespace Quickstart;

/// <summary>Writes a result as one line of JSON.</summary>
internal static class JsonResults
{
    // Non-ASCII text stays readable; the line goes to a file or a pipe, never into a web page.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Line(ConversationResult result)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Readable))
        {
            Write(json, result);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ConversationResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Conversation.Id);
        json.WriteString("title", result.Conversation.Title);
        json.WriteStartArray("messages");
        foreach (Microsoft.Extensions.AI.ChatMessage message in result.Conversation.Messages)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role.Value);
            json.WriteString("content", WellFormed(message.Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("drafts");
        foreach (string draft in result.Drafts)
        {
            json.WriteStringValue(WellFormed(draft));
        }

        json.WriteEndArray();
        json.WriteString("delivered", WellFormed(result.Delivered));
        json.WritePropertyName("verdict");
        Write(json, result.Verdict);
        if (result.ByMeaning is { } meaning)
        {
            json.WritePropertyName("byMeaning");
            meaning.ToJsonElement().WriteTo(json);
        }

        json.WriteStartArray("escalations");
        foreach (EmpathyEscalation escalation in result.Escalations)
        {
            json.WriteStartObject();
            json.WriteString("id", escalation.Id);
            json.WriteString("severity", Camel(escalation.Severity));
            json.WriteString("reason", escalation.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EmpathyVerdict? verdict)
    {
        if (verdict is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("action", Camel(verdict.Action));
        json.WriteString("delivery", Camel(verdict.Delivery));
        json.WriteString("reprompt", Camel(verdict.Reprompt));
        json.WriteString("repromptReason", verdict.RepromptReason);
        json.WriteBoolean("degraded", verdict.Degraded);
        json.WriteBoolean("escalated", verdict.Escalated);
        json.WritePropertyName("assessment");
        verdict.Assessment.ToJsonElement().WriteTo(json);
        json.WritePropertyName("firstAssessment");
        if (verdict.FirstAssessment is { } first)
        {
            first.ToJsonElement().WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteEndObject();
    }

    private static string Camel<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // A model may stop in the middle of an emoji; half of one is no valid JSON text.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
