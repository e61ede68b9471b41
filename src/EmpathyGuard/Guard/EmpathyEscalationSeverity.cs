namespace EmpathyGuard;

/// <summary>How urgently an escalation waits for a human.</summary>
public enum EmpathyEscalationSeverity
{
    /// <summary>A provider filter, an empty reply or an unjudged reply for a person at risk, or unverified resources.</summary>
    Notice,

    /// <summary>A person with a risk cue.</summary>
    Urgent,

    /// <summary>A person with a risk cue got, or nearly got, a reply that may do harm or leaves the risk unanswered.</summary>
    Critical,
}
