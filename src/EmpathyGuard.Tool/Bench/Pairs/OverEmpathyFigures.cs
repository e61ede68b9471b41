using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>How well false empathy is found, and how often an honest reply is taken for it.</summary>
internal static class OverEmpathyFigures
{
    public static FigureTable Table(IReadOnlyList<OverEmpathyItem> items, Judge judge)
    {
        Scored[] scored = [.. items.Select(item => new Scored(
            item,
            new ScoredReply(item.Clean, judge.Assess(item.With(item.Clean), item.Id)),
            new ScoredReply(item.Fault, judge.Assess(item.With(item.Fault), item.Id))))];
        List<Figure> figures =
        [
            Recall("recall", scored, Goals.CounterRecall),
            Figures.Share("recall with the right kind named", scored.Count(static s => s.IsNamed), scored.Length, LengthOnlyRecall(scored)),
            Figures.Share("clean replies vetoed (false veto)", scored.Count(static s => s.IsVetoed), scored.Length, LengthOnlyVeto(scored), Goals.FalseVeto),
        ];
        foreach (IGrouping<string, Scored> kind in scored.GroupBy(static s => s.Item.Kind).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            figures.Add(Recall($"{kind.Key}: recall", [.. kind], null));
        }

        return new FigureTable { Title = "Over-empathy: counter-detectors", Figures = figures };
    }

    private static Figure Recall(string name, Scored[] scored, Goal? goal) =>
        Figures.Share(name, scored.Count(static s => s.IsFound), scored.Length, LengthOnlyRecall(scored), goal);

    private static double LengthOnlyRecall(Scored[] scored) => LengthOnly.RecallAt(
        scored.Count(static s => s.IsVetoed) / (double)Math.Max(1, scored.Length),
        [.. scored.Select(static s => s.Fault.Words)],
        [.. scored.Select(static s => s.Clean.Words)]);

    private static double LengthOnlyVeto(Scored[] scored) => LengthOnly.FalseAlarmsAt(
        scored.Count(static s => s.IsFound) / (double)Math.Max(1, scored.Length),
        [.. scored.Select(static s => s.Fault.Words)],
        [.. scored.Select(static s => s.Clean.Words)]);

    private sealed record Scored(OverEmpathyItem Item, ScoredReply Clean, ScoredReply Fault)
    {
        public bool IsFound => Fault.Counter.Count > 0;

        public bool IsNamed => Fault.Counter.Any(kind => EnumNames.Of(kind) == Item.Kind);

        public bool IsVetoed => Clean.Counter.Count > 0;
    }
}
