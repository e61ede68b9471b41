using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>How well what the person asks for is read, of the items whose messages a reader looked at.</summary>
internal static class AskFigures
{
    // It is read from the person's words alone; an exchange needs some reply all the same.
    private const string AnyReply = "Okay.";

    public static FigureTable Table(IReadOnlyList<BenchItem> items, Judge judge)
    {
        IReadOnlyList<PersonAsk>[] read = [.. items.Select(item => judge.Assess(item.With(AnyReply), item.Id).Person?.Asks ?? [])];
        int[] rows = [.. Enumerable.Range(0, items.Count)];
        int[] words = [.. items.Select(static item => LengthOnly.Words(item.Messages[^1].Text))];
        List<Figure> figures = [];
        foreach (PersonAsk ask in Enum.GetValues<PersonAsk>())
        {
            bool[] has = [.. items.Select(item => item.Asks!.Contains(ask))];
            bool[] found = [.. read.Select(asks => asks.Contains(ask))];
            int hits = rows.Count(i => has[i] && found[i]);
            int[] With(bool asked) => [.. rows.Where(i => has[i] == asked).Select(i => words[i])];
            double alarms = rows.Count(i => !has[i] && found[i]) / (double)Math.Max(1, has.Count(static h => !h));
            string name = EnumNames.Of(ask);
            figures.Add(Figures.Share($"{name}: precision", hits, found.Count(static f => f), null));
            figures.Add(Figures.Share($"{name}: recall", hits, has.Count(static h => h), LengthOnly.RecallAt(alarms, With(true), With(false))));
            figures.Add(Figures.Resampled($"{name}: F1", Ratio.F1(found, has), rows, null));
        }

        return new FigureTable { Title = "What the person asks for", Figures = figures };
    }
}
