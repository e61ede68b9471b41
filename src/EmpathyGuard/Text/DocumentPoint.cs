using System.Runtime.InteropServices;

namespace EmpathyGuard.Text;

/// <summary>Where a reader stood between two sentences, and what it had read by then: all that it needs to go on from there.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DocumentPoint
{
    public int Position;
    public int LineStart;
    public int SingleQuoteEnd;
    public int Unquoted;
    public bool Quoted;
    public SentenceKind LineKind;

    /// <summary>The farthest that a look ahead has gone.</summary>
    public int Seen;

    public int Tokens;
    public int Sentences;
    public int Folded;
    public int LatinLetters;
    public int OtherLetters;
    public int Words;
}
