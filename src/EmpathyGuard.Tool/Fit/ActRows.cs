using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// The sentences that acts are fitted to. Those of the signals were written one by one. Those of the modes' failures stand in the pairs: what a bad reply
/// says in place of what the good one said fails, and the good one's does not.
/// </summary>
internal sealed class ActRows
{
    // A sentence that was written for another signal: nobody wrote it to be near this one.
    private const double OfOtherSignals = 0.33;

    // A sentence that good and bad replies share, one of a sound reply to somebody else, and one of a reply that fails nobody knows where.
    private const double OfShared = 0.25;
    private const double OfSound = 0.06;
    private const double OfOtherModes = 0.5;
    private const double OfPlain = 0.1;

    // How far a sentence fails, by its dose.
    private static readonly double[] Degrees = [0, 0.6, 0.85, 1];

    private readonly List<ActRow> _rows = [];
    private readonly ExchangeFeatures _features;

    private ActRows(ExchangeFeatures features) => _features = features;

    /// <summary>The rows of the items.</summary>
    public static IReadOnlyList<ActRow> Of(IReadOnlyList<BenchItem> items, ExchangeFeatures features)
    {
        ActRows rows = new(features);
        foreach (BenchItem item in items)
        {
            rows.Add(item);
        }

        return rows._rows;
    }

    private static int FailureOf(EmpathyFailureMode mode) => WeightLayout.Acts.ToList().IndexOf(WeightLayout.Modes[(int)mode]);

    private void Add(BenchItem item)
    {
        switch (item)
        {
            case SentenceItem sentence:
                Add(sentence);
                break;
            case PairItem pair:
                Add(pair);
                break;
            case ControlItem control:
                AddSound(item, control.Reply, static _ => true);
                break;
            case OverEmpathyItem over:
                AddSound(item, over.Clean, static _ => true);
                break;
            case WholeItem whole:
                AddSound(item, whole.Reply, mode => whole.Degrees[(int)mode] <= 0);
                AddPlain(whole);
                break;
            default:
                break;
        }
    }

    private void Add(SentenceItem item)
    {
        string message = item.Messages[^1].Text;
        ActRow row = Row(item, item.Text, Folds.Of(message)) with { WrittenFor = WeightLayout.Acts.ToList().IndexOf(item.Kind) };
        for (int act = 0; act < ActSet.FirstFailure; act++)
        {
            row.Label(act, item.Shows.GetValueOrDefault(WeightLayout.Acts[act]), act == row.WrittenFor ? 1 : OfOtherSignals);
        }

        _rows.Add(row);
    }

    private void Add(PairItem pair)
    {
        int own = FailureOf(pair.Mode);
        string[] good = Sentences(pair, pair.Good);
        string[][] bad = [.. pair.Bad.Select(reply => Sentences(pair, reply.Text))];
        foreach (string sentence in good)
        {
            bool changed = bad.Any(reply => !reply.Contains(sentence));
            ActRow row = Row(pair, sentence, Folds.Of(pair.Id)) with { WrittenFor = changed ? own : -1 };
            for (int act = ActSet.FirstFailure; act < ActSet.Count; act++)
            {
                row.Label(act, 0, act != own ? OfSound : changed ? 1 : OfShared);
            }

            _rows.Add(row);
        }

        // A failure is one of its own mode, and of those that the reader named with it.
        int[] others = [.. Enum.GetValues<EmpathyFailureMode>().Where(mode => mode != pair.Mode && !pair.Declared.Contains(mode)).Select(FailureOf).Where(static act => act >= 0)];
        for (int i = 0; i < bad.Length; i++)
        {
            string[] changed = [.. bad[i].Except(good)];
            foreach (string sentence in changed)
            {
                ActRow row = Row(pair, sentence, Folds.Of(pair.Id)) with { WrittenFor = own };
                if (own >= 0)
                {
                    row.Label(own, Degrees[pair.Bad[i].Dose], 1.0 / changed.Length);
                }

                foreach (int other in others)
                {
                    row.Label(other, 0, OfOtherModes / changed.Length);
                }

                _rows.Add(row);
            }
        }
    }

    private void AddSound(BenchItem item, string reply, Func<EmpathyFailureMode, bool> isSound)
    {
        foreach (string sentence in Sentences(item, reply))
        {
            ActRow row = Row(item, sentence, Folds.Of(item.Id));
            foreach (EmpathyFailureMode mode in Enum.GetValues<EmpathyFailureMode>().Where(mode => FailureOf(mode) >= 0 && isSound(mode)))
            {
                row.Label(FailureOf(mode), 0, OfSound);
            }

            _rows.Add(row);
        }
    }

    private void AddPlain(WholeItem item)
    {
        foreach (EmpathyFailureMode mode in Enum.GetValues<EmpathyFailureMode>().Where(mode => FailureOf(mode) >= 0 && item.Degrees[(int)mode] >= WholeItem.Plain))
        {
            foreach (string sentence in Sentences(item, item.Reply))
            {
                ActRow row = Row(item, sentence, Folds.Of(item.Id));
                row.Label(FailureOf(mode), 1, OfPlain);
                _rows.Add(row);
            }
        }
    }

    private string[] Sentences(BenchItem item, string reply)
    {
        ReplySignals signals = _features.Sentences(item.Messages, reply);
        return [.. Enumerable.Range(0, signals.SentenceCount).Select(i => signals.Sentence(i).ToString())];
    }

    private ActRow Row(BenchItem item, string sentence, int fold)
    {
        (string[] words, string[] marks) = _features.Acts(item.Messages, sentence);
        return new ActRow(sentence, item.Messages[^1].Text, words, marks, fold, Lengths.Of(sentence));
    }
}
