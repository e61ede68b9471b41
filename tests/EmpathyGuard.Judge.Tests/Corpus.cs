using System.Reflection;
using System.Text.Json;

namespace EmpathyGuard.Judge.Tests;

/// <summary>The project's pairs and controls, with what a perfect judge would say of each reply.</summary>
internal static class Corpus
{
    private static readonly string[] Files = ["sentiment_attenuation", "granularity_mismatch", "conflict_avoidance", "linguistic_distancing", "controls_a", "controls_b"];

    // Before the items, which are read from there.
    private static string Root { get; } = typeof(Corpus).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    public static IReadOnlyList<Item> All { get; } = [.. new[] { "open", "held" }.SelectMany(static half => Files.SelectMany(file => Read(half, file)))];

    private static IEnumerable<Item> Read(string half, string file)
    {
        foreach (string line in File.ReadLines(Path.Combine(Root, "tests", "EmpathyPairs", half, file + ".jsonl")))
        {
            JsonElement item = JsonDocument.Parse(line).RootElement;
            string id = item.GetProperty("id").GetString()!;
            EmpathyMessage[] messages = [.. item.GetProperty("messages").EnumerateArray().Select(Message)];
            if (item.TryGetProperty("reply", out JsonElement reply))
            {
                yield return new Item(id, null, 0, Exchange(messages, reply.GetString()!));
                continue;
            }

            EmpathyFailureMode mode = Enum.Parse<EmpathyFailureMode>(item.GetProperty("mode").GetString()!, ignoreCase: true);
            yield return new Item(id, mode, 0, Exchange(messages, item.GetProperty("good").GetString()!));
            foreach (JsonElement bad in item.GetProperty("bad").EnumerateArray())
            {
                yield return new Item(id, mode, bad.GetProperty("dose").GetInt32(), Exchange(messages, bad.GetProperty("text").GetString()!));
            }
        }
    }

    private static EmpathyExchange Exchange(EmpathyMessage[] messages, string reply) => new([.. messages, new EmpathyMessage(EmpathyRole.Assistant, reply)]);

    private static EmpathyMessage Message(JsonElement message) => new(
        message.GetProperty("role").GetString() switch { "assistant" => EmpathyRole.Assistant, "system" => EmpathyRole.System, _ => EmpathyRole.User },
        message.GetProperty("content").GetString()!);

    /// <summary>A reply. Dose 0 is sound; a control has no mode.</summary>
    internal sealed record Item(string Id, EmpathyFailureMode? Mode, int Dose, EmpathyExchange Exchange)
    {
        public bool Fails(EmpathyFailureMode mode) => Dose > 0 && Mode == mode;
    }
}
