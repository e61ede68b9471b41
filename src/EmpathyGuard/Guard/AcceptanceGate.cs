namespace EmpathyGuard;

/// <summary>Decides whether a second reply may take the place of the first. Pure.</summary>
internal static class AcceptanceGate
{
    /// <summary>Holds the second reply against the first.</summary>
    /// <param name="first">The exchange with the first reply.</param>
    /// <param name="firstAssessment">Its assessment.</param>
    /// <param name="second">The same history with the second reply.</param>
    /// <param name="secondAssessment">Its assessment.</param>
    /// <param name="flagged">The modes that called for the re-prompt; empty after a harm veto.</param>
    /// <param name="guidance">The guidance that was given, so that an echo of it is refused.</param>
    public static GateDecision Decide(
        EmpathyExchange first,
        EmpathyAssessment firstAssessment,
        EmpathyExchange second,
        EmpathyAssessment secondAssessment,
        IReadOnlyList<EmpathyFailureMode> flagged,
        string guidance) => new(false, "notImplemented");
}
