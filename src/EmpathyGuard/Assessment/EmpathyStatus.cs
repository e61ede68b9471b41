namespace EmpathyGuard;

/// <summary>Whether an exchange was assessed at all.</summary>
public enum EmpathyStatus
{
    /// <summary>The reply was read and every signal has a value.</summary>
    Assessed,

    /// <summary>There is nothing to score: no text, structured output or a tool call.</summary>
    NotApplicable,

    /// <summary>The reply could not be judged; <see cref="EmpathyAssessment.Reason"/> says why. This is never a pass.</summary>
    Unjudged,
}
