namespace EmpathyGuard.Benchmarks;

/// <summary>A scorer that answers at once with one assessment made beforehand.</summary>
internal sealed class InstantScorer(EmpathyAssessment assessment) : IEmpathyScorer
{
    public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default) => new(assessment);
}
