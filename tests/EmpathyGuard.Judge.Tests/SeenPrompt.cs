using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Judge.Tests;

/// <summary>A question as a model sees it, taken apart again.</summary>
internal sealed partial class SeenPrompt
{
    private static readonly string[] ModeNames = ["sentimentAttenuation", "granularityMismatch", "conflictAvoidance", "linguisticDistancing"];

    public SeenPrompt(IEnumerable<ChatMessage> messages)
    {
        Messages = [.. messages];
        Text = string.Concat(Messages.SelectMany(static m => m.Contents).OfType<TextContent>().Select(static c => c.Text));
        Code = Begin().Match(Text).Groups[1].Value;
        int begin = Text.IndexOf($"=== BEGIN MATERIAL {Code} ===\n", StringComparison.Ordinal);
        int end = Text.IndexOf($"=== END MATERIAL {Code} ===", StringComparison.Ordinal);
        Opening = Text[..begin];
        Material = Text[begin..end];
        Closing = Text[end..];
        Modes = [.. ModeNames.Where(name => Opening.Contains($"## {name}\n", StringComparison.Ordinal))];
    }

    public IReadOnlyList<ChatMessage> Messages { get; }

    public string Text { get; }

    public string Code { get; }

    public string Opening { get; }

    public string Material { get; }

    public string Closing { get; }

    public IReadOnlyList<string> Modes { get; }

    public string Reply => Part("The reply to grade:");

    public string Person => Part("The person:");

    /// <summary>An answer in the shape that was asked for.</summary>
    public string Answer(Func<string, (string Verdict, string Reply, string Person)> mode, string? code = null)
    {
        var answer = new StringBuilder("{").Append($"\"code\":{Json(code ?? Code)}");
        foreach (string name in Modes)
        {
            (string verdict, string reply, string person) = mode(name);
            answer.Append($",\"{name}\":{{\"verdict\":{Json(verdict)},\"replyQuote\":{Json(reply)},\"personQuote\":{Json(person)}}}");
        }

        return answer.Append('}').ToString();
    }

    /// <summary>The same verdict on every mode, with quotes of what stands there.</summary>
    public string All(string verdict) => Answer(name => (verdict, Reply, name == ModeNames[3] ? "" : Person));

    public static string Json(string text) => JsonSerializer.Serialize(text);

    private string Part(string heading)
    {
        string[] lines = Material.Split('\n');
        int at = Array.IndexOf(lines, heading);
        return at < 0 ? "" : string.Join('\n', lines[(at + 1)..].TakeWhile(static l => l.StartsWith("| ", StringComparison.Ordinal)).Select(static l => l[2..]));
    }

    [GeneratedRegex("=== BEGIN MATERIAL (\\S+) ===")]
    private static partial Regex Begin();
}
