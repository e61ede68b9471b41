using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// The sentences that false empathy is learnt from: those that were written for a kind, those that only look so, and those of sound replies. A find vetoes a second
/// reply, and one of three kinds replaces the first, so that a threshold stands where hardly any sentence that only looks so, and next to none of an ordinary reply, is found.
/// </summary>
internal sealed class CounterRows
{
    // What finds next to nothing would only add the chance of finding the wrong thing.
    private const double LeastRecall = 0.1;
    private const double OfOrdinary = 0.0003;

    private readonly CounterSentenceItem[] _written;
    private readonly (string Text, string Message)[] _ordinary;

    public CounterRows(IReadOnlyList<BenchItem> items, ExchangeFeatures features)
    {
        _written = [.. items.OfType<CounterSentenceItem>()];
        _ordinary = _written.Length == 0 ? [] : [.. items.SelectMany(item => Ordinary(item, features))];
        Texts = [.. _written.Select(static item => item.Text), .. _ordinary.Select(static row => row.Text)];
        Messages = [.. _written.Select(static item => item.Messages[^1].Text), .. _ordinary.Select(static row => row.Message)];
        Folds = [.. Messages.Select(Fit.Folds.Of)];
        Kinds = [.. _written.Select(static item => item.Counter).Distinct().Order()];
    }

    /// <summary>The sentences: those that were written for a kind first.</summary>
    public string[] Texts { get; }

    /// <summary>The messages that they answer.</summary>
    public string[] Messages { get; }

    /// <summary>The fold of each sentence: that of its message.</summary>
    public int[] Folds { get; }

    /// <summary>The kinds that there are sentences of.</summary>
    public IReadOnlyList<CounterEmpathy> Kinds { get; }

    /// <summary>How many sentences were written for a kind.</summary>
    public int Written => _written.Length;

    /// <summary>1 for each sentence that is of a kind.</summary>
    public double[] Shown(CounterEmpathy kind) => [.. Texts.Select((_, i) => i < Written && _written[i].Counter == kind && _written[i].Positive ? 1.0 : 0)];

    /// <summary>The sentences that were written for a kind, by their place.</summary>
    public int[] Own(CounterEmpathy kind) => [.. Enumerable.Range(0, Written).Where(i => _written[i].Counter == kind)];

    /// <summary>The labels of <see cref="Own"/>.</summary>
    public FitRow[] Labels(CounterEmpathy kind) =>
        [.. Own(kind).Select(i => new FitRow([], _written[i].Positive ? 1 : 0, 1, Folds[i], Lengths.Of(Texts[i])))];

    /// <summary>Where a kind is found, and how well; <see langword="null"/> where it hardly would be.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="scores">The score of each sentence by a fit that did not see it.</param>
    /// <param name="ofLookalikes">The share of those that only look so which may be found.</param>
    public (double Threshold, FitFigure[] Figures)? Threshold(CounterEmpathy kind, double[] scores, double ofLookalikes)
    {
        int[] own = Own(kind);
        double threshold = Math.Max(
            Above([.. own.Where(i => !_written[i].Positive).Select(i => scores[i])], ofLookalikes),
            Above(scores[Written..], OfOrdinary));
        double recall = Share(own.Where(i => _written[i].Positive), scores, threshold);
        return recall < LeastRecall
            ? null
            : (threshold,
            [
                new FitFigure("recall", recall, null),
                new FitFigure("found of those that only look so", Share(own.Where(i => !_written[i].Positive), scores, threshold), null),
                new FitFigure("found of ordinary ones", Share(Enumerable.Range(Written, _ordinary.Length), scores, threshold), null),
            ]);
    }

    // What sound replies say, sentence by sentence, as the scorer reads them. Sentences that were written for a signal are no measure: many are told by people,
    // and "I've been there" is no false empathy from somebody who has.
    private static IEnumerable<(string Text, string Message)> Ordinary(BenchItem item, ExchangeFeatures features)
    {
        string? reply = item switch
        {
            PairItem pair => pair.Good,
            ControlItem control => control.Reply,
            OverEmpathyItem over => over.Clean,
            _ => null,
        };
        if (reply is null)
        {
            return [];
        }

        ReplySignals signals = features.Sentences(item.Messages, reply);
        return [.. Enumerable.Range(0, signals.SentenceCount).Select(i => (signals.Sentence(i).ToString(), item.Messages[^1].Text))];
    }

    private static double Above(double[] sound, double share) =>
        sound.Length == 0 ? double.NegativeInfinity : sound.OrderDescending().ElementAt((int)(share * sound.Length));

    private static double Share(IEnumerable<int> rows, double[] scores, double threshold)
    {
        bool[] found = [.. rows.Select(i => scores[i] > threshold)];
        return found.Length == 0 ? 0 : found.Count(static f => f) / (double)found.Length;
    }
}
