namespace EmpathyGuard;

/// <summary>How many calls and tokens a judge may use up.</summary>
/// <remarks>Thread-safe. A budget that holds across machines needs an atomic store behind this interface.</remarks>
public interface IJudgeBudget
{
    /// <summary>Asks for calls.</summary>
    /// <param name="calls">How many, at least 1.</param>
    /// <returns>Whether they may be made.</returns>
    bool TrySpend(int calls);

    /// <summary>Tells what a call used up.</summary>
    /// <param name="tokens">Input and output tokens together, 0 where the service told none.</param>
    void Used(long tokens);
}
