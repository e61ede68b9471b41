namespace EmpathyGuard;

/// <summary>A signal that each sentence of a reply shows or does not show by itself. The reply's own signal of the same name, or the mode of that name, is read from them.</summary>
public enum SentenceSignal
{
    /// <summary>Warmth or concern for the person, or their feeling named.</summary>
    EmotionalReaction,

    /// <summary>An understanding of what the person feels or went through.</summary>
    Interpretation,

    /// <summary>A question about what the person has not said.</summary>
    Exploration,

    /// <summary>What the person should do.</summary>
    Advice,

    /// <summary>What the person feels is made small, explained away or talked over.</summary>
    Dismissal,

    /// <summary>The speaker turns to themselves.</summary>
    SelfFocus,

    /// <summary>Agreement with what needed weighing.</summary>
    Sycophancy,

    /// <summary>What was asked, or what went wrong, is not answered.</summary>
    Evasion,

    /// <summary>The sentence says what is felt, or at stake, at less than its size, or passes it by.</summary>
    SentimentAttenuation,

    /// <summary>The sentence could have been sent to anyone, or takes up the wrong particular or one that nobody spoke of.</summary>
    GranularityMismatch,

    /// <summary>The sentence closes, goes round, sides with or leaves what needed to be met.</summary>
    ConflictAvoidance,
}
