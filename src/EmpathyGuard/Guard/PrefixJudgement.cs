namespace EmpathyGuard;

/// <summary>A beginning of a reply, judged as if it were the whole of it.</summary>
/// <param name="Verdict">What would become of it.</param>
/// <param name="Exchange">The exchange that it was read in.</param>
/// <param name="Assessment">What was found in it.</param>
/// <param name="Decision">What the findings call for.</param>
internal readonly record struct PrefixJudgement(PrefixVerdict Verdict, EmpathyExchange Exchange, EmpathyAssessment Assessment, GuardDecision Decision)
{
    /// <summary>No text.</summary>
    public override string ToString() => Verdict.ToString();
}
