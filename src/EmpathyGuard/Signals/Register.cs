using System.Runtime.InteropServices;

namespace EmpathyGuard.Signals;

/// <summary>The counts of a text's register: the three densities of the paper, and how far the sentences speak from the person.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Register
{
    /// <summary>Sentences with an agentless passive ÷ sentences.</summary>
    public double AgentlessPassive;

    /// <summary>Nominalisations ÷ words.</summary>
    public double Nominalisation;

    /// <summary>Subjects that are no person ÷ subjects.</summary>
    public double ImpersonalSubject;

    /// <summary>Words that address the person ÷ words.</summary>
    public double You;

    /// <summary>How far the reply's sentences speak from the person, on average: 0 to the person throughout, 1 in none of them.</summary>
    public double Distance;

    /// <summary>Sentences that neither say "you" nor ask ÷ sentences.</summary>
    public double Unaddressed;

    /// <summary>Sentences with a term of law, of licences or of doses ÷ sentences: where it is high, distance is right.</summary>
    public double Notice;
}
