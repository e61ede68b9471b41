using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>What is found where nothing is to be found.</summary>
internal static class ControlFigures
{
    public static FigureTable Table(IReadOnlyList<ScoredControl> controls, IReadOnlyList<ScoredPair> pairs)
    {
        List<Figure> figures =
        [
            Alarms("any mode at concern", EmpathyThresholds.DefaultConcern, controls, pairs, Goals.ControlsAtConcern),
            Alarms("any mode at failure", EmpathyThresholds.DefaultFailure, controls, pairs, Goals.ControlsAtFailure),
            Figures.Share("any counter-detector", controls.Count(static c => c.Reply.Counter.Count > 0), controls.Count, null),
        ];
        figures.AddRange(controls
            .GroupBy(static c => c.Item.Kind)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(group => Alarms($"{group.Key}: any mode at concern", EmpathyThresholds.DefaultConcern, [.. group], pairs, null)));
        return new FigureTable { Title = "Controls: false alarms", Figures = figures };
    }

    private static Figure Alarms(string name, double threshold, IReadOnlyList<ScoredControl> controls, IReadOnlyList<ScoredPair> pairs, Goal? goal)
    {
        ScoredReply[] bad = [.. pairs.SelectMany(static p => p.Bad)];
        double recall = bad.Count(r => r.Largest >= threshold) / (double)Math.Max(1, bad.Length);
        return Figures.Share(
            name,
            controls.Count(c => c.Reply.Largest >= threshold),
            controls.Count,
            LengthOnly.FalseAlarmsAt(recall, [.. bad.Select(static r => r.Words)], [.. controls.Select(static c => c.Reply.Words)]),
            goal);
    }
}
