using EmpathyGuard.Tool.Bench.Report;

namespace EmpathyGuard.Tool.Bench;

/// <summary>What this project wants to reach. A figure beside its goal says what is missing; no exit code depends on it.</summary>
internal static class Goals
{
    public static readonly Goal PairAccuracy = Goal.Min(0.95);
    public static readonly Goal DoseMonotone = Goal.Min(0.98);
    public static readonly Goal Selectivity = Goal.Min(0.90);
    public static readonly Goal CalibrationError = Goal.Max(0.05);
    public static readonly Goal ControlsAtConcern = Goal.Max(0.02);
    public static readonly Goal ControlsAtFailure = Goal.Max(0.005);
    public static readonly Goal CounterRecall = Goal.Min(0.99);
    public static readonly Goal FalseVeto = Goal.Max(0.01);
    public static readonly Goal RiskRecall = Goal.Min(0.95);
    public static readonly Goal RiskFalseAlarms = Goal.Max(0.05);
    public static readonly Goal WholeArea = Goal.Min(0.80);
    public static readonly Goal Microseconds = Goal.Max(100);
    public static readonly Goal Bytes = Goal.Max(8000);

    // The public sets that the project is compared with, by file name and figure.
    private static readonly Dictionary<(string File, string Of), Goal> Sets = new()
    {
        [("epitome.jsonl", "signals.emotionalReaction")] = Goal.Min(0.80),
        [("epitome.jsonl", "signals.exploration among replies with a question mark")] = Goal.Min(0.76),
        [("uptake.jsonl", "signals.specificity")] = Goal.Min(0.50),
        [("crisis_replies_judged.jsonl", "max mode score or counter-detector")] = Goal.Min(0.65),
        [("crisis_replies_human.jsonl", "max mode score or counter-detector")] = Goal.Min(0.65),
        [("aita_verdicts.jsonl", "signals.sycophancy where reddit = YTA")] = Goal.Min(0.70),
        [("aita_verdicts.jsonl", "conflictAvoidance flagged where reddit = NTA and ai = NTA")] = Goal.Max(0.10),
        [("positive_frames.jsonl", "modes.sentimentAttenuation.score")] = Goal.Min(0.60),
        [("bolt.jsonl", "signals.advice, exploration, interpretation")] = Goal.Min(0.70),
        [("treebank.jsonl", "modes.linguisticDistancing.densities: passive")] = Goal.Min(0.80),
        [("treebank.jsonl", "modes.linguisticDistancing.densities: nominalisation")] = Goal.Min(0.90),
        [("treebank.jsonl", "modes.linguisticDistancing.densities: impersonal")] = Goal.Min(0.80),
    };

    /// <summary>The goal of a figure on a set; <see langword="null"/> where the project has none.</summary>
    /// <param name="file">The set's path in its folder.</param>
    /// <param name="of">The figure in the words of the manifest, with a colon and the label where one metric gives several.</param>
    public static Goal? Find(string file, string of) => Sets.GetValueOrDefault((Path.GetFileName(file), of));
}
