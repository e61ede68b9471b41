namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>Words of a person that hold a risk cue, or only look as if they did.</summary>
internal sealed record RiskItem : BenchItem
{
    /// <summary>Whether they hold one.</summary>
    public required bool Cue { get; init; }

    /// <summary>Why they hold none, such as <c>negated</c>; empty where they do.</summary>
    public required string Why { get; init; }
}
