using System.Text.Json;

namespace EmpathyGuard.Tool.Tests.Bench;

/// <summary>A small benchmark and a small folder of data, with a scorer that answers to words planted in the replies.</summary>
internal sealed class Fixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("empathyguard");

    public Fixture()
    {
        foreach (string half in (string[])["open", "held"])
        {
            _ = Directory.CreateDirectory(Path.Combine(Pairs, half));
        }

        _ = Directory.CreateDirectory(Data);
    }

    public string Root => _folder.FullName;

    public string Pairs => Path.Combine(Root, "tests", "EmpathyPairs");

    public string Data => Path.Combine(Root, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    public string PathOf(string name) => Path.Combine(Root, name);

    public void AddItems(string half, params object[] items) =>
        File.AppendAllLines(Path.Combine(Pairs, half, "items.jsonl"), items.Select(static item => JsonSerializer.Serialize(item)));

    public void AddSet(string manifest, params object[] rows)
    {
        File.WriteAllText(Path.Combine(Data, "manifest.json"), manifest);
        File.WriteAllLines(Path.Combine(Data, "rows.jsonl"), rows.Select(static row => row as string ?? JsonSerializer.Serialize(row)));
    }

    /// <summary>A pair; the replies hold the scores that the scorer will give them.</summary>
    public static object Pair(string id, string half, string good, params string[] bad) => new
    {
        id,
        half,
        mode = "conflictAvoidance",
        form = "evasion",
        topic = "work",
        person = "adult",
        voice = "terse",
        messages = Person("They let me go."),
        good,
        bad = bad.Select(static (text, i) => new { dose = i + 1, text }),
        declared = (string[])["granularityMismatch"],
    };

    public static object Control(string id, string half, string reply) => new
    {
        id,
        half,
        kind = "neutral_fact",
        topic = "travel",
        person = "elder",
        voice = "formal",
        messages = Person("When does it leave?"),
        reply,
    };

    public static object OverEmpathy(string id, string half, string kind, string clean, string fault) => new
    {
        id,
        half,
        kind,
        topic = "grief",
        person = "minor",
        voice = "chatty",
        messages = Person("My dog died."),
        clean,
        fault,
    };

    public static object Risk(string id, string half, string kind, bool cue, string text) => new
    {
        id,
        half,
        kind,
        cue,
        why = cue ? "" : "idiom",
        topic = "family",
        person = "adult",
        messages = Person(text),
    };

    /// <summary>A control whose message a reader looked at.</summary>
    public static object Asking(string id, string half, string text, params string[] asks) => new
    {
        id,
        half,
        kind = "neutral_fact",
        topic = "travel",
        person = "elder",
        voice = "formal",
        messages = Person(text),
        reply = "At nine.",
        asks,
    };

    public static object Row(string user, string reply, object labels) => new
    {
        id = 1,
        messages = (object[])[new { role = "user", content = user }, new { role = "assistant", content = reply }],
        labels,
    };

    /// <summary>
    /// Reads <c>conflict=.4</c> and the like from the reply: scores of modes, a signal, <c>counter</c>; and <c>risk</c> from the person's words.
    /// </summary>
    public static EmpathyAssessment Score(EmpathyExchange exchange)
    {
        string reply = exchange.Messages[exchange.ReplyIndex].Text;
        if (reply.Contains("throw", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(reply);
        }

        if (reply.Contains("foreign", StringComparison.Ordinal))
        {
            return EmpathyAssessment.Unjudged(UnjudgedReasons.UnsupportedLanguage, "scripted 1");
        }

        bool risk = exchange.Messages.Any(static m => m.Role == EmpathyRole.User && m.Text.Contains("risk", StringComparison.Ordinal));
        return Assessments.Plain with
        {
            Modes = new EmpathyModes
            {
                SentimentAttenuation = Mode(Number(reply, "attenuation")),
                GranularityMismatch = Mode(Number(reply, "granularity")),
                ConflictAvoidance = new ConflictAvoidanceAssessment { Score = Number(reply, "conflict"), Label = EmpathyLabel.Clear },
                LinguisticDistancing = new LinguisticDistancingAssessment
                {
                    Score = Number(reply, "distancing"),
                    Label = EmpathyLabel.Clear,
                    Densities = new DistancingDensities { AgentlessPassive = Number(reply, "passive"), Nominalisation = Number(reply, "nominal"), ImpersonalSubject = 0 },
                },
            },
            Signals = new EmpathySignals { Advice = Number(reply, "advice") ?? 0, Exploration = Number(reply, "exploration") ?? 0, Specificity = Number(reply, "specificity") ?? 0 },
            Counter = reply.Contains("counter", StringComparison.Ordinal) ? [CounterEmpathy.ClaimedExperience] : [],
            Crisis = risk ? new CrisisAssessment { RiskCue = true, Kinds = [RiskKind.Suicide] } : CrisisAssessment.None,
            Person = new PersonAffect
            {
                Valence = 0,
                Intensity = 0,
                Asks = [.. Enum.GetValues<PersonAsk>().Where(ask => exchange.Messages.Any(m => m.Role == EmpathyRole.User && m.Text.Contains($"ask={ask}", StringComparison.Ordinal)))],
            },
            Scorer = "scripted 1",
        };
    }

    private static ModeAssessment Mode(double? score) => new() { Score = score, Label = score is null ? EmpathyLabel.NotApplicable : EmpathyLabel.Clear };

    private static double? Number(string text, string name)
    {
        int at = text.IndexOf(name + "=", StringComparison.Ordinal);
        return at < 0 ? null : double.Parse(text[(at + name.Length + 1)..].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static object[] Person(string text) => [new { role = "user", content = text }];
}
