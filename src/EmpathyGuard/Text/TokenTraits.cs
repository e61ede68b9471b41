namespace EmpathyGuard.Text;

/// <summary>How a token stood in the original.</summary>
[Flags]
internal enum TokenTraits : byte
{
    None = 0,

    /// <summary>The first letter is upper case.</summary>
    Capital = 1,

    /// <summary>Two or more letters, all upper case.</summary>
    AllCapitals = 2,

    /// <summary>Inside quotation marks.</summary>
    Quoted = 4,

    /// <summary>A letter was drawn out ("soooo").</summary>
    DrawnOut = 8,

    /// <summary>The second or later part of a contraction; shares the word with its neighbour.</summary>
    Clitic = 16,
}
