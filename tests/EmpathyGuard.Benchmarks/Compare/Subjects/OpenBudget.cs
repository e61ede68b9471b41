namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A re-prompt budget without an end: every call here fails or none does, and the default budget would run dry.</summary>
internal sealed class OpenBudget : IRepromptBudget
{
    public void Earn()
    {
    }

    public ValueTask<bool> TrySpendAsync(CancellationToken cancellationToken = default) => new(true);
}
