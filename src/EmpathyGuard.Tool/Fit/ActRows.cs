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

    // What sets a bad reply apart from the good one, and a larger dose from a smaller one.
    private const double FromGood = 1;
    private const double FromSmaller = 0.7;

    // Where one mode fails, the others stay where they are.
    private const double OfStill = 1.5;

    // How far a sentence fails, by its dose.
    private static readonly double[] Degrees = [0, 0.6, 0.85, 1];

    // How far each mode fails in a sound reply.
    private static readonly double[] Sound = new double[WeightLayout.Modes.Count];

    // The act that is the failure of each mode; −1 for a mode that is read from the register alone.
    private static readonly int[] Failures = [.. WeightLayout.Modes.Select(ActOf)];

    private readonly List<ActRow> _rows = [];
    private readonly List<ActRise> _rises = [];
    private readonly ExchangeFeatures _features;

    /// <param name="items">The items.</param>
    /// <param name="features">Reads their sentences.</param>
    public ActRows(IReadOnlyList<BenchItem> items, ExchangeFeatures features)
    {
        _features = features;
        foreach (BenchItem item in items)
        {
            Add(item);
        }
    }

    /// <summary>The sentences, one by one.</summary>
    public IReadOnlyList<ActRow> Rows => _rows;

    /// <summary>What must rise from one reply of a pair to a worse one.</summary>
    public IReadOnlyList<ActRise> Rises => _rises;

    private static int ActOf(string name) => WeightLayout.Acts.ToList().IndexOf(name);

    private void Add(BenchItem item)
    {
        switch (item)
        {
            case SentenceItem sentence:
                Add(sentence);
                break;
            case CounterSentenceItem { Positive: true, Counter: CounterEmpathy.ClaimedFeeling or CounterEmpathy.ClaimedExperience } claim:
                AddClaim(claim);
                break;
            case PairItem pair:
                Add(pair);
                break;
            case ControlItem control:
                AddWhole(item, control.Reply, Sound);
                break;
            case OverEmpathyItem over:
                AddWhole(item, over.Clean, Sound);
                break;
            case WholeItem whole:
                AddWhole(item, whole.Reply, whole.Degrees);
                break;
            default:
                break;
        }
    }

    private void Add(SentenceItem item)
    {
        string message = item.Messages[^1].Text;
        ActRow row = Row(item, item.Text, Folds.Of(message)) with { WrittenFor = ActOf(item.Kind) };
        bool claims = _features.Claims(item.Messages, item.Text);
        for (int act = 0; act < ActSet.FirstFailure; act++)
        {
            double shows = claims && IsOfFeeling(act) ? 0 : item.Shows.GetValueOrDefault(WeightLayout.Acts[act]);
            row.Label(act, shows, act == row.WrittenFor ? 1 : OfOtherSignals);
        }

        _rows.Add(row);
    }

    private void AddClaim(CounterSentenceItem item)
    {
        ActRow row = Row(item, item.Text, Folds.Of(item.Messages[^1].Text)) with { WrittenFor = -1 };
        for (int act = 0; act < ActSet.FirstFailure; act++)
        {
            if (IsOfFeeling(act))
            {
                row.Label(act, 0, 1);
            }
        }

        _rows.Add(row);
    }

    // Who claims to feel or to have lived it gains nothing by it, however warm readers find that.
    private static bool IsOfFeeling(int act) => (SentenceSignal)act is SentenceSignal.EmotionalReaction or SentenceSignal.Interpretation;

    private void Add(PairItem pair)
    {
        int own = Failures[(int)pair.Mode];
        Dictionary<string, ActRow> rows = new(StringComparer.Ordinal);
        string[] good = Sentences(pair, pair.Good);
        string[][] replies = [good, .. pair.Bad.OrderBy(static reply => reply.Dose).Select(reply => Sentences(pair, reply.Text))];
        foreach (string sentence in good.Distinct(StringComparer.Ordinal))
        {
            bool changed = replies.Any(reply => !reply.Contains(sentence));
            ActRow row = Row(pair, sentence, Folds.Of(pair.Id)) with { WrittenFor = changed ? own : -1 };
            for (int act = ActSet.FirstFailure; act < ActSet.Count; act++)
            {
                row.Label(act, 0, act != own ? OfSound : changed ? 1 : OfShared);
            }

            rows.Add(sentence, row);
        }

        // A failure is one of its own mode, and of those that the reader named with it.
        int[] others = [.. Enum.GetValues<EmpathyFailureMode>().Where(mode => mode != pair.Mode && !pair.Declared.Contains(mode)).Select(static mode => Failures[(int)mode]).Where(static act => act >= 0)];
        foreach (DosedReply reply in pair.Bad)
        {
            string[] changed = [.. Sentences(pair, reply.Text).Except(rows.Keys)];
            foreach (string sentence in changed)
            {
                ActRow row = Row(pair, sentence, Folds.Of(pair.Id)) with { WrittenFor = own };
                if (own >= 0)
                {
                    row.Label(own, Degrees[reply.Dose], 1.0 / changed.Length);
                }

                foreach (int other in others)
                {
                    row.Label(other, 0, OfOtherModes / changed.Length);
                }

                rows.Add(sentence, row);
            }
        }

        _rows.AddRange(rows.Values);
        for (int from = 0; from < replies.Length; from++)
        {
            for (int to = from + 1; to < replies.Length; to++)
            {
                ActRow[] Only(int reply, int other) => [.. replies[reply].Except(replies[other]).Select(sentence => rows[sentence])];
                AddRise(new ActRise(own, Only(from, to), Only(to, from), Rises: true, from == 0 ? FromGood : FromSmaller));
                foreach (int other in from == 0 ? others : [])
                {
                    AddRise(new ActRise(other, Only(from, to), Only(to, from), Rises: false, OfStill));
                }
            }
        }
    }

    private void AddRise(ActRise rise)
    {
        if (rise.Act >= 0 && rise.From.Count + rise.To.Count > 0)
        {
            _rises.Add(rise);
        }
    }

    // Nobody knows which sentence of a whole reply fails; what fails a little says nothing of any.
    private void AddWhole(BenchItem item, string reply, IReadOnlyList<double> degrees)
    {
        foreach (string sentence in Sentences(item, reply))
        {
            ActRow row = Row(item, sentence, Folds.Of(item.Id));
            for (int mode = 0; mode < degrees.Count; mode++)
            {
                if (Failures[mode] >= 0 && degrees[mode] is <= 0 or >= WholeItem.Plain)
                {
                    bool fails = degrees[mode] > 0;
                    row.Label(Failures[mode], fails ? 1 : 0, fails ? OfPlain : OfSound);
                }
            }

            _rows.Add(row);
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
