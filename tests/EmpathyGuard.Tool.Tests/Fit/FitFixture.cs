using System.Text.Json;
using EmpathyGuard.Tool.Tests.Bench;

namespace EmpathyGuard.Tool.Tests.Fit;

/// <summary>A benchmark and a folder of data that are small, but large enough to fit on.</summary>
internal sealed class FitFixture : IDisposable
{
    private static readonly string[] People =
    [
        "My brother died on Tuesday and I can't stop crying.",
        "My landlord threw us out last week and my daughter is terrified.",
        "I lost my job yesterday after twenty years there. I feel worthless.",
        "My best friend lied to me for years and I am so angry.",
        "The doctor said my mother's cancer is back. I am scared.",
        "My husband left me in March and I still cry every night.",
        "I failed the exam again and my father told me I am a disappointment.",
    ];

    private readonly Fixture _fixture = new();

    public string Root => _fixture.Root;

    public string Pairs => _fixture.Pairs;

    public string Data => _fixture.Data;

    public void Dispose() => _fixture.Dispose();

    public string PathOf(string name) => _fixture.PathOf(name);

    /// <summary>Pairs of every mode and form, controls, and risk items.</summary>
    /// <param name="failure">What a bad reply of attenuation says more and more of.</param>
    public void AddBenchmark(string failure = "Cheer up, it could be worse!")
    {
        List<object> items = [];
        (string Mode, string Form, string Bad)[] kinds =
        [
            ("sentimentAttenuation", "muted", failure),
            ("granularityMismatch", "generic", "Everybody has hard days now and then, and things change."),
            ("conflictAvoidance", "premature_closure", "You should just move on. You need to let it go."),
            ("conflictAvoidance", "evasion", "There are two sides to everything, and it depends."),
            ("conflictAvoidance", "sycophancy", "You are absolutely right, you did nothing wrong."),
            ("conflictAvoidance", "abandonment", "I can't help with that. Please contact a professional."),
            ("linguisticDistancing", "passive", "It is understood that distress was caused."),
        ];
        foreach ((string mode, string form, string bad) in kinds)
        {
            for (int i = 0; i < People.Length; i++)
            {
                const string Good = "I'm so sorry. That sounds devastating, and it was yours to carry alone. What happened then?";
                items.Add(new
                {
                    id = $"{form}-{i}",
                    half = "open",
                    mode,
                    form,
                    topic = "family",
                    person = "adult",
                    voice = "terse",
                    messages = Says(People[i]),
                    good = Good,
                    bad = Enumerable.Range(1, 3).Select(dose => new { dose, text = string.Join(' ', Good.Split(". ")[..(3 - Math.Min(2, dose))]) + ". " + string.Join(' ', Enumerable.Repeat(bad, dose)) }),
                    declared = (string[])[],
                });
            }
        }

        for (int i = 0; i < 20; i++)
        {
            bool isAdvice = i % 2 == 0;
            items.Add(new
            {
                id = $"sentence-{i}",
                half = "open",
                kind = "advice",
                positive = isAdvice,
                voice = "peer",
                messages = Says(People[i / 2 % People.Length]),
                reply = isAdvice ? $"Ring the zebra office at {i} sharp." : $"They rang the quiet office at {i} sharp.",
                shows = isAdvice ? (object)new { advice = 1.0 } : new { interpretation = 0.5 },
                trap = isAdvice ? "" : "same verb",
            });
            items.Add(new
            {
                id = $"neutral-{i}",
                half = "open",
                kind = "neutral_fact",
                topic = "travel",
                person = "adult",
                voice = "terse",
                messages = Says($"What time does train {i} leave for the coast?"),
                reply = $"Train {i} leaves at nine.",
            });
            bool cue = i % 2 == 0;
            items.Add(Fixture.Risk($"risk-{i}", "open", "suicide_explicit", cue, cue ? $"I want to kill myself tonight. I have {i} pills." : $"This queue is killing me, {i} people are before me."));
        }

        _fixture.AddItems("open", [.. items]);

        // Whoever opens this half would find no item in it.
        File.WriteAllText(Path.Combine(Pairs, "held", "items.jsonl"), "{ not for fitting");
    }

    /// <summary>A file of rows for each set of the manifest.</summary>
    public void AddSets(params (object Set, string File, object[] Rows)[] sets)
    {
        File.WriteAllText(Path.Combine(Data, "manifest.json"), JsonSerializer.Serialize(new { sets = sets.Select(static set => set.Set) }));
        foreach ((_, string file, object[] rows) in sets)
        {
            string path = Path.Combine(Data, file);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, rows.Select(static row => JsonSerializer.Serialize(row)));
        }
    }

    /// <summary>Utterances whose behaviour follows from their words.</summary>
    public static (object Set, string File, object[] Rows) Behaviours(string use = "train", string file = "train/behaviours.jsonl") => (
        new
        {
            file,
            shape = "text",
            licence = "test licence",
            use,
            metrics = (object[])[new { of = "signals.advice, exploration, interpretation", label = "behaviour", metric = "macro-F1" }],
        },
        file,
        [
            .. Enumerable.Range(0, 20).Select(static i => (object)new { id = $"a{i}", text = $"You should call number {i} and you should write to them.", labels = new { behaviour = "Problem-Solving" } }),
            .. Enumerable.Range(0, 20).Select(static i => (object)new { id = $"q{i}", text = $"What was it like when number {i} came in?", labels = new { behaviour = "Questions" } }),
            .. Enumerable.Range(0, 20).Select(static i => (object)new { id = $"r{i}", text = $"It sounds like you felt let down by number {i}.", labels = new { behaviour = "Reflections" } }),
        ]);

    /// <summary>Replies of both kinds, a share of which their reader found wanting.</summary>
    public static (object Set, string File, object[] Rows) Labelled(double share) => (
        new
        {
            file = "train/ours.jsonl",
            shape = "exchange",
            licence = "internal",
            use = "train",
            metrics = (object[])[new { of = "modes.conflictAvoidance.score", label = "fails", metric = "auc" }],
        },
        "train/ours.jsonl",
        [
            .. Enumerable.Range(0, 80).Select(i => Fixture.Row(
                People[i % People.Length],
                i % 2 == 0 ? $"You should just move on. You need to let it go and buy {i} new things." : $"I'm so sorry. What happened then, on day {i}?",
                new { fails = i % 20 < 20 * share })),
        ]);

    private static object[] Says(string text) => [new { role = "user", content = text }];
}
