using EmpathyGuard.Semantic;
using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits the heads that find false empathy which words do not show. A find vetoes a second reply, and one of three kinds replaces the first, so that a
/// threshold stands where hardly any sentence that only looks so, and next to none of an ordinary reply, is found.
/// </summary>
internal sealed class CounterFit(IReadOnlyList<BenchItem> items, ExchangeFeatures features, Func<string[], float[][]> encode)
{
    private const double OfLookalikes = 0.02;
    private const double OfOrdinary = 0.0003;
    private const double LeastRecall = 0.1;
    private const double CountOfOthers = 0.33;
    private const double CountOfOrdinary = 0.33;

    /// <summary>Fits a head for each kind that there are sentences of, and leaves out those that hardly find any.</summary>
    public IEnumerable<FittedHead> Run(CancellationToken cancellationToken)
    {
        CounterSentenceItem[] sentences = [.. items.OfType<CounterSentenceItem>()];
        (string Text, string Message)[] ordinary = [.. items.SelectMany(Ordinary)];
        string[] texts = [.. sentences.Select(static item => item.Text), .. ordinary.Select(static row => row.Text)];
        string[] messages = [.. sentences.Select(static item => item.Messages[^1].Text), .. ordinary.Select(static row => row.Message)];
        float[][] vectors = sentences.Length == 0 ? [] : encode(texts);
        float[][] answered = sentences.Length == 0 ? [] : encode(messages);
        TermFit terms = new(texts, [.. messages.Select(Folds.Of)]);
        foreach (CounterEmpathy kind in sentences.Select(static item => item.Counter).Distinct().Order())
        {
            double[] shown = [.. texts.Select((_, i) => i < sentences.Length && sentences[i].Counter == kind && sentences[i].Positive ? 1.0 : 0)];
            double[] words = terms.CrossValidate(shown, cancellationToken);
            double[][] read = [.. vectors.Select((vector, i) => HeadRow.Read(words[i], vector, answered[i]))];
            HeadRow[] rows =
            [
                .. read.Select((row, i) => i < sentences.Length
                    ? new HeadRow(row, shown[i], sentences[i].Counter == kind ? 1 : CountOfOthers, Folds.Of(messages[i]))
                    : new HeadRow(row, 0, CountOfOrdinary * sentences.Length / Math.Max(1, ordinary.Length), Folds.Of(messages[i]))),
            ];
            HeadFit fit = new(rows, hearsWords: true);
            double[] scores = fit.CrossValidate(cancellationToken);
            int[] own = [.. Enumerable.Range(0, sentences.Length).Where(i => sentences[i].Counter == kind)];
            double threshold = Math.Max(
                Above([.. own.Where(i => !sentences[i].Positive).Select(i => scores[i])], OfLookalikes),
                Above(scores[sentences.Length..], OfOrdinary));
            double recall = Share(own.Where(i => sentences[i].Positive), scores, threshold);
            if (recall < LeastRecall)
            {
                // What finds next to nothing would only add the chance of finding the wrong thing.
                continue;
            }

            (double[] weights, double constant) = fit.Fit(static _ => true);
            FitRow[] labels = [.. own.Select(i => new FitRow([], sentences[i].Positive ? 1 : 0, 1, rows[i].Fold, Lengths.Of(texts[i])))];
            string name = SemanticHeads.Counter + EnumNames.Of(kind);
            FittedModel model = new(
                $"{SemanticHeads.Head} {name}",
                weights,
                own.Length,
                "sentences of false empathy, and those of sound replies",
                [
                    Separations.Auc([.. own.Select(i => scores[i])], labels),
                    Separations.Auc([.. own.Select(i => words[i])], labels) with { Name = "AUC of words alone", LengthOnly = null },
                    new FitFigure("recall", recall, null),
                    new FitFigure("found of those that only look so", Share(own.Where(i => !sentences[i].Positive), scores, threshold), null),
                    new FitFigure("found of ordinary ones", Share(Enumerable.Range(sentences.Length, ordinary.Length), scores, threshold), null),
                ]);
            yield return new FittedHead(name, model, weights, constant - threshold) { Terms = terms.Run(shown) };
        }
    }

    // What sound replies say, sentence by sentence, as the scorer reads them. Sentences that were written for a signal are no measure: many are told by people,
    // and "I've been there" is no false empathy from somebody who has.
    private IEnumerable<(string Text, string Message)> Ordinary(BenchItem item)
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
