using System.Runtime.InteropServices;

namespace EmpathyGuard.Signals;

/// <summary>What one sentence of a reply does, from its grammar: who it speaks of, and whether it tells, asks or directs.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct SentenceReading
{
    /// <summary>Clauses that state something of the person or of what they went through, without condition or command.</summary>
    public double Told;

    /// <summary>Openings that offer a reading of the person ("it sounds like", "you must be").</summary>
    public double Inferred;

    /// <summary>Clauses that tell the person what to do.</summary>
    public double Directed;

    /// <summary>Words by which the speaker tells of their own life.</summary>
    public double OwnStory;

    /// <summary>The size of the largest feeling said of the person or of what happened to them.</summary>
    public double Named;

    /// <summary>The same, of the kind that the person feels.</summary>
    public double Met;

    /// <summary>A question by its form or its mark.</summary>
    public bool Asks;

    /// <summary>A question that begins with a question word.</summary>
    public bool IsOpen;

    /// <summary>It speaks to or of the person.</summary>
    public bool OfPerson;

    /// <summary>Words that address the person.</summary>
    public int Addressed;

    /// <summary>What it takes up of the person's particulars for the first time.</summary>
    public double Taken;

    /// <summary>Its content words, as a sum of weights.</summary>
    public double Content;

    /// <summary>Numbers, and names within the sentence.</summary>
    public int Concrete;

    /// <summary>Those of them that the person never spoke of.</summary>
    public int Foreign;

    /// <summary>Pleasant words and praise that nothing takes back.</summary>
    public double Bright;

    /// <summary>Words that make small: "only", "just", "a bit".</summary>
    public int Shrinking;

    /// <summary>The size of the largest feeling or event that is said, whoever it is said of.</summary>
    public double Said;

    /// <summary>Aversive or graphic words.</summary>
    public int Aversive;

    /// <summary>Feelings that are named and taken back: "nothing to be sad about".</summary>
    public double TakenBack;

    public readonly double Tells => Told + Inferred;
}
