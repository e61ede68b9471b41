using EmpathyGuard.Semantic;
using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits the heads that find false empathy which words do not show. A find vetoes a second reply, and one of three kinds replaces the first, so that a
/// threshold stands where hardly any sentence that only looks so, and next to none of an ordinary reply, is found.
/// </summary>
internal sealed class CounterFit(IReadOnlyList<BenchItem> items, Func<string[], float[][]> encode)
{
    private const double OfLookalikes = 0.02;
    private const double OfOrdinary = 0.0007;
    private const double LeastRecall = 0.1;
    private const double CountOfOthers = 0.33;
    private const double CountOfOrdinary = 0.33;

    // A sentence that shows one of these may well be false empathy: a peer's own story is a claimed experience where a model tells it.
    private static readonly string[] Close = [EnumNames.Of(SentenceSignal.SelfFocus), EnumNames.Of(SentenceSignal.Sycophancy), EnumNames.Of(SentenceSignal.Dismissal)];

    /// <summary>Fits a head for each kind that there are sentences of, and leaves out those that hardly find any.</summary>
    public IEnumerable<FittedHead> Run(CancellationToken cancellationToken)
    {
        CounterSentenceItem[] sentences = [.. items.OfType<CounterSentenceItem>()];
        (string Text, string Message)[] ordinary = [.. items.SelectMany(Ordinary)];
        string[] texts = [.. sentences.Select(static item => item.Text), .. ordinary.Select(static row => row.Text)];
        string[] messages = [.. sentences.Select(static item => item.Messages[^1].Text), .. ordinary.Select(static row => row.Message)];
        float[][] vectors = sentences.Length == 0 ? [] : encode(texts);
        float[][] answered = sentences.Length == 0 ? [] : encode(messages);
        double[][] read = [.. vectors.Select((vector, i) => HeadRow.Read(0, vector, answered[i]))];
        foreach (CounterEmpathy kind in sentences.Select(static item => item.Counter).Distinct().Order())
        {
            HeadRow[] rows =
            [
                .. read.Select((features, i) => i < sentences.Length
                    ? new HeadRow(features, sentences[i].Counter == kind && sentences[i].Positive ? 1 : 0, sentences[i].Counter == kind ? 1 : CountOfOthers, Folds.Of(messages[i]))
                    : new HeadRow(features, 0, CountOfOrdinary * sentences.Length / Math.Max(1, ordinary.Length), Folds.Of(messages[i]))),
            ];
            HeadFit fit = new(rows, hearsWords: false);
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
                "sentences of false empathy, and ordinary ones",
                [
                    Separations.Auc([.. own.Select(i => scores[i])], labels),
                    new FitFigure("recall", recall, null),
                    new FitFigure("found of those that only look so", Share(own.Where(i => !sentences[i].Positive), scores, threshold), null),
                    new FitFigure("found of ordinary ones", Share(Enumerable.Range(sentences.Length, ordinary.Length), scores, threshold), null),
                ]);
            yield return new FittedHead(name, model, weights, constant - threshold);
        }
    }

    // Sound replies a sentence at a time would be many; whole, they are what the head meets in one-sentence replies, and the sentences of signals are what it meets in others.
    private static IEnumerable<(string Text, string Message)> Ordinary(BenchItem item) => item switch
    {
        SentenceItem sentence when !Close.Any(signal => sentence.Shows.ContainsKey(signal)) => [(sentence.Text, sentence.Messages[^1].Text)],
        ControlItem control => [(control.Reply, control.Messages[^1].Text)],
        OverEmpathyItem over => [(over.Clean, over.Messages[^1].Text)],
        _ => [],
    };

    private static double Above(double[] sound, double share) =>
        sound.Length == 0 ? double.NegativeInfinity : sound.OrderDescending().ElementAt((int)(share * sound.Length));

    private static double Share(IEnumerable<int> rows, double[] scores, double threshold)
    {
        bool[] found = [.. rows.Select(i => scores[i] > threshold)];
        return found.Length == 0 ? 0 : found.Count(static f => f) / (double)found.Length;
    }
}
