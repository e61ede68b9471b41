using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>Whether a failure is still found where the pair is said in other words.</summary>
internal static class ParaphraseFigures
{
    public static FigureTable Table(IReadOnlyList<ParaphraseItem> items, Judge judge) => new()
    {
        Title = "In other words: pairs said again",
        Figures = [.. Enum.GetValues<EmpathyFailureMode>().Select(mode => PairAccuracy(mode, [.. items.Where(item => item.Mode == mode)], judge)).Where(static figure => figure.N > 0)],
    };

    private static Figure PairAccuracy(EmpathyFailureMode mode, ParaphraseItem[] items, Judge judge)
    {
        string[] sources = [.. items.Select(static item => item.Of).Distinct(StringComparer.Ordinal)];
        List<double> right = [];
        List<int> clusters = [];
        int longer = 0;
        int shorter = 0;
        foreach (ParaphraseItem item in items)
        {
            ScoredReply good = new(item.Good, judge.Assess(item.With(item.Good), item.Id));
            foreach (DosedReply dosed in item.Bad)
            {
                ScoredReply bad = new(dosed.Text, judge.Assess(item.With(dosed.Text), item.Id));
                right.Add(bad[mode] > good[mode] ? 1 : 0);
                clusters.Add(Array.IndexOf(sources, item.Of));
                longer += bad.Words > good.Words ? 1 : 0;
                shorter += bad.Words < good.Words ? 1 : 0;
            }
        }

        return Report.Figures.Share($"{EnumNames.Of(mode)}: pair accuracy", [.. right], [.. clusters], Math.Max(longer, shorter) / (double)Math.Max(1, right.Count), Goals.PairAccuracy);
    }
}
