namespace EmpathyGuard.Signals;

/// <summary>What a word does in its clause, as far as who speaks of whom and what is asked of whom depends on it.</summary>
internal enum WordRole : byte
{
    /// <summary>Any other word.</summary>
    Content,

    /// <summary>A mark that ends a clause.</summary>
    Break,

    /// <summary>A word that opens a clause without making it depend on a condition.</summary>
    Link,

    /// <summary>A word that makes its clause a condition.</summary>
    If,
    You,
    Your,
    I,
    My,
    Me,
    We,
    Third,
    It,
    Question,
    Auxiliary,

    /// <summary>A modal that binds: should, must, ought.</summary>
    Must,

    /// <summary>A modal that opens: can, could, may, might.</summary>
    May,
    Will,
    Need,
    Want,
    Not,
    To,

    /// <summary>An adverb or a politeness that stands before the word that matters.</summary>
    Skipped,

    /// <summary>An article, a preposition or another word of grammar.</summary>
    Grammar,
}
