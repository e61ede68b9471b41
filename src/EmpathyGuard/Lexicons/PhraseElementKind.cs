namespace EmpathyGuard.Lexicons;

internal enum PhraseElementKind : byte
{
    /// <summary>The word with this vocabulary id.</summary>
    Word,

    /// <summary>Any word of this class.</summary>
    Class,

    /// <summary>Up to this many words.</summary>
    Gap,

    /// <summary>The sentence begins here.</summary>
    Start,

    /// <summary>The sentence ends here.</summary>
    End,
}
