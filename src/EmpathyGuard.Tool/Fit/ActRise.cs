namespace EmpathyGuard.Tool.Fit;

/// <summary>Two replies to the same person of which the second fails more, in this way or in another: what it says in place of the first must show the failure more, or as much.</summary>
/// <param name="Act">The failure.</param>
/// <param name="From">The sentences that only the better reply has.</param>
/// <param name="To">The sentences that only the worse reply has.</param>
/// <param name="Rises">Whether the failure must show more; otherwise as much.</param>
/// <param name="Counts">How much the two count.</param>
internal sealed record ActRise(int Act, IReadOnlyList<ActRow> From, IReadOnlyList<ActRow> To, bool Rises, double Counts)
{
    /// <summary>How likely the failure shows more in the second than in the first.</summary>
    public double Label => Rises ? 1 : 0.5;

    /// <summary>The fold of the cross-validation; both replies are of one item.</summary>
    public int Fold => (From.Count > 0 ? From : To)[0].Fold;
}
