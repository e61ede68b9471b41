namespace EmpathyGuard;

/// <summary>A scorer that can be asked about some of the modes only, because each one costs.</summary>
/// <remarks>Thread-safe, as every scorer is. A <see cref="CascadeEmpathyScorer"/> asks such a second scorer only what the first one left open.</remarks>
public interface IModeScorer : IEmpathyScorer
{
    /// <summary>Assesses some modes of the reply of an exchange.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="modes">The modes to judge, each once; at least one.</param>
    /// <param name="cancellationToken">Cancels the assessment.</param>
    /// <returns>The assessment; a mode that was not asked about is <see cref="EmpathyLabel.Unjudged"/>.</returns>
    ValueTask<EmpathyAssessment> AssessModesAsync(EmpathyExchange exchange, IReadOnlyList<EmpathyFailureMode> modes, CancellationToken cancellationToken = default);
}
