namespace EmpathyGuard.Text;

/// <summary>What a token is made of.</summary>
internal enum TokenKind : byte
{
    /// <summary>Letters, with inner apostrophes and hyphens taken apart.</summary>
    Word,

    /// <summary>Digits, with inner separators.</summary>
    Number,

    /// <summary>A link or an address.</summary>
    Link,

    /// <summary>An emoji sequence.</summary>
    Emoji,

    /// <summary>Anything else that is printed.</summary>
    Punctuation,
}
