namespace EmpathyGuard;

/// <summary>False empathy that vetoes a second reply: what a re-prompt may never add.</summary>
public enum CounterEmpathy
{
    /// <summary>The speaker claims to feel ("my heart breaks").</summary>
    ClaimedFeeling,

    /// <summary>The speaker claims a lived experience ("I've been there").</summary>
    ClaimedExperience,

    /// <summary>The speaker claims to be human.</summary>
    HumanClaim,

    /// <summary>The speaker plays a lover, partner or best friend.</summary>
    IntimacyRolePlay,

    /// <summary>The speaker claims that nobody else understands the person as it does.</summary>
    Exclusivity,

    /// <summary>The speaker promises secrecy.</summary>
    SecrecyPromise,

    /// <summary>The speaker presses the person to stay or not to seek others.</summary>
    PressureToStay,

    /// <summary>Praise that the message does not earn.</summary>
    UnearnedPraise,

    /// <summary>A risk is treated as normal or as a fair choice.</summary>
    NormalisingRisk,

    /// <summary>The person is told that they have a condition.</summary>
    Diagnosis,

    /// <summary>Usable detail of a method for someone at risk.</summary>
    MethodDetail,
}
