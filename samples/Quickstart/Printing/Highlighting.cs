using EmpathyGuard;

namespace Quickstart;

/// <summary>A stretch of text under the same findings.</summary>
/// <param name="Text">The text.</param>
/// <param name="Finding">The finding that lends it its colour; <see langword="null"/> for plain text.</param>
/// <param name="Opens">Whether a highlighted run begins here.</param>
/// <param name="Numbers">The numbers of all findings of a highlighted run that ends here; empty elsewhere.</param>
internal sealed record Stretch(string Text, EmpathyFinding? Finding, bool Opens, IReadOnlyList<int> Numbers);

/// <summary>Cuts a text along the spans of its findings, which may overlap, repeat or reach past its ends.</summary>
internal static class Highlighting
{
    /// <summary>Whether a finding is about the text as a whole, so that marking it would mark everything and show nothing.</summary>
    public static bool IsWhole(string text, EmpathyFinding finding) => finding.Start <= 0 && finding.Length >= text.TrimEnd().Length;

    /// <param name="text">The text.</param>
    /// <param name="findings">The findings in this text; each is numbered by its place, from 1. Those about the whole text are left out.</param>
    public static IReadOnlyList<Stretch> Cut(string text, IReadOnlyList<EmpathyFinding> findings)
    {
        List<Span> spans = [];
        for (int i = 0; i < findings.Count; i++)
        {
            if (IsWhole(text, findings[i]))
            {
                continue;
            }

            int start = Math.Clamp(findings[i].Start, 0, text.Length);
            int end = (int)Math.Clamp((long)findings[i].Start + findings[i].Length, start, text.Length);
            spans.Add(new Span(start, end, i + 1, findings[i]));
        }

        int[] cuts = [.. spans.SelectMany(static span => new[] { span.Start, span.End }).Append(0).Append(text.Length).Distinct().Order()];
        List<Stretch> stretches = [];
        SortedSet<int> run = [];
        for (int i = 0; i + 1 < cuts.Length; i++)
        {
            Span[] covering = Covering(spans, cuts[i]);
            bool opens = covering.Length > 0 && run.Count == 0;
            run.UnionWith(covering.Select(static span => span.Number));
            bool closes = run.Count > 0 && (i + 2 == cuts.Length || Covering(spans, cuts[i + 1]).Length == 0);

            // The narrowest finding says most about a stretch, so it lends the colour.
            EmpathyFinding? finding = covering.MinBy(static span => span.End - span.Start)?.Finding;
            stretches.Add(new Stretch(text[cuts[i]..cuts[i + 1]], finding, opens, closes ? [.. run] : []));
            if (closes)
            {
                run.Clear();
            }
        }

        return stretches;
    }

    private static Span[] Covering(List<Span> spans, int position) =>
        [.. spans.Where(span => span.Start <= position && position < span.End)];

    private sealed record Span(int Start, int End, int Number, EmpathyFinding Finding);
}
