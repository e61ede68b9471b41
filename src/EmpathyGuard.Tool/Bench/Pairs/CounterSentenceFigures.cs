using EmpathyGuard.Tool.Bench.Report;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>How many sentences of false empathy are found, and how many that only look like it.</summary>
internal static class CounterSentenceFigures
{
    public static FigureTable Table(IReadOnlyList<CounterSentenceItem> items, Judge judge)
    {
        bool[] found = [.. items.Select(item => judge.Assess(item.With(item.Text), item.Id).Counter.Contains(item.Counter))];
        return new FigureTable
        {
            Title = "Sentences of false empathy",
            Figures =
            [
                Share("recall", items, found, static item => item.Positive),
                Share("false alarms", items, found, static item => !item.Positive),
                .. Enum.GetValues<CounterEmpathy>().Where(kind => items.Any(item => item.Counter == kind)).SelectMany(kind => (Figure[])
                [
                    Share($"{EnumNames.Of(kind)}: recall", items, found, item => item.Positive && item.Counter == kind),
                    Share($"{EnumNames.Of(kind)}: false alarms", items, found, item => !item.Positive && item.Counter == kind),
                ]),
            ],
        };
    }

    private static Figure Share(string name, IReadOnlyList<CounterSentenceItem> items, bool[] found, Func<CounterSentenceItem, bool> which)
    {
        int[] rows = [.. Enumerable.Range(0, items.Count).Where(i => which(items[i]))];
        return Report.Figures.Share(name, rows.Count(i => found[i]), rows.Length, null);
    }
}
