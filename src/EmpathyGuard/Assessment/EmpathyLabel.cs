namespace EmpathyGuard;

/// <summary>What a mode's score amounts to under the thresholds in force.</summary>
public enum EmpathyLabel
{
    /// <summary>The score is below the concern threshold.</summary>
    Clear,

    /// <summary>The score is at or above the concern threshold and below the failure threshold.</summary>
    Concern,

    /// <summary>The score is at or above the failure threshold.</summary>
    Failure,

    /// <summary>Nothing is at stake that this mode could fail.</summary>
    NotApplicable,

    /// <summary>The reply could not be judged. This is never a pass.</summary>
    Unjudged,
}
