namespace EmpathyGuard;

/// <summary>How the questions about several modes go out.</summary>
public enum JudgeCalls
{
    /// <summary>All in one call: the person's words leave once, and one answer is waited for.</summary>
    Combined,

    /// <summary>One call each, at the same time: no question can colour another, at several times the tokens.</summary>
    PerMode,
}
