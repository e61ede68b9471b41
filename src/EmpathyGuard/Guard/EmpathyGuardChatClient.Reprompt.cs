using Microsoft.Extensions.AI;

namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>Asks again, up to the limits in attempts, budget and time, until the gate prefers a reply. Every draft that comes is added to <paramref name="later"/>, because it is paid for.</summary>
    private async ValueTask<RepromptResult> RepromptAsync(GuardCall call, JudgedDraft first, GuardDecision decision, List<Draft> later, CancellationToken cancellationToken)
    {
        int attempts = decision.HarmVeto ? Math.Min(1, call.Settings.MaxReprompts) : call.Settings.MaxReprompts;
        if (attempts == 0)
        {
            return RepromptResult.Withheld(RepromptReasons.NoAttempts);
        }

        if (SecondAttempt.Build(call, first.Draft, "", options: null) is null)
        {
            return RepromptResult.Withheld(RepromptReasons.MutableThread);
        }

        using var limit = new CancellationTokenSource(call.Settings.RepromptTimeLimit, _services.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        RepromptResult result = default;
        for (int i = 0; i < attempts && !result.Accepted; i++)
        {
            RepromptResult? refused = await SpendAsync(linked.Token, cancellationToken);
            if (refused is not null)
            {
                // What an earlier attempt came to says more than that there was no budget for another.
                return i == 0 ? refused.Value : result;
            }

            result = await AttemptAsync(call, first, decision, later, linked.Token, cancellationToken);
            if (limit.IsCancellationRequested)
            {
                break;
            }
        }

        return result;
    }

    private async ValueTask<RepromptResult?> SpendAsync(CancellationToken timed, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<bool> spending = _services.Budget.TrySpendAsync(timed);
            bool spent = spending.IsCompletedSuccessfully ? spending.Result : await spending.AsTask().WaitAsync(timed);
            return spent ? null : RepromptResult.Withheld(RepromptReasons.BudgetExhausted);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failed("budget", exception);
            return RepromptResult.Withheld(timed.IsCancellationRequested ? RepromptReasons.TimedOut : RepromptReasons.BudgetFailed, degraded: true);
        }
    }

    private async ValueTask<RepromptResult> AttemptAsync(GuardCall call, JudgedDraft first, GuardDecision decision, List<Draft> later, CancellationToken timed, CancellationToken cancellationToken)
    {
        string stage = RepromptReasons.GuardFailed;
        try
        {
            string guidance = _services.Guidance(first.Exchange, first.Assessment, decision.Flagged(first.Assessment, call.Policy));
            SecondAttempt attempt = SecondAttempt.Build(call, first.Draft, guidance, LaterOptions(call.Options)) ?? default;

            stage = RepromptReasons.InnerFailed;
            Task<Draft> sending = SendAsync(attempt, call.Streaming, timed);
            Draft second;
            try
            {
                // A client that ignores its token must not hold the first reply back for longer than the limit.
                second = await sending.WaitAsync(timed);
            }
            finally
            {
                if (!sending.IsCompleted)
                {
                    Abandon(sending);
                }
            }

            stage = RepromptReasons.GuardFailed;
            later.Add(second);
            return await WeighAsync(call, first, second, decision, guidance, timed, cancellationToken);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failed("reprompt", exception);
            return RepromptResult.Failed(timed.IsCancellationRequested ? RepromptReasons.TimedOut : stage);
        }
    }

    private async Task<Draft> SendAsync(SecondAttempt attempt, bool streaming, CancellationToken cancellationToken)
    {
        if (!streaming)
        {
            return Draft.Read(await base.GetResponseAsync(attempt.Messages, attempt.Options, cancellationToken), attempt.Options);
        }

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate? update in base.GetStreamingResponseAsync(attempt.Messages, attempt.Options, cancellationToken))
        {
            if (update is not null)
            {
                updates.Add(update);
            }
        }

        return Draft.Read(updates, attempt.Options);
    }

    private async ValueTask<RepromptResult> WeighAsync(GuardCall call, JudgedDraft first, Draft second, GuardDecision decision, string guidance, CancellationToken timed, CancellationToken cancellationToken)
    {
        if (second.Reply.NotScored is not null)
        {
            return new RepromptResult(EmpathyRepromptOutcome.Rejected, RepromptReasons.NotProse) { Draft = second };
        }

        long? started = StartClock();
        EmpathyExchange again = call.With(second.Reply.Text, first: false, call.Settings.ScoringTimeLimit);
        EmpathyAssessment assessment = await ScoreAsync(call, again, call.Settings.ScoringTimeLimit, timed);
        cancellationToken.ThrowIfCancellationRequested();
        Assessed(assessment, second, call, started);

        (EmpathyRepromptOutcome outcome, string reason) = assessment switch
        {
            { Status: not EmpathyStatus.Assessed } => (EmpathyRepromptOutcome.Rejected, RepromptReasons.Unjudged),
            _ when decision.HarmVeto && GuardDecision.IsHarmful(assessment) => (EmpathyRepromptOutcome.Rejected, RepromptReasons.HarmVeto),
            _ => Gate(_services.Gate(first.Exchange, first.Assessment, again, assessment, decision.Flagged(first.Assessment, call.Policy), guidance)),
        };
        var weighed = new RepromptResult(outcome, reason, IsDegraded(assessment)) { Draft = second, Assessment = assessment };
        return weighed.Accepted && !decision.HarmVeto ? await CompareAsync(call, first.Exchange, weighed, timed, cancellationToken) : weighed;
    }

    private static (EmpathyRepromptOutcome Outcome, string Reason) Gate(GateDecision decision) =>
        (decision.Accepted ? EmpathyRepromptOutcome.Accepted : EmpathyRepromptOutcome.Rejected, decision.Reason);
}
