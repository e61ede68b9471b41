namespace EmpathyGuard.Lexicons;

/// <summary>Whose text is read. Each side has phrases of its own, so that a text is not searched for what nobody asks it about.</summary>
[Flags]
internal enum TextSide
{
    /// <summary>What the person wrote.</summary>
    Person = 1,

    /// <summary>What was replied.</summary>
    Reply = 2,

    /// <summary>A text that is searched for everything.</summary>
    Either = Person | Reply,
}
