namespace EmpathyGuard.Signals;

/// <summary>The weights of the fitted signals, each in the order of its features' names. See <c>weights.txt</c>.</summary>
internal sealed class SignalWeights
{
    /// <summary>Of <see cref="StakeFeatures"/>.</summary>
    public required double[] Stake { get; init; }

    /// <summary>Of <see cref="RiskEvidence"/>: above 0 a message holds a risk cue.</summary>
    public required double[] Risk { get; init; }

    /// <summary>Of the words of a message, beside <see cref="Risk"/>.</summary>
    public required RiskWords RiskWords { get; init; }

    /// <summary>Of the words, the grammar and the cues of a sentence of a reply.</summary>
    public required ActWords ActWords { get; init; }

    /// <summary>Of the words of a sentence of a reply, for false empathy.</summary>
    public required CounterTerms CounterTerms { get; init; }

    /// <summary>Of <see cref="SignalFeatures.Advice"/>: from a sum of 1 on readers begin to say yes. So are those that follow.</summary>
    public required double[] Advice { get; init; }

    /// <summary>Of <see cref="SignalFeatures.Exploration"/>.</summary>
    public required double[] Exploration { get; init; }

    /// <summary>Of <see cref="SignalFeatures.Interpretation"/>.</summary>
    public required double[] Interpretation { get; init; }

    /// <summary>Of <see cref="SignalFeatures.Specificity"/>.</summary>
    public required double[] Specificity { get; init; }

    /// <summary>Of affect: valence, intensity and feelings.</summary>
    public required AffectWeights Affect { get; init; }
}
