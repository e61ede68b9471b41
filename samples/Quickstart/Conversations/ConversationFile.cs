using Microsoft.Extensions.AI;

namespace Quickstart;

/// <summary>Reads a conversation from its text file: lines of <c>key: value</c>, then parts under headings of the first level.</summary>
internal static class ConversationFile
{
    public static Conversation Parse(string name, string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        Dictionary<string, string> head = new(StringComparer.Ordinal);
        List<(string Heading, List<string> Lines)> parts = [];
        foreach (string line in lines)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                parts.Add((line[2..].Trim(), []));
            }
            else if (parts.Count > 0)
            {
                parts[^1].Lines.Add(line);
            }
            else if (line.Length > 0)
            {
                int colon = line.IndexOf(':', StringComparison.Ordinal);
                head[colon > 0 ? line[..colon] : throw Wrong(name, $"'{line}' is not 'key: value'")] = line[(colon + 1)..].Trim();
            }
        }

        List<ChatMessage> messages = [];
        string? first = null;
        string? second = null;
        foreach ((string heading, List<string> body) in parts)
        {
            string content = string.Join('\n', body).Trim();
            switch (heading)
            {
                case "Person":
                    messages.Add(new ChatMessage(ChatRole.User, content));
                    break;
                case "Model":
                    messages.Add(new ChatMessage(ChatRole.Assistant, content));
                    break;
                case "First reply":
                    first = content;
                    break;
                case "Second reply":
                    second = content;
                    break;
                default:
                    throw Wrong(name, $"there is no part '{heading}'");
            }
        }

        if (messages.Count == 0 || messages[^1].Role != ChatRole.User || first is null)
        {
            throw Wrong(name, "the parts must end with a 'Person' and a 'First reply'");
        }

        return new Conversation
        {
            Id = Value("id"),
            Title = Value("title"),
            Messages = messages,
            FirstReply = first,
            SecondReply = second,
            Expected = new Expectation
            {
                Fails = Value("fails"),
                Then = Value("then"),
                Escalates = head.TryGetValue("escalates", out string? escalates) ? escalates == "yes" : null,
                // A comma inside an amount is no separator, a comma and a space is.
                Keeps = head.TryGetValue("keeps", out string? keeps) ? keeps.Split(", ") : [],
                Because = Value("because"),
            },
        };

        string Value(string key) => head.TryGetValue(key, out string? value) ? value : throw Wrong(name, $"'{key}' is missing");
    }

    private static FormatException Wrong(string name, string what) => new($"Conversation {name}: {what}.");
}
