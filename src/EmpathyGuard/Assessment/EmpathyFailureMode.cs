namespace EmpathyGuard;

/// <summary>
/// The four ways in which a correct reply still fails the person, after You, Huang and Yu,
/// <i>Position: LLMs Should Incorporate Explicit Mechanisms for Human Empathy</i> (ICML 2026).
/// </summary>
public enum EmpathyFailureMode
{
    /// <summary>The feeling is not named, or is met at a fraction of its size.</summary>
    SentimentAttenuation,

    /// <summary>The reply answers at the wrong grain: it could have been sent to anyone, or takes up the wrong particular.</summary>
    GranularityMismatch,

    /// <summary>The reply closes the conflict instead of meeting it.</summary>
    ConflictAvoidance,

    /// <summary>The reply's language makes the person vanish.</summary>
    LinguisticDistancing,
}
