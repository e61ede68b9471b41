namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>The one loop, from a first draft to what goes out. A draft whose updates were released can only be judged.</summary>
    /// <returns>The outcome; <see langword="null"/> where the draft goes out as it came.</returns>
    private ValueTask<GuardOutcome?> ConcludeAsync(in GuardCall call, in Draft first, TimeSpan scoringLimit, CancellationToken cancellationToken)
    {
        // The outermost net: what nobody foresaw costs the verdict and not the reply.
        try
        {
            ValueTask<GuardOutcome?> judging = JudgeAsync(call, first, scoringLimit, cancellationToken);
            return judging.IsCompletedSuccessfully ? judging : CatchAsync(call, judging, cancellationToken);
        }
        catch (Exception exception)
        {
            return cancellationToken.IsCancellationRequested
                ? ValueTask.FromCanceled<GuardOutcome?>(cancellationToken)
                : new(Unforeseen(call, exception));
        }
    }

    private async ValueTask<GuardOutcome?> CatchAsync(GuardCall call, ValueTask<GuardOutcome?> judging, CancellationToken cancellationToken)
    {
        try
        {
            return await judging;
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Unforeseen(call, exception);
        }
    }

    private GuardOutcome? Unforeseen(in GuardCall call, Exception exception)
    {
        Failed("guard", exception);
        if (call.Policy.Highest < EmpathyAction.Flag)
        {
            return null;
        }

        EmpathyAssessment assessment = Unjudged(call, UnjudgedReasons.ScorerFailed);
        var verdict = new EmpathyVerdict { Assessment = assessment, Action = EmpathyAction.Observe, Degraded = true, ReleaseReason = call.ReleaseReason };
        return new GuardOutcome { Verdict = verdict, Attach = true };
    }

    // Not an async method, so that a reply that is only delivered costs no state machine. The call goes by reference as far as nothing is awaited:
    // copying it costs more than most of what is done with it.
    private ValueTask<GuardOutcome?> JudgeAsync(in GuardCall call, in Draft first, TimeSpan scoringLimit, CancellationToken cancellationToken)
    {
        long? started = StartClock();
        if (first.Reply.NotScored is { } reason)
        {
            NotScored(reason);
            return NotScoredReasons.IsUnfinished(reason) ? default : PassUnscoredAsync(call, first, reason, cancellationToken);
        }

        EmpathyExchange exchange = call.With(first.Reply.Text, first: true, scoringLimit);
        ValueTask<EmpathyAssessment> scoring = ScoreAsync(call, exchange, scoringLimit, cancellationToken);
        if (!scoring.IsCompletedSuccessfully || call.ConversationId is not null)
        {
            return JudgeAsync(call, first, exchange, scoring, started, cancellationToken);
        }

        EmpathyAssessment assessment = scoring.Result;
        Assessed(assessment, first, call, started);
        GuardDecision decision = Decide(call, assessment, remembered: false);
        return Act(call, first, exchange, assessment, decision, Escalate(call, decision, assessment, first), started, cancellationToken);
    }

    private async ValueTask<GuardOutcome?> JudgeAsync(GuardCall call, Draft first, EmpathyExchange exchange, ValueTask<EmpathyAssessment> scoring, long? started, CancellationToken cancellationToken)
    {
        EmpathyAssessment assessment = await scoring;
        Assessed(assessment, first, call, started);
        GuardDecision decision = Decide(call, assessment, await RemembersRiskAsync(call, cancellationToken));

        // The escalation goes first: nothing that happens afterwards may lose it.
        bool escalated = Escalate(call, decision, assessment, first);
        if (call.ConversationId is not null && (assessment.Crisis.RiskCue || call.Opening is { RiskCue: true }))
        {
            await RememberRiskAsync(call, cancellationToken);
        }

        return await Act(call, first, exchange, assessment, decision, escalated, started, cancellationToken);
    }

    private GuardDecision Decide(in GuardCall call, EmpathyAssessment assessment, bool remembered)
    {
        bool atRisk = remembered || call.Opening is { RiskCue: true };
        GuardDecision decision = GuardDecision.Of(assessment, call.Policy, atRisk, call.Unseen);
        if (decision.WantsReprompt && !decision.HarmVeto && !ReferenceEquals(_services.RiskReader, _scorer) && ReadRisk(call) is { RiskCue: true })
        {
            // A scorer of the user's own need not read risk. Before anything is taken from a person, the guard looks itself.
            decision = GuardDecision.Of(assessment, call.Policy, atRisk: true, call.Unseen);
        }

        return decision;
    }

    /// <summary>Does what was decided; most often that is to deliver.</summary>
    private ValueTask<GuardOutcome?> Act(
        in GuardCall call,
        in Draft first,
        EmpathyExchange exchange,
        EmpathyAssessment assessment,
        in GuardDecision decision,
        bool escalated,
        long? started,
        CancellationToken cancellationToken)
    {
        bool released = call.Streaming && (first.Updates is null || first.IsBegun || first.IsUnfinished);
        if (decision.WantsReprompt && !released)
        {
            return ActAsync(call, new JudgedDraft(first, exchange, assessment), decision, escalated, started, cancellationToken);
        }

        // A second reply is weighed against the whole first one, so one that was left before its end is not asked for again either.
        string? ending = EndingText(call, first, assessment, decision);
        string reason = ending is not null && !first.IsBegun ? RepromptReasons.Unfinished : RepromptReasons.Released;
        bool withheld = decision.HarmVeto || decision.Action >= EmpathyAction.Shadow;
        bool attach = call.Policy.Highest >= EmpathyAction.Flag;
        if (!attach && ending is null && !withheld && !IsDegraded(assessment) && !IsWatched(call))
        {
            // Nobody would ever see the verdict, so none is made.
            return default;
        }

        var verdict = new EmpathyVerdict
        {
            Assessment = assessment,
            Action = decision.Action,
            Delivery = ending is null ? EmpathyDelivery.First : first.IsBegun ? EmpathyDelivery.Stopped : EmpathyDelivery.Operator,
            Reprompt = withheld ? EmpathyRepromptOutcome.Withheld : EmpathyRepromptOutcome.None,
            RepromptReason = !withheld ? null : decision.HarmVeto ? reason : decision.Withheld ?? reason,
            Degraded = IsDegraded(assessment),
            Escalated = escalated,
            ReleaseReason = call.ReleaseReason,
            Trajectory = ending is null ? Follow(call, assessment, first) : null,
        };
        Decided(call, verdict, first, started, VerifiedIn(ending, call));
        if (!attach && ending is null)
        {
            return default;
        }

        return new(new GuardOutcome { OperatorText = ending, Verdict = verdict, Attach = attach });
    }

    // Whether what becomes of any reply is recorded: in a span, a measure, a log of the gate or a trajectory.
    private bool IsWatched(in GuardCall call) =>
        call.Activity is not null || call.ReleaseReason is not null || call.Trajectory is not null || _services.Telemetry.MeasuresDecisions;

    /// <summary>Passes what cannot be scored, and raises an event where a person at risk got silence or a provider's filter.</summary>
    private async ValueTask<GuardOutcome?> PassUnscoredAsync(GuardCall call, Draft first, string reason, CancellationToken cancellationToken)
    {
        CrisisAssessment? crisis = ReadRisk(call);
        bool cue = crisis is { RiskCue: true };
        if (cue || await RemembersRiskAsync(call, cancellationToken))
        {
            string unjudged = reason is NotScoredReasons.EmptyReply ? UnjudgedReasons.NoText : UnjudgedReasons.NotProse;
            EmpathyAssessment assessment = EmpathyAssessment.NotApplicable(unjudged, _scorerName, crisis);
            bool structured = reason is NotScoredReasons.StructuredOutput;
            Escalate(
                call,
                structured ? EscalationReasons.RiskCue : reason,
                structured ? EmpathyEscalationSeverity.Urgent : EmpathyEscalationSeverity.Notice,
                assessment,
                first.Reply.ResponseId);
        }

        if (cue && call.ConversationId is not null)
        {
            await RememberRiskAsync(call, cancellationToken);
        }

        return null;
    }
}
