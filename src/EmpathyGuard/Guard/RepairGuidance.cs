namespace EmpathyGuard;

/// <summary>Builds the guidance of a re-prompt: the concrete move that each finding asks for, never "be more empathetic".</summary>
internal static class RepairGuidance
{
    /// <summary>The guidance for a reply.</summary>
    /// <param name="exchange">The exchange with the reply.</param>
    /// <param name="assessment">Its assessment.</param>
    /// <param name="flagged">The modes to repair; empty after a harm veto.</param>
    public static string Build(EmpathyExchange exchange, EmpathyAssessment assessment, IReadOnlyList<EmpathyFailureMode> flagged) => "";
}
