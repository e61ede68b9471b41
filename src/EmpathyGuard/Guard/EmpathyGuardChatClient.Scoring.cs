namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    private readonly string _scorerName;

    // A token source for each scoring would cost more than the rest of a call that only delivers, so one waits for reuse.
    private CancellationTokenSource? _spare;

    /// <summary>Scores an exchange. Whatever goes wrong comes back as unjudged; only the caller's cancellation throws.</summary>
    private ValueTask<EmpathyAssessment> ScoreAsync(in GuardCall call, EmpathyExchange exchange, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (IsTooLong(exchange, call.Settings.MaxTextLength))
        {
            return new(Unjudged(call, UnjudgedReasons.TooLong));
        }

#pragma warning disable CA2000 // Given back, or left to work that overran; see GiveBack for why it is never disposed.
        CancellationTokenSource source = Rent();
#pragma warning restore CA2000
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        ValueTask<EmpathyAssessment> scoring;
        try
        {
            scoring = _scorer.AssessAsync(exchange, source.Token);
        }
        catch (Exception exception)
        {
            scoring = ValueTask.FromException<EmpathyAssessment>(exception);
        }

        if (!scoring.IsCompletedSuccessfully)
        {
            return AwaitScoringAsync(call, scoring, source, registration, limit, cancellationToken);
        }

        EmpathyAssessment? assessment = scoring.Result;
        GiveBack(source, registration, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new(assessment ?? Unjudged(call, UnjudgedReasons.ScorerFailed));
    }

    private async ValueTask<EmpathyAssessment> AwaitScoringAsync(
        GuardCall call,
        ValueTask<EmpathyAssessment> scoring,
        CancellationTokenSource source,
        CancellationTokenRegistration registration,
        TimeSpan limit,
        CancellationToken cancellationToken)
    {
        Task<EmpathyAssessment> task = scoring.AsTask();
        try
        {
            EmpathyAssessment? assessment = await task.WaitAsync(limit, _services.Time, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return assessment ?? Unjudged(call, UnjudgedReasons.ScorerFailed);
        }
        catch (Exception exception)
        {
            // By the caller's token and not by the type: a scorer may cancel itself, and a time limit of its own may throw anything.
            cancellationToken.ThrowIfCancellationRequested();
            Failed("scoring", exception);
            return Unjudged(call, task.IsCompleted ? UnjudgedReasons.ScorerFailed : UnjudgedReasons.TimedOut);
        }
        finally
        {
            if (task.IsCompleted)
            {
                GiveBack(source, registration, cancellationToken);
            }
            else
            {
                Abandon(task, source);
            }
        }
    }

    private CancellationTokenSource Rent() => Interlocked.Exchange(ref _spare, null) ?? new CancellationTokenSource();

    // One whose registration may still fire would come back cancelled. It is left to the collector, for it holds no timer, and
    // disposing it would throw into the caller's Cancel.
    private void GiveBack(CancellationTokenSource source, CancellationTokenRegistration registration, CancellationToken cancellationToken)
    {
        bool detached = !cancellationToken.CanBeCanceled || registration.Unregister();
        if (detached && source.TryReset())
        {
            Interlocked.CompareExchange(ref _spare, source, null);
        }
    }

    /// <summary>Lets go of work that overran its limit: it is told to stop, and what it still throws is seen by nobody.</summary>
    private static void Abandon(Task task, CancellationTokenSource? source = null)
    {
        _ = task.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        // Off this thread: what is registered on the token is the scorer's code, which may block or throw.
        _ = source?.CancelAsync().ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>The assessment of what was not judged, with what the person's words say about risk all the same.</summary>
    private EmpathyAssessment Unjudged(in GuardCall call, string reason) => EmpathyAssessment.Unjudged(reason, _scorerName, ReadRisk(call));

    private static bool IsTooLong(EmpathyExchange exchange, int limit)
    {
        IReadOnlyList<EmpathyMessage> messages = exchange.Messages;
        for (int i = 0; i < messages.Count; i++)
        {
            if (messages[i].Text.Length > limit)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDegraded(EmpathyAssessment assessment) =>
        assessment is { Status: EmpathyStatus.Unjudged, Reason: UnjudgedReasons.ScorerFailed or UnjudgedReasons.TimedOut };
}
