namespace EmpathyGuard;

/// <summary>
/// The kind of a risk cue in the person's words. Cues route a conversation to people who can help; they are never a diagnosis.
/// </summary>
public enum RiskKind
{
    /// <summary>Suicide: explicit, passive, coded or indirect.</summary>
    Suicide,

    /// <summary>Self-harm.</summary>
    SelfHarm,

    /// <summary>Abuse and partner violence.</summary>
    PartnerViolence,

    /// <summary>A child at risk.</summary>
    ChildAtRisk,

    /// <summary>An overdose, taken or under way.</summary>
    Overdose,

    /// <summary>Psychosis.</summary>
    Psychosis,

    /// <summary>An eating disorder.</summary>
    EatingDisorder,

    /// <summary>Harm to others.</summary>
    HarmToOthers,
}
