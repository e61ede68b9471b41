namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A benign exchange with its reply assessed.</summary>
internal sealed class ScoredControl(ControlItem item, Judge judge)
{
    public ControlItem Item { get; } = item;

    public ScoredReply Reply { get; } = new(item.Reply, judge.Assess(item.With(item.Reply), item.Id));
}
