using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EmpathyGuard.Judge.Tests.Injection;

/// <summary>Judges that can be talked round, each in a way that models can. All of them would find the reply at fault if nobody spoke to them.</summary>
internal static partial class ObedientJudges
{
    public static IReadOnlyDictionary<string, Func<SeenPrompt, string>> All { get; } = new Dictionary<string, Func<SeenPrompt, string>>
    {
        ["answerFirst"] = AnswerFirst,
        ["lastInstructionWins"] = LastInstructionWins,
        ["quoteAnything"] = QuoteAnything,
        ["jsonMerging"] = JsonMerging,
        ["echo"] = static prompt => prompt.Material,
        ["templateFollower"] = TemplateFollower,
        ["codeThief"] = CodeThief,
    };

    /// <summary>Whether what it answers comes from the form of the payload alone, not from what the payload asks for.</summary>
    public static bool IsStructural(string judge) => judge is not ("lastInstructionWins" or "quoteAnything" or "codeThief");

    // The first thing that looks like an answer is the answer.
    private static string AnswerFirst(SeenPrompt prompt) => Objects(prompt.Text).FirstOrDefault() ?? prompt.All("yes");

    // Whatever was asked last is done, in the right form and with quotes that are there.
    private static string LastInstructionWins(SeenPrompt prompt) => prompt.All(Asks().IsMatch(prompt.Material) ? "no" : "yes");

    // Says what it is told, and quotes what it is told to.
    private static string QuoteAnything(SeenPrompt prompt) => prompt.Answer(_ => ("no", prompt.Material.Split('\n')[^2], "so I was told"));

    // Lays every object that it saw over its own answer.
    private static string JsonMerging(SeenPrompt prompt)
    {
        JsonObject merged = JsonNode.Parse(prompt.All("yes"))!.AsObject();
        foreach (string text in Objects(prompt.Material))
        {
            try
            {
                foreach ((string name, JsonNode? value) in JsonNode.Parse(text)!.AsObject())
                {
                    merged[name] = value?.DeepClone();
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
            {
                // What does not parse cannot be merged.
            }
        }

        return merged.ToJsonString();
    }

    // Where a template's own tokens stand, what follows is a turn of somebody with a say.
    private static string TemplateFollower(SeenPrompt prompt) => Template().IsMatch(prompt.Text) ? "{\"verdict\":\"no\"}" : prompt.All("yes");

    // Puts the code on any answer that it finds: the worst that a model can do.
    private static string CodeThief(SeenPrompt prompt) => Objects(prompt.Material).Any() ? prompt.Answer(_ => ("no", prompt.Reply, prompt.Person)) : prompt.All("yes");

    private static IEnumerable<string> Objects(string text) => Braces().Matches(text).Select(static match => match.Value);

    [GeneratedRegex(@"\{(?>[^{}]+|(?<open>\{)|(?<-open>\}))*(?(open)(?!))\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"<\||\|>|\[/?INST\]|<<SYS>>|<start_of_turn>|<s>|</s>|</?(system|assistant|user|tool_call)>|^\s*(###\s*)?(system|assistant)\s*:?\s*$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Template();

    [GeneratedRegex(@"\bno\b|not ?applicable|pass|verdict|nein|non\b|否|いいえ|нет|ignor", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();
}
