using System.Runtime.InteropServices;

namespace EmpathyGuard.Text;

/// <summary>A run of tokens that belongs together, and its form.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Sentence
{
    /// <summary>The first token.</summary>
    public int First;

    /// <summary>One past the last token.</summary>
    public int Last;

    /// <summary>How many tokens are words or numbers.</summary>
    public int Words;

    public SentenceKind Kind;

    /// <summary>Whether the sentence ends in a question mark, whatever its kind.</summary>
    public bool Asks;
}
