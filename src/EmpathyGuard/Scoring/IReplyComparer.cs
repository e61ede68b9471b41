namespace EmpathyGuard;

/// <summary>Says which of two replies to the same person meets them better. The guard asks it about a second reply that its own acceptance gate accepts.</summary>
/// <remarks>
/// One that is registered is used, or else the client's scorer where it is one, as a <see cref="CascadeEmpathyScorer"/> is by its second scorer. Implementations are thread-safe, and
/// ask twice with the order swapped, since language models favour a place: a preference counts only where both answers agree.
/// </remarks>
public interface IReplyComparer
{
    /// <summary>Compares two replies.</summary>
    /// <param name="exchange">The exchange that ends with the first reply.</param>
    /// <param name="secondReply">The second reply.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    /// <returns>
    /// The preference; on a failure <see cref="ReplyPreference.Unjudged"/>, and where the question does not arise <see cref="ReplyPreference.NotAsked"/>, each with a reason. After
    /// the second of these the acceptance gate's decision stands. What it throws counts as a failure.
    /// </returns>
    ValueTask<ReplyComparison> CompareAsync(EmpathyExchange exchange, string secondReply, CancellationToken cancellationToken = default);
}
