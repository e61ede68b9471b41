namespace EmpathyGuard.Signals;

/// <summary>What the letters of a word show by themselves, as far as the register depends on it.</summary>
[Flags]
internal enum WordForm
{
    None = 0,

    /// <summary>Ends as an adverb does, or is one of the short ones.</summary>
    Adverb = 1 << 0,

    /// <summary>Ends in -tion, -sion, -ment, -ance, -ence, -ity or -ness.</summary>
    NominalEnding = 1 << 1,

    /// <summary>Opens a clause: "because", "says".</summary>
    Opens = 1 << 2,

    /// <summary>"I", "he", "she", "we", "they" or "who".</summary>
    PersonSubject = 1 << 3,

    /// <summary>"We" or "they".</summary>
    PluralSubject = 1 << 4,
    You = 1 << 5,

    /// <summary>A pronoun for things: "it", "many".</summary>
    Thing = 1 << 6,

    /// <summary>One of those that are plural: "these", "many".</summary>
    PluralThing = 1 << 7,

    /// <summary>"My" and the like.</summary>
    Possessive = 1 << 8,

    /// <summary>Stands inside a noun phrase: "own", "'s".</summary>
    InPhrase = 1 << 9,
    No = 1 << 10,

    /// <summary>Longer than five letters, and ends in -ing.</summary>
    Gerund = 1 << 11,

    /// <summary>A plural noun, if it is a noun.</summary>
    Plural = 1 << 12,

    /// <summary>The second part of a contraction, or a possessive.</summary>
    CliticS = 1 << 13,

    /// <summary>"Need" or "needs".</summary>
    Need = 1 << 14,

    /// <summary>A form of an auxiliary that is not finite.</summary>
    NotFinite = 1 << 15,

    /// <summary>A pronoun that can be nothing but a subject, or nearly so.</summary>
    Nominative = 1 << 16,

    /// <summary>A pronoun that opens a relative clause.</summary>
    Relative = 1 << 17,

    /// <summary>Ends in one s, as verbs of the third person do.</summary>
    ThirdPerson = 1 << 18,

    /// <summary>A form of "need" or "get" that is finite wherever it follows a subject.</summary>
    NeedOrGet = 1 << 19,
    That = 1 << 20,

    /// <summary>Ends in -ed, as participles do.</summary>
    EndsAsParticiple = 1 << 21,

    /// <summary>A past that people tell things in: "was", "drove".</summary>
    Told = 1 << 22,

    /// <summary>How long, how often or since when.</summary>
    Span = 1 << 23,

    /// <summary>"Was", "were", "had" or "did".</summary>
    PlainPast = 1 << 24,

    /// <summary>The word has been looked at, whatever it shows.</summary>
    Known = 1 << 30,
}
