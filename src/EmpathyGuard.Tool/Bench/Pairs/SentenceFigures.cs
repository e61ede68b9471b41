using EmpathyGuard.Tool.Bench.Data;
using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>How well each signal tells the sentences that do what it means from those that only look so.</summary>
internal static class SentenceFigures
{
    public static FigureTable Table(IReadOnlyList<SentenceItem> items, Judge judge) => new()
    {
        Title = "Sentences to a definition: signals",
        Figures = [.. items.GroupBy(static item => item.Kind).OrderBy(static group => group.Key, StringComparer.Ordinal).Select(group => One(group.Key, [.. group], judge))],
    };

    private static Figure One(string signal, SentenceItem[] items, Judge judge)
    {
        Func<EmpathyAssessment, double?> read = Quantities.Signal(signal);
        bool[] labels = [.. items.Select(static item => item.Positive)];
        double[] scores = [.. items.Select(item => read(judge.Assess(item.With(item.Text), item.Id)) ?? 0)];
        double[] lengths = [.. items.Select(static item => (double)LengthOnly.Words(item.Text))];
        return Report.Figures.Resampled(
            $"{signal}: AUC", Separation.Auc(scores, labels), [.. Enumerable.Range(0, items.Length)], LengthOnly.Area(Report.Figures.Once(Separation.Auc(lengths, labels), items.Length)), null);
    }
}
