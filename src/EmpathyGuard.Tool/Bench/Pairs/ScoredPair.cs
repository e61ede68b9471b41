namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A pair with its replies assessed.</summary>
internal sealed class ScoredPair(PairItem item, Judge judge)
{
    public PairItem Item { get; } = item;

    public ScoredReply Good { get; } = new(item.Good, judge.Assess(item.With(item.Good), item.Id));

    /// <summary>The bad replies, from the smallest dose to the largest.</summary>
    public IReadOnlyList<ScoredReply> Bad { get; } = [.. item.Bad.Select(bad => new ScoredReply(bad.Text, judge.Assess(item.With(bad.Text), item.Id)))];

    /// <summary>Whether a larger dose never lies below a smaller one, and the largest lies above the good reply: a constant is not monotone.</summary>
    public bool Rises(Func<ScoredReply, double> figure)
    {
        double good = figure(Good);
        double before = good;
        foreach (ScoredReply bad in Bad)
        {
            double now = figure(bad);
            if (now < before)
            {
                return false;
            }

            before = now;
        }

        return before > good;
    }
}
