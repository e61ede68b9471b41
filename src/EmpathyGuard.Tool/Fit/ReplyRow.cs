using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>A reply of a pair, a control or a whole reply.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Mode">The mode that the pair shows; <see langword="null"/> for a control and a whole reply.</param>
/// <param name="Form">The form of the failure.</param>
/// <param name="Dose">0 for a sound reply.</param>
/// <param name="Features">The features.</param>
/// <param name="AtStake">Whether anything is at stake for the person.</param>
/// <param name="Words">The number of words.</param>
internal sealed record ReplyRow(string Item, EmpathyFailureMode? Mode, string Form, int Dose, double[] Features, bool AtStake, int Words)
{
    public int Fold { get; } = Folds.Of(Item);

    /// <summary>How far each mode fails in a whole reply, 0…3; <see langword="null"/> for pairs and controls.</summary>
    public IReadOnlyList<double>? Degrees { get; init; }

    /// <summary>How the conflict is avoided in a whole reply.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    public bool IsControl => Mode is null && Degrees is null;

    /// <summary>The replies of the pairs, the controls and the whole replies.</summary>
    /// <param name="items">The items.</param>
    /// <param name="folds">What reads the replies of each fold, and was not fitted on them.</param>
    public static IReadOnlyList<ReplyRow> Of(IReadOnlyList<BenchItem> items, IReadOnlyList<ExchangeFeatures> folds)
    {
        List<ReplyRow> rows = [];
        foreach (BenchItem item in items)
        {
            if (item is PairItem pair)
            {
                Add(item, pair.Mode, 0, pair.Good);
                foreach (DosedReply bad in pair.Bad)
                {
                    Add(item, pair.Mode, bad.Dose, bad.Text);
                }
            }
            else if (item is ControlItem control)
            {
                Add(item, null, 0, control.Reply);
            }
            else if (item is WholeItem whole)
            {
                Add(item, null, 0, whole.Reply);
                rows[^1] = rows[^1] with { Degrees = whole.Degrees, Forms = whole.Forms };
            }
        }

        return rows;

        void Add(BenchItem item, EmpathyFailureMode? mode, int dose, string reply)
        {
            (double[] read, bool atStake) = folds[Folds.Of(item.Id)].Modes(item.Messages, reply);
            rows.Add(new ReplyRow(item.Id, mode, item.Kind, dose, read, atStake, Lengths.Of(reply)));
        }
    }
}
