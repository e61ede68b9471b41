namespace EmpathyGuard.SemanticKernel.Tests;

internal static class Assessments
{
    /// <summary>Holds two assessments side by side as the JSON that they are stored as.</summary>
    public static IEqualityComparer<EmpathyAssessment?> SameScores { get; } =
        EqualityComparer<EmpathyAssessment?>.Create(static (a, b) => a!.ToJsonElement().GetRawText() == b!.ToJsonElement().GetRawText());
}
