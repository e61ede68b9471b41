namespace EmpathyGuard.Signals;

/// <summary>What a sentence of a reply does. Each is the signal of the same name, read from the sentence alone.</summary>
internal enum Act
{
    EmotionalReaction,
    Interpretation,
    Exploration,
    Advice,
    Dismissal,
    SelfFocus,
    Sycophancy,
    Evasion,
}
