using EmpathyGuard.Lexicons;

namespace EmpathyGuard.Signals;

/// <summary>A phrase that was found in a text.</summary>
internal struct CueHit
{
    public Cue Cue;
    public float Weight;
    public int Sentence;

    /// <summary>The first token.</summary>
    public int First;

    /// <summary>One past the last token.</summary>
    public int Last;

    /// <summary>A negator stands before it in its clause.</summary>
    public bool Negated;

    /// <summary>It stands in quotation marks.</summary>
    public bool Quoted;
}
