using System.Runtime.CompilerServices;

namespace EmpathyGuard.Signals;

/// <summary>A number for each <see cref="SentenceSignal"/>.</summary>
[InlineArray(Count)]
internal struct ActSet
{
    /// <summary>How many acts there are.</summary>
    public const int Count = (int)SentenceSignal.Evasion + 1;

    private double _first;

    /// <summary>The number of an act.</summary>
    public readonly double Of(SentenceSignal act) => this[(int)act];
}
