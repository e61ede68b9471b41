using System.Runtime.CompilerServices;

namespace EmpathyGuard.Signals;

/// <summary>A number for each <see cref="SentenceSignal"/>.</summary>
[InlineArray(Count)]
internal struct ActSet
{
    /// <summary>How many acts there are.</summary>
    public const int Count = (int)SentenceSignal.ConflictAvoidance + 1;

    /// <summary>From here on an act is the failure of a mode.</summary>
    public const int FirstFailure = (int)SentenceSignal.SentimentAttenuation;

    private double _first;

    /// <summary>The number of an act.</summary>
    public readonly double Of(SentenceSignal act) => this[(int)act];
}
