namespace EmpathyGuard.Judge;

/// <summary>The names of modes in prompts, answers, findings and files.</summary>
internal static class JudgeNames
{
    private static readonly string[] Modes = ["sentimentAttenuation", "granularityMismatch", "conflictAvoidance", "linguisticDistancing"];

    public static string Of(EmpathyFailureMode mode) => Modes[(int)mode];

    /// <summary>Whether a mode holds the reply against the person's words.</summary>
    public static bool Compares(EmpathyFailureMode mode) => mode != EmpathyFailureMode.LinguisticDistancing;
}
