using EmpathyGuard.Semantic;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits the head that says whether a sentence takes up what this person said: sentences of sound replies beside the message that they answer, and beside
/// messages of others. What could have been sent to anyone is as near to the one as to the others.
/// </summary>
internal sealed class AlignmentFit(IReadOnlyList<BenchItem> items, TextVectors vectors)
{
    // The messages of others that each sentence is set beside, and how far off they stand in the list, where topics and forms differ.
    private static readonly int[] Others = [37, 101];

    /// <summary>Fits the head.</summary>
    public FittedHead Run(ExchangeFeatures features, CancellationToken cancellationToken)
    {
        List<HeadRow> rows = [];
        (BenchItem Item, string Reply)[] sound = [.. items.Select(static item => (item, SoundOf(item))).Where(static pair => pair.Item2.Length > 0).Select(static pair => (pair.item, pair.Item2))];
        for (int i = 0; i < sound.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddRows(rows, features, sound[i].Item, sound[i].Item, sound[i].Reply, 1);
            foreach (int other in Others)
            {
                AddRows(rows, features, sound[i].Item, sound[(i + other) % sound.Length].Item, sound[i].Reply, 1.0 / Others.Length);
            }
        }

        FitRow[] labels = [.. rows.Select(static row => new FitRow([], row.Label, 1, row.Fold, 1))];
        if (!Lengths.HasBoth(labels))
        {
            throw new ToolException("the head of what is taken up needs the good replies of pairs; give --pairs <folder>");
        }

        HeadFit both = new(rows, hearsWords: true);
        (double[] weights, double constant) = both.Fit(static _ => true);
        FitFigure Auc(string name, double[] scores) => Separations.Auc(scores, labels) with { Name = name, LengthOnly = null };
        FittedModel model = new(
            $"{SemanticHeads.Head} {SemanticHeads.TakenUp}",
            weights,
            rows.Count,
            "sentences of sound replies, beside the message that they answer and beside those of others",
            [
                Auc("AUC", both.CrossValidate(cancellationToken)),
                Auc("AUC of words alone", [.. rows.Select(static row => row.Features[0])]),
                Auc("AUC of meaning alone", new HeadFit(rows, hearsWords: false).CrossValidate(cancellationToken)),
            ]);
        return new FittedHead(SemanticHeads.TakenUp, model, weights, constant);
    }

    private static string SoundOf(BenchItem item) => item switch
    {
        PairItem pair => pair.Good,
        OverEmpathyItem over => over.Clean,
        SentenceItem { Positive: true, Kind: "emotionalReaction" or "interpretation" or "exploration" } sentence => sentence.Text,
        _ => "",
    };

    private void AddRows(List<HeadRow> rows, ExchangeFeatures features, BenchItem writtenTo, BenchItem beside, string reply, double counts)
    {
        double label = ReferenceEquals(writtenTo, beside) ? 1 : 0;
        if (label < 1 && beside.Messages[^1].Text == writtenTo.Messages[^1].Text)
        {
            return;
        }

        ReplySignals signals = features.Sentences(beside.Messages, reply);
        if (signals.Message.Length == 0)
        {
            return;
        }

        using var message = new MessageVectors(vectors, signals);
        float[] vector = new float[SentenceEncoder.Dimensions];
        for (int s = 0; s < signals.SentenceCount; s++)
        {
            vectors.Encode(signals.Sentence(s), vector);
            double[] read = HeadRow.Read(SignalHead.LogOdds(signals.TakenUp(s)), vector, message.Of(message.Nearest(vector)).ToArray());

            // What a sentence is about by itself says nothing of whom it was written to.
            read.AsSpan(HeadRow.Own, SentenceEncoder.Dimensions).Clear();
            rows.Add(new HeadRow(read, label, counts, Folds.Of(writtenTo.Messages[^1].Text)));
        }
    }
}
