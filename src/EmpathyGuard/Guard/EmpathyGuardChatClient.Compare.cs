namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>Asks the comparer about a second reply that the gate accepts. Whatever it does, it can only withhold that reply.</summary>
    private async ValueTask<RepromptResult> CompareAsync(GuardCall call, EmpathyExchange first, RepromptResult accepted, CancellationToken timed, CancellationToken cancellationToken)
    {
        EmpathyComparison policy = call.Settings.Comparison;
        if (_services.Comparer is not { } comparer || policy == EmpathyComparison.Off || call.Settings.ReplyOnly)
        {
            return accepted;
        }

        ReplyComparison comparison = await AskAsync(comparer, call, first, accepted.Draft!.Value.Reply.Text, timed, cancellationToken);
        bool failed = comparison is { Preference: ReplyPreference.Unjudged, Reason: not ReplyComparison.Disagreed };
        bool stands = comparison.Preference switch
        {
            ReplyPreference.Second or ReplyPreference.NotAsked => true,
            ReplyPreference.First => false,
            _ => policy == EmpathyComparison.Veto,
        };
        return accepted with
        {
            Outcome = stands ? EmpathyRepromptOutcome.Accepted : EmpathyRepromptOutcome.Rejected,
            Reason = stands ? accepted.Reason : failed ? RepromptReasons.ComparisonFailed : RepromptReasons.NotPreferred,
            Degraded = accepted.Degraded || failed,
            Comparison = comparison is { Preference: ReplyPreference.NotAsked, Reason: null } ? null : comparison,
        };
    }

    private async ValueTask<ReplyComparison> AskAsync(IReplyComparer comparer, GuardCall call, EmpathyExchange first, string second, CancellationToken timed, CancellationToken cancellationToken)
    {
        Task<ReplyComparison>? comparing = null;
#pragma warning disable CA2000 // Disposed when the comparer is done with it; one that overruns is told to stop and may still hold it.
        var stop = CancellationTokenSource.CreateLinkedTokenSource(timed);
#pragma warning restore CA2000
        try
        {
            comparing = comparer.CompareAsync(first, second, stop.Token).AsTask();
            ReplyComparison? comparison = await comparing.WaitAsync(call.Settings.ScoringTimeLimit, _services.Time, timed);
            cancellationToken.ThrowIfCancellationRequested();
            return comparison ?? ReplyComparison.Without(UnjudgedReasons.ScorerFailed);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failed("comparison", exception);
            return ReplyComparison.Without(comparing is { IsCompleted: false } || timed.IsCancellationRequested ? UnjudgedReasons.TimedOut : UnjudgedReasons.ScorerFailed);
        }
        finally
        {
            if (comparing is { IsCompleted: false })
            {
                Abandon(comparing, stop);
            }
            else
            {
                stop.Dispose();
            }
        }
    }
}
