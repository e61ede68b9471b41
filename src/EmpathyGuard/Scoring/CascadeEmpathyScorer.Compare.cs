namespace EmpathyGuard;

public sealed partial class CascadeEmpathyScorer
{
    /// <summary>Has the second scorer compare two replies, where it is an <see cref="IReplyComparer"/> and the person's words hold no risk cue, or <see cref="CascadeOptions.AskAtRisk"/> is on.</summary>
    /// <param name="exchange">The exchange that ends with the first reply.</param>
    /// <param name="secondReply">The second reply.</param>
    /// <param name="cancellationToken">Cancels the comparison; nothing else throws.</param>
    /// <returns>
    /// The preference; <see cref="ReplyPreference.NotAsked"/> where the second cannot compare (without a reason) or the person may be at risk (<c>risk</c>);
    /// <see cref="ReplyPreference.Unjudged"/> where it fails or overruns its limit.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ValueTask<ReplyComparison> CompareAsync(EmpathyExchange exchange, string secondReply, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(secondReply);
        cancellationToken.ThrowIfCancellationRequested();
        return _second is not IReplyComparer comparer ? new(ReplyComparison.NotAsked(null))
            : CompareAsync(comparer, exchange, secondReply, cancellationToken);
    }

    private async ValueTask<ReplyComparison> CompareAsync(IReplyComparer comparer, EmpathyExchange exchange, string secondReply, CancellationToken cancellationToken)
    {
        try
        {
            if (!_options.AskAtRisk && HoldsRisk(exchange))
            {
                return ReplyComparison.NotAsked(SecondOpinion.Risk);
            }

            TimeSpan? limit = Left(exchange, _options.Time.GetTimestamp());
            return await SecondAsync(token => comparer.CompareAsync(exchange, secondReply, token), limit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ReplyComparison.Without(exception is TimeoutException ? UnjudgedReasons.TimedOut : UnjudgedReasons.ScorerFailed);
        }
    }

    private bool HoldsRisk(EmpathyExchange exchange) => ReadRisk([.. exchange.Messages.Take(exchange.ReplyIndex)]).RiskCue;
}
