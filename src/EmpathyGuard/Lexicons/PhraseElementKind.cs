namespace EmpathyGuard.Lexicons;

internal enum PhraseElementKind : byte
{
    /// <summary>Any word of the set with this id.</summary>
    Set,

    /// <summary>Up to this many words.</summary>
    Gap,

    /// <summary>The sentence begins here.</summary>
    Start,

    /// <summary>The sentence ends here.</summary>
    End,
}
