using EmpathyGuard;

namespace Quickstart;

/// <summary>A re-prompt budget without an end, for the embedded conversations only.</summary>
/// <remarks>Nearly every one of them fails, so the default budget, made for services where few do, would run dry half-way.</remarks>
internal sealed class OpenBudget : IRepromptBudget
{
    public void Earn()
    {
    }

    public ValueTask<bool> TrySpendAsync(CancellationToken cancellationToken = default) => new(true);
}
