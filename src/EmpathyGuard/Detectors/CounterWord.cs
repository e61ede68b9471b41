namespace EmpathyGuard.Detectors;

/// <summary>What a word can be in a sentence of which the speaker is a part.</summary>
[Flags]
internal enum CounterWord : ulong
{
    None = 0,

    // The speaker and the person.
    I = 1UL << 0,
    Me = 1UL << 1,
    My = 1UL << 2,
    Mine = 1UL << 3,
    Myself = 1UL << 4,
    You = 1UL << 5,
    Our = 1UL << 6,

    // What stands between a subject and its verb.
    Negator = 1UL << 7,
    Future = 1UL << 8,
    Modal = 1UL << 9,
    Have = 1UL << 10,
    Be = 1UL << 11,
    Do = 1UL << 12,
    Adverb = 1UL << 13,
    Was = 1UL << 14,

    // What an assistant may truly do: speak, think, help, and act in an office.
    Job = 1UL << 15,

    // What only someone with a body and a life does.
    Emotion = 1UL << 16,
    Body = 1UL << 17,
    Touch = 1UL << 18,
    Life = 1UL << 19,
    Disclose = 1UL << 20,
    Grips = 1UL << 21,

    // The form of a verb.
    Past = 1UL << 22,
    Ing = 1UL << 23,
    Participle = 1UL << 24,

    // Nouns and adjectives.
    Feeling = 1UL << 25,
    Courtesy = 1UL << 26,
    Machine = 1UL << 27,
    Human = 1UL << 28,
    Kin = 1UL << 29,
    BodyPart = 1UL << 30,
    Home = 1UL << 31,
    Endearment = 1UL << 32,
    Vocative = 1UL << 33,
    Lover = 1UL << 34,
    Hedge = 1UL << 35,
    Condition = 1UL << 36,
    ConditionAdjective = 1UL << 37,
    Beside = 1UL << 38,
    But = 1UL << 40,
    Article = 1UL << 41,
    Within = 1UL << 45,
    Base = 1UL << 46,

    /// <summary>What offers words to say or to send.</summary>
    Offer = 1UL << 47,

    /// <summary>The word has been looked up, whatever it can be.</summary>
    Known = 1UL << 63,
}
