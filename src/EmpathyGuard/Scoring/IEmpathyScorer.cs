namespace EmpathyGuard;

/// <summary>Scores a reply against the person's own message for the four failures of empathy.</summary>
/// <remarks>Implementations are thread-safe and hold no state of a conversation between calls.</remarks>
public interface IEmpathyScorer
{
    /// <summary>Assesses the reply of an exchange.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="cancellationToken">Cancels the assessment.</param>
    /// <returns>The assessment. What cannot be judged comes back as <see cref="EmpathyStatus.Unjudged"/> with a reason, never as a pass.</returns>
    ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default);
}
