using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Judge;

/// <summary>The JSON schemas of the answers.</summary>
internal static class AnswerFormat
{
    private const int ModeCount = 4;
    private static readonly ConcurrentDictionary<int, ChatResponseFormat> Formats = new();

    /// <summary>The answer to a comparison.</summary>
    public static ChatResponseFormat Comparison { get; } = Format("comparison", Object(
        ("code", Text()), ("better", Text("A", "B", "same")), ("quoteA", Text()), ("quoteB", Text())));

    /// <summary>The answer to questions about some modes.</summary>
    /// <param name="set">The modes, a bit each.</param>
    public static ChatResponseFormat Verdicts(int set) => Formats.GetOrAdd(set, static bits =>
    {
        List<(string, JsonObject)> members = [("code", Text())];
        for (int i = 0; i < ModeCount; i++)
        {
            if ((bits >> i & 1) != 0)
            {
                members.Add((JudgeNames.Of((EmpathyFailureMode)i), Object(
                    ("verdict", Text("yes", "no", "notApplicable")), ("replyQuote", Text()), ("personQuote", Text()))));
            }
        }

        return Format("verdicts", Object([.. members]));
    });

    private static ChatResponseFormatJson Format(string name, JsonObject schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema.ToJsonString());
        return ChatResponseFormat.ForJsonSchema(document.RootElement.Clone(), name);
    }

    private static JsonObject Text(params string[] words)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (words.Length > 0)
        {
            text["enum"] = new JsonArray([.. words.Select(static word => (JsonNode)JsonValue.Create(word))]);
        }

        return text;
    }

    private static JsonObject Object(params ReadOnlySpan<(string Name, JsonObject Schema)> members)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach ((string name, JsonObject schema) in members)
        {
            properties[name] = schema;
            required.Add((JsonNode)JsonValue.Create(name));
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }
}
