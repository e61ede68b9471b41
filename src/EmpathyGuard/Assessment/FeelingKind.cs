namespace EmpathyGuard;

/// <summary>
/// The feelings that a person's words can be read for, as families of near ones. They are read from words alone: what somebody feels and
/// does not say, or says in words of their own, is not found, and none of them is a diagnosis.
/// </summary>
public enum FeelingKind
{
    /// <summary>Sadness, disappointment, grief.</summary>
    Sadness,

    /// <summary>Fear, worry, nervousness.</summary>
    Fear,

    /// <summary>Anger, annoyance.</summary>
    Anger,

    /// <summary>Disgust.</summary>
    Disgust,

    /// <summary>Shame, guilt, remorse, embarrassment.</summary>
    Shame,

    /// <summary>Hurt, rejection, pain.</summary>
    Hurt,

    /// <summary>Loneliness, isolation.</summary>
    Loneliness,

    /// <summary>Too much at once: overwhelmed, trapped, under pressure.</summary>
    Overwhelm,

    /// <summary>Tiredness, exhaustion.</summary>
    Tiredness,

    /// <summary>Confusion, being torn.</summary>
    Confusion,

    /// <summary>Surprise, shock, disbelief.</summary>
    Surprise,

    /// <summary>Joy, excitement.</summary>
    Joy,

    /// <summary>Amusement.</summary>
    Amusement,

    /// <summary>Love, care for somebody.</summary>
    Love,

    /// <summary>Gratitude.</summary>
    Gratitude,

    /// <summary>Pride.</summary>
    Pride,

    /// <summary>Relief.</summary>
    Relief,

    /// <summary>Hope, optimism.</summary>
    Hope,

    /// <summary>Longing, desire.</summary>
    Longing,

    /// <summary>Admiration.</summary>
    Admiration,
}
