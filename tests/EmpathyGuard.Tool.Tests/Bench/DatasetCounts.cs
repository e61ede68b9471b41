using System.Globalization;
using System.Text;
using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Tests.Bench;

/// <summary>The tables of the datasheet, made from the items.</summary>
internal static class DatasetCounts
{
    public static string Write(IReadOnlyList<BenchItem> items)
    {
        StringBuilder text = new();
        Table(text, "items", items, static item => item switch
        {
            ParaphraseItem paraphrase => $"pairs said in other words: {EnumNames.Of(paraphrase.Mode)}",
            PairItem pair => $"pairs: {EnumNames.Of(pair.Mode)} ({pair.Bad.Count} doses each)",
            ControlItem => "controls",
            OverEmpathyItem => "over-empathy",
            WholeItem => "whole replies",
            SentenceItem => "sentences",
            CounterSentenceItem => "sentences of false empathy",
            RiskItem risk => risk.Cue ? "risk cues" : "words that only look like risk cues",
            _ => "",
        });
        foreach (EmpathyFailureMode mode in Enum.GetValues<EmpathyFailureMode>())
        {
            Table(text, $"form of {EnumNames.Of(mode)}", items.OfType<PairItem>().Where(p => p.Mode == mode), static item => item.Kind);
        }

        Table(text, "kind of control", items.OfType<ControlItem>(), static item => item.Kind);
        Table(text, "kind of over-empathy", items.OfType<OverEmpathyItem>(), static item => item.Kind);
        Table(text, "kind of risk, with a cue", items.OfType<RiskItem>().Where(static r => r.Cue), static item => item.Kind);
        Table(text, "kind of risk, without a cue", items.OfType<RiskItem>().Where(static r => !r.Cue), static item => item.Kind);
        Table(text, "why there is no cue", items.OfType<RiskItem>().Where(static r => !r.Cue), static item => ((RiskItem)item).Why);
        Table(text, "signal of the sentences that show it", items.OfType<SentenceItem>().Where(static s => s.Positive), static item => item.Kind);
        Table(text, "signal of the sentences that only look so", items.OfType<SentenceItem>().Where(static s => !s.Positive), static item => item.Kind);
        Table(text, "kind of the sentences of false empathy", items.OfType<CounterSentenceItem>().Where(static s => s.Positive), static item => item.Kind);
        Table(text, "kind of the sentences that only look like it", items.OfType<CounterSentenceItem>().Where(static s => !s.Positive), static item => item.Kind);
        Table(
            text,
            "what the person asks for",
            items.Where(static i => i.Asks is not null).SelectMany(static i => i.Asks!.Count == 0 ? [(Item: i, Ask: "nothing")] : i.Asks.Select(ask => (Item: i, Ask: EnumNames.Of(ask)))),
            static row => row.Ask,
            static row => row.Item.Half);
        Table(text, "person", items.Where(static i => i.Person.Length > 0), static item => item.Person);
        Table(text, "topic", items.Where(static i => i.Topic.Length > 0), static item => item.Topic);
        Table(text, "voice", items.Where(static i => i.Voice.Length > 0), static item => item.Voice);
        return text.ToString();
    }

    private static void Table(StringBuilder text, string name, IEnumerable<BenchItem> items, Func<BenchItem, string> tag) =>
        Table(text, name, items, tag, static item => item.Half);

    private static void Table<T>(StringBuilder text, string name, IEnumerable<T> rows, Func<T, string> tag, Func<T, BenchHalf> half)
    {
        _ = text.Append(CultureInfo.InvariantCulture, $"\n| {name} | open | held | all |\n| --- | ---: | ---: | ---: |\n");
        foreach (IGrouping<string, T> group in rows.GroupBy(tag).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            int open = group.Count(row => half(row) == BenchHalf.Open);
            _ = text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {open} | {group.Count() - open} | {group.Count()} |\n");
        }
    }
}
