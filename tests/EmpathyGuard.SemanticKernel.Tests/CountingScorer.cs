namespace EmpathyGuard.SemanticKernel.Tests;

/// <summary>The embedded scorer, which keeps what it was asked and fails or waits where a test wants it to.</summary>
internal sealed class CountingScorer : IEmpathyScorer
{
    private int _count;

    public int Count => _count;

    public EmpathyExchange? Last { get; private set; }

    public Exception? Throws { get; init; }

    public Func<CancellationToken, Task>? Before { get; init; }

    public async ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        Last = exchange;
        if (Before is not null)
        {
            await Before(cancellationToken);
        }

        return Throws is null ? LexicalEmpathyScorer.Shared.Assess(exchange) : throw Throws;
    }
}
