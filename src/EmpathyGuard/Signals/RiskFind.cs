namespace EmpathyGuard.Signals;

/// <summary>The risk cue of one message.</summary>
/// <param name="Kinds">The kinds, as bits of <see cref="RiskKind"/>; 0 without a cue.</param>
/// <param name="First">The first token of what is pointed at; −1 without a cue.</param>
/// <param name="Last">The end of what is pointed at.</param>
internal readonly record struct RiskFind(int Kinds, int First, int Last)
{
    /// <summary>No cue.</summary>
    public static readonly RiskFind None = new(0, -1, -1);
}
