using System.Runtime.InteropServices;

namespace EmpathyGuard.Signals;

/// <summary>The counts of a text's register: the three densities of the paper and who is spoken to.</summary>
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

    /// <summary>Sentences that neither address the person, nor ask, nor speak of people by name or pronoun ÷ sentences.</summary>
    public double Absent;
}
