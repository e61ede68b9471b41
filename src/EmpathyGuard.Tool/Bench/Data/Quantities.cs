using EmpathyGuard.Scoring;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>The figures by the names under which a manifest asks for them.</summary>
internal static class Quantities
{
    private const string SignalPrefix = "signals.";
    private const string ModePrefix = "modes.";
    private const string FeelingPrefix = "feelings.";
    private const string Flagged = " flagged";

    // The feelings that taxonomies of emotions have a name for; the others are asked for one by one.
    private static IEnumerable<string> NamedEmotions => WeightLayout.FeelingNames.Where(ClassTable.HasUsual);

    /// <summary>Finds one or more figures.</summary>
    /// <param name="text">A name, or several with commas; names after the first may leave out what stands before the last dot.</param>
    /// <exception cref="NotUnderstoodException">A name is unknown.</exception>
    public static IReadOnlyList<Quantity> Parse(string text)
    {
        List<Quantity> found = [];
        string prefix = "";
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string name = part.Contains('.', StringComparison.Ordinal) || prefix.Length == 0 ? part : prefix + part;
            prefix = name[..(name.LastIndexOf('.') + 1)];
            found.AddRange(Find(name));
        }

        return found;
    }

    private static IEnumerable<Quantity> Find(string name) => name switch
    {
        "max mode score" => [Of(name, static a => a.MaxScore())],
        "max mode score or counter-detector" => [Of(name, static a => a.Counter.Count > 0 ? 1 : a.MaxScore())],
        "counter-detector" => [Of(name, static a => a.Counter.Count > 0 ? 1 : 0)],
        "risk cue" => [Of(name, static a => a.Crisis.RiskCue ? 1 : 0)],
        "affect intensity" => [new Quantity(name, static (row, _) => AffectProbe.Read(row.Reply).Intensity)],
        "valence" => [new Quantity(name, static (row, _) => AffectProbe.Read(row.Reply).Valence)],
        "named emotions" => [.. NamedEmotions.Select(Feeling)],
        "modes.linguisticDistancing.densities" =>
        [
            Of("agentlessPassive", static a => a.Modes.LinguisticDistancing.Densities.AgentlessPassive),
            Of("nominalisation", static a => a.Modes.LinguisticDistancing.Densities.Nominalisation),
            Of("impersonalSubject", static a => a.Modes.LinguisticDistancing.Densities.ImpersonalSubject),
        ],
        _ when name.StartsWith(SignalPrefix, StringComparison.Ordinal) => [Of(name[SignalPrefix.Length..], Signal(name[SignalPrefix.Length..]))],
        _ when name.StartsWith(FeelingPrefix, StringComparison.Ordinal) => [Feeling(name[FeelingPrefix.Length..])],
        _ when name.StartsWith(ModePrefix, StringComparison.Ordinal) => [Mode(name[ModePrefix.Length..])],
        _ when name.EndsWith(Flagged, StringComparison.Ordinal) => [FlaggedBy(name[..^Flagged.Length])],
        _ => throw Unknown(name),
    };

    /// <summary>A signal by its name.</summary>
    /// <exception cref="NotUnderstoodException">There is no such signal.</exception>
    public static Func<EmpathyAssessment, double?> Signal(string name) => name switch
    {
        "emotionalReaction" => static a => a.Signals.EmotionalReaction,
        "interpretation" => static a => a.Signals.Interpretation,
        "exploration" => static a => a.Signals.Exploration,
        "advice" => static a => a.Signals.Advice,
        "dismissal" => static a => a.Signals.Dismissal,
        "selfFocus" => static a => a.Signals.SelfFocus,
        "specificity" => static a => a.Signals.Specificity,
        "sycophancy" => static a => a.Signals.Sycophancy,
        "evasion" => static a => a.Signals.Evasion,
        "riskUnanswered" => static a => a.Signals.RiskUnanswered,
        _ => throw Unknown(SignalPrefix + name),
    };

    private static Quantity Mode(string path)
    {
        if (path.Split('.') is not [string name, string member])
        {
            throw Unknown(ModePrefix + path);
        }

        EmpathyFailureMode mode = ParseMode(name);
        return (mode, member) switch
        {
            (_, "score") => Of(member, a => Score(a, a.Modes[mode])),
            (_, "measure") => Of(member, a => a.Modes[mode].Measure),
            (EmpathyFailureMode.ConflictAvoidance, "prematureClosure") => Of(member, static a => a.Modes.ConflictAvoidance.PrematureClosure),
            (EmpathyFailureMode.ConflictAvoidance, "evasion") => Of(member, static a => a.Modes.ConflictAvoidance.Evasion),
            (EmpathyFailureMode.ConflictAvoidance, "sycophancy") => Of(member, static a => a.Modes.ConflictAvoidance.Sycophancy),
            (EmpathyFailureMode.ConflictAvoidance, "abandonment") => Of(member, static a => a.Modes.ConflictAvoidance.Abandonment),
            _ => throw Unknown(ModePrefix + path),
        };
    }

    private static Quantity FlaggedBy(string name)
    {
        EmpathyFailureMode mode = ParseMode(name);
        return Of(name + Flagged, a => Score(a, a.Modes[mode]) is double score ? (score >= EmpathyThresholds.DefaultConcern ? 1 : 0) : null);
    }

    // Where a mode does not apply it finds nothing; where it was not judged there is no figure.
    private static double? Score(EmpathyAssessment assessment, ModeAssessment mode) =>
        assessment.Status == EmpathyStatus.Unjudged || mode.Label == EmpathyLabel.Unjudged ? null : mode.Score ?? 0;

    private static EmpathyFailureMode ParseMode(string name)
    {
        foreach (EmpathyFailureMode mode in Enum.GetValues<EmpathyFailureMode>())
        {
            if (EnumNames.Of(mode) == name)
            {
                return mode;
            }
        }

        throw new NotUnderstoodException($"there is no mode '{name}'");
    }

    private static Quantity Feeling(string name) => WeightLayout.FeelingNames.ToList().IndexOf(name) is int index and >= 0
        ? new Quantity(name, (row, _) => AffectProbe.Read(row.Reply).Feelings[index])
        : throw Unknown(FeelingPrefix + name);

    private static Quantity Of(string name, Func<EmpathyAssessment, double?> read) =>
        new(name, (_, assessment) => assessment.Status == EmpathyStatus.Unjudged ? null : read(assessment));

    private static NotUnderstoodException Unknown(string name) => new($"the scorer has no figure called '{name}'");
}
