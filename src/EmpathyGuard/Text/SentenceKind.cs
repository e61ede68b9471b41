namespace EmpathyGuard.Text;

/// <summary>What a sentence is by its form.</summary>
internal enum SentenceKind : byte
{
    Statement,
    Question,
    Exclamation,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A line of a code block; read by nobody.</summary>
    Code,
}
