using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>Whole replies with graded labels: how well each mode's score tells those that plainly fail from the sound ones.</summary>
internal static class WholeFigures
{
    public static FigureTable Table(IReadOnlyList<WholeItem> items, Judge judge)
    {
        ScoredReply[] replies = [.. items.Select(item => new ScoredReply(item.Reply, judge.Assess(item.With(item.Reply), item.Id)))];
        return new FigureTable
        {
            Title = "Whole replies: plain failures against sound ones",
            Figures = [.. Enum.GetValues<EmpathyFailureMode>().SelectMany(mode => Figures(mode, items, replies))],
        };
    }

    private static IEnumerable<Figure> Figures(EmpathyFailureMode mode, IReadOnlyList<WholeItem> items, ScoredReply[] replies)
    {
        int[] rows = [.. Enumerable.Range(0, items.Count).Where(i => items[i].Degrees[(int)mode] is <= 0 or >= WholeItem.Plain)];
        bool[] labels = [.. rows.Select(i => items[i].Degrees[(int)mode] > 0)];
        double[] scores = [.. rows.Select(i => replies[i][mode])];
        double[] lengths = [.. rows.Select(i => (double)replies[i].Words)];
        string name = EnumNames.Of(mode);
        yield return Report.Figures.Resampled(
            $"{name}: AUC", Separation.Auc(scores, labels), [.. Enumerable.Range(0, rows.Length)], LengthOnly.Area(Report.Figures.Once(Separation.Auc(lengths, labels), rows.Length)), Goals.WholeArea);
        int[] failing = [.. rows.Where((_, k) => labels[k]).Select(i => replies[i].Words)];
        int[] sound = [.. rows.Where((_, k) => !labels[k]).Select(i => replies[i].Words)];
        foreach ((string at, double threshold) in ((string, double)[])[("concern", EmpathyThresholds.DefaultConcern), ("failure", EmpathyThresholds.DefaultFailure)])
        {
            int hits = rows.Where((_, k) => labels[k] && scores[k] >= threshold).Count();
            int alarms = rows.Where((_, k) => !labels[k] && scores[k] >= threshold).Count();
            yield return Report.Figures.Share($"{name}: found at {at}", hits, failing.Length, LengthOnly.RecallAt(alarms / (double)Math.Max(1, sound.Length), failing, sound));
            yield return Report.Figures.Share($"{name}: false alarms at {at}", alarms, sound.Length, LengthOnly.FalseAlarmsAt(hits / (double)Math.Max(1, failing.Length), failing, sound));
        }
    }
}
