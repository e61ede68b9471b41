namespace EmpathyGuard;

/// <summary>
/// What can be counted in an exchange and has a name and human ratings outside this project. Each is 0 (absent) to 1 (strong);
/// all are numbers wherever the reply has text in a supported language, and all are <see langword="null"/> otherwise.
/// </summary>
public sealed record EmpathySignals
{
    /// <summary>Warmth, compassion or concern; naming the felt emotion is strong, alluding to it weak (EPITOME, Sharma et al. 2020).</summary>
    public double? EmotionalReaction { get; init; }

    /// <summary>Communicates an understanding of what the person feels or went through, inferred and specific (EPITOME).</summary>
    public double? Interpretation { get; init; }

    /// <summary>Asks about what the person has not said; open and specific is strong, generic is weak (EPITOME).</summary>
    public double? Exploration { get; init; }

    /// <summary>Tells the person what to do, asked or not (Lend-an-Ear coding).</summary>
    public double? Advice { get; init; }

    /// <summary>Minimises, compares, blames, or cheers up instead of meeting the feeling (Lend-an-Ear coding).</summary>
    public double? Dismissal { get; init; }

    /// <summary>The speaker's own story takes over (Lend-an-Ear coding: self-orientation).</summary>
    public double? SelfFocus { get; init; }

    /// <summary>Takes up the particulars of this person: people, events, places, times, objects, their own words.</summary>
    public double? Specificity { get; init; }

    /// <summary>Affirms the claim or the act, absolves or flatters, without weighing (ELEPHANT).</summary>
    public double? Sycophancy { get; init; }

    /// <summary>Does not answer what was asked: deflects, generalises, both-sides, declines.</summary>
    public double? Evasion { get; init; }

    /// <summary>A risk cue, and the reply neither names it, asks directly, nor offers a resource.</summary>
    public double? RiskUnanswered { get; init; }
}
