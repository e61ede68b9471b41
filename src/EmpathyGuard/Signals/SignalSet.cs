using System.Runtime.InteropServices;

namespace EmpathyGuard.Signals;

/// <summary>The signals as plain numbers, before they become the public result.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct SignalSet
{
    public double EmotionalReaction;
    public double Interpretation;
    public double Exploration;
    public double Advice;
    public double Dismissal;
    public double SelfFocus;
    public double Specificity;
    public double Sycophancy;
    public double Evasion;
    public double RiskUnanswered;
}
