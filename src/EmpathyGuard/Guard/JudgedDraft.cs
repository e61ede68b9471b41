namespace EmpathyGuard;

/// <summary>A draft with the exchange that it was read in and what was found there.</summary>
internal readonly record struct JudgedDraft(Draft Draft, EmpathyExchange Exchange, EmpathyAssessment Assessment)
{
    /// <summary>No text.</summary>
    public override string ToString() => Exchange.ToString();
}
