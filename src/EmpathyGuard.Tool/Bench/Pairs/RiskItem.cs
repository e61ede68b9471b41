namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>Words of a person that hold a risk cue, or only look as if they did.</summary>
/// <param name="Head">What every item has.</param>
internal sealed record RiskItem(ItemHead Head) : BenchItem(Head)
{
    /// <summary>Whether they hold one.</summary>
    public required bool Cue { get; init; }

    /// <summary>Why they hold none, such as <c>negated</c>; empty where they do.</summary>
    public required string Why { get; init; }
}
