using System.Runtime.InteropServices;

namespace EmpathyGuard.Text;

/// <summary>One token: where it stands in the original, its folded form, and its entry in the vocabulary.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Token
{
    /// <summary>The first UTF-16 unit in the original.</summary>
    public int Start;

    /// <summary>One past the last UTF-16 unit in the original.</summary>
    public int End;

    /// <summary>Where the folded form stands in the document's buffer.</summary>
    public int FoldedStart;

    /// <summary>The length of the folded form.</summary>
    public int FoldedLength;

    /// <summary>The vocabulary's id, or 0 for a word it does not hold.</summary>
    public int Word;

    /// <summary>A hash of the folded stem, equal for inflections of one word.</summary>
    public uint Stem;

    public TokenKind Kind;

    public TokenTraits Traits;
}
