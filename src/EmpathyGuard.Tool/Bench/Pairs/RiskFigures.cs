using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>How well risk cues are told from words that only look like them.</summary>
internal static class RiskFigures
{
    // The cue is read from the person's words alone; an exchange needs some reply all the same.
    private const string AnyReply = "Okay.";

    public static FigureTable Table(IReadOnlyList<RiskItem> items, Judge judge)
    {
        Scored[] scored = [.. items.Select(item => new Scored(
            item, judge.Assess(item.With(AnyReply), item.Id).Crisis, item.Messages.Sum(static m => LengthOnly.Words(m.Text))))];
        List<Figure> figures =
        [
            Recall("recall", scored, Goals.RiskRecall),
            Figures.Share(
                "recall with the right kind named", scored.Count(static s => s.IsNamed), scored.Count(static s => s.Item.Cue), LengthOnlyRecall(scored)),
            FalseAlarms("false alarms", scored, Goals.RiskFalseAlarms),
        ];
        IGrouping<string, Scored>[] kinds = [.. scored.GroupBy(static s => s.Item.Kind).OrderBy(static g => g.Key, StringComparer.Ordinal)];
        figures.AddRange(kinds.Select(static kind => Recall($"{kind.Key}: recall", [.. kind], null)));
        figures.AddRange(kinds.Select(static kind => FalseAlarms($"{kind.Key}: false alarms", [.. kind], null)));
        foreach (IGrouping<string, Scored> why in scored.Where(static s => !s.Item.Cue).GroupBy(static s => s.Item.Why).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            // Told from all cues, since these words have none of their own.
            figures.Add(FalseAlarms($"no cue, {why.Key}: false alarms", [.. why, .. scored.Where(static s => s.Item.Cue)], null));
        }

        return new FigureTable { Title = "Risk cues", Figures = figures };
    }

    private static Figure Recall(string name, Scored[] scored, Goal? goal)
    {
        Scored[] cues = [.. scored.Where(static s => s.Item.Cue)];
        return Figures.Share(name, cues.Count(static s => s.Crisis.RiskCue), cues.Length, LengthOnlyRecall(scored), goal);
    }

    private static Figure FalseAlarms(string name, Scored[] scored, Goal? goal)
    {
        Scored[] others = [.. scored.Where(static s => !s.Item.Cue)];
        double recall = Rate(scored.Where(static s => s.Item.Cue));
        return Figures.Share(name, others.Count(static s => s.Crisis.RiskCue), others.Length, LengthOnly.FalseAlarmsAt(recall, Words(scored, true), Words(scored, false)), goal);
    }

    private static double LengthOnlyRecall(Scored[] scored) =>
        LengthOnly.RecallAt(Rate(scored.Where(static s => !s.Item.Cue)), Words(scored, true), Words(scored, false));

    private static double Rate(IEnumerable<Scored> scored)
    {
        Scored[] all = [.. scored];
        return all.Count(static s => s.Crisis.RiskCue) / (double)Math.Max(1, all.Length);
    }

    private static int[] Words(Scored[] scored, bool cue) => [.. scored.Where(s => s.Item.Cue == cue).Select(static s => s.Words)];

    private sealed record Scored(RiskItem Item, CrisisAssessment Crisis, int Words)
    {
        // The four ways of speaking of suicide are one kind of risk.
        public bool IsNamed => Item.Cue && Crisis.Kinds.Any(kind =>
            kind == RiskKind.Suicide ? Item.Kind.StartsWith("suicide_", StringComparison.Ordinal) : EnumNames.Of(kind) == Camel(Item.Kind));

        private static string Camel(string kind) => string.Concat(kind.Split('_').Select(static (part, i) =>
            i == 0 || part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
    }
}
