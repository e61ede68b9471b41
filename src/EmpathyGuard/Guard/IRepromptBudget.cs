namespace EmpathyGuard;

/// <summary>The global budget of extra calls, shared by every guarded client that resolves it.</summary>
/// <remarks>Implementations are thread-safe. One that throws withholds the re-prompt and never touches the reply.</remarks>
public interface IRepromptBudget
{
    /// <summary>Records a guarded call, which earns a fraction of a re-prompt.</summary>
    void Earn();

    /// <summary>Takes the cost of one re-prompt if the budget holds it.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Whether a re-prompt may be made.</returns>
    ValueTask<bool> TrySpendAsync(CancellationToken cancellationToken = default);
}
