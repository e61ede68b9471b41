using System.Text.Json;

namespace EmpathyGuard.Tests.Scoring;

/// <summary>The exchanges of the benchmark's open half: every reply, sound and failing, with the person's messages before it.</summary>
internal static class PairsCorpus
{
    private static readonly string[] Files =
    [
        "sentiment_attenuation", "granularity_mismatch", "conflict_avoidance", "linguistic_distancing", "controls_a", "controls_b",
    ];

    private static readonly Lazy<IReadOnlyList<Item>> LazyAll = new(static () => [.. Files.SelectMany(Read)]);

    public static IReadOnlyList<Item> All => LazyAll.Value;

    private static string Folder
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EmpathyGuard.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("EmpathyGuard.sln"), "tests", "EmpathyPairs", "open");
        }
    }

    private static IEnumerable<Item> Read(string file)
    {
        foreach (string line in File.ReadLines(Path.Combine(Folder, file + ".jsonl")))
        {
            JsonElement item = JsonDocument.Parse(line).RootElement;
            string id = item.GetProperty("id").GetString()!;
            List<EmpathyMessage> messages = [.. item.GetProperty("messages").EnumerateArray().Select(Message)];
            if (item.TryGetProperty("reply", out JsonElement reply))
            {
                yield return new Item(id, messages, reply.GetString()!);
                continue;
            }

            yield return new Item(id, messages, item.GetProperty("good").GetString()!);
            foreach (JsonElement bad in item.GetProperty("bad").EnumerateArray())
            {
                yield return new Item($"{id}/{bad.GetProperty("dose").GetInt32()}", messages, bad.GetProperty("text").GetString()!);
            }
        }
    }

    private static EmpathyMessage Message(JsonElement message) => new(
        message.GetProperty("role").GetString() switch
        {
            "assistant" => EmpathyRole.Assistant,
            "system" => EmpathyRole.System,
            _ => EmpathyRole.User,
        },
        message.GetProperty("content").GetString()!);

    internal sealed record Item(string Id, IReadOnlyList<EmpathyMessage> Messages, string Reply)
    {
        private EmpathyAssessment? _unchanged;

        /// <summary>The assessment of the exchange as it is.</summary>
        public EmpathyAssessment Unchanged => _unchanged ??= Assess();

        /// <summary>Assesses the exchange after a change of the person's words, of the reply, or of neither.</summary>
        public EmpathyAssessment Assess(Func<string, string>? person = null, Func<string, string>? reply = null)
        {
            List<EmpathyMessage> messages = [.. Messages.Select(m => m.Role == EmpathyRole.User && person is not null ? new EmpathyMessage(m.Role, person(m.Text)) : m)];
            messages.Add(new EmpathyMessage(EmpathyRole.Assistant, reply?.Invoke(Reply) ?? Reply));
            return LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(messages));
        }

        /// <summary>Whether a change of the person's words changes anything here.</summary>
        public bool IsChangedBy(Func<string, string> person) => Messages.Any(m => m.Role == EmpathyRole.User && person(m.Text) != m.Text);
    }
}
