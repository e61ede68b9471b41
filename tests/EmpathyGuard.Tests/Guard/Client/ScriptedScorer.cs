namespace EmpathyGuard.Tests.Guard.Client;

/// <summary>A scorer that a test tells what to find; also reads risk, as the embedded one does.</summary>
internal sealed class ScriptedScorer(Func<EmpathyExchange, EmpathyAssessment> assess) : IEmpathyScorer, IRiskReader
{
    public ScriptedScorer()
        : this(Assessments.ByText)
    {
    }

    public List<EmpathyExchange> Exchanges { get; } = [];

    public Func<CancellationToken, Task>? Before { get; set; }

    public Func<CrisisAssessment>? OnRead { get; set; }

    public int Reads { get; private set; }

    public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default)
    {
        lock (Exchanges)
        {
            Exchanges.Add(exchange);
        }

        return Before is null ? new(assess(exchange)) : SlowAsync(exchange, cancellationToken);
    }

    public CrisisAssessment ReadRisk(IReadOnlyList<EmpathyMessage> history)
    {
        Reads++;
        return OnRead?.Invoke() ?? (history.Any(m => m.Role == EmpathyRole.User && m.Text.Contains("risk", StringComparison.Ordinal))
            ? new CrisisAssessment { RiskCue = true, Kinds = [RiskKind.Suicide] }
            : CrisisAssessment.None);
    }

    private async ValueTask<EmpathyAssessment> SlowAsync(EmpathyExchange exchange, CancellationToken cancellationToken)
    {
        await Before!(cancellationToken);
        return assess(exchange);
    }
}
