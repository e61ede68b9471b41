namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>Everything past delivering and flagging: replacing harm, asking again, the operator's text where that did not help.</summary>
    private async ValueTask<GuardOutcome?> ActAsync(GuardCall call, JudgedDraft first, GuardDecision decision, bool escalated, long? started, CancellationToken cancellationToken)
    {
        EmpathyAssessment assessment = first.Assessment;
        List<Draft> later = [];
        RepromptResult result;
        string? operatorText = null;
        if (decision.HarmVeto && call.Settings.Crisis.HarmReplacementText is { } harmText)
        {
            operatorText = harmText;
            result = RepromptResult.Withheld(RepromptReasons.HarmReplaced);
        }
        else
        {
            result = await RepromptAsync(call, first, decision, later, cancellationToken);
            if (!result.Accepted && MayReplace(decision, assessment))
            {
                operatorText = call.Settings.ReplacementText;
            }
        }

        bool takesSecond = result.Accepted && (decision.HarmVeto || decision.Action != EmpathyAction.Shadow);
        EmpathyAssessment delivered = takesSecond ? result.Assessment! : assessment;
        Draft? second = takesSecond ? result.Draft : null;
        if (takesSecond && decision.Escalation is null && GuardDecision.HasUnverified(delivered.Crisis))
        {
            escalated = Escalate(call, EscalationReasons.UnverifiedResource, EmpathyEscalationSeverity.Notice, delivered, second?.Reply.ResponseId);
        }

        var verdict = new EmpathyVerdict
        {
            Assessment = delivered,
            FirstAssessment = takesSecond ? assessment : null,
            Action = decision.Action,
            Delivery = operatorText is not null ? EmpathyDelivery.Operator : takesSecond ? EmpathyDelivery.Second : EmpathyDelivery.First,
            Reprompt = result.Outcome,
            RepromptReason = result.Reason,
            Comparison = result.Comparison,
            Degraded = result.Degraded || IsDegraded(assessment),
            Escalated = escalated,
            ReleaseReason = call.ReleaseReason,
            Trajectory = operatorText is null ? Follow(call, delivered, second ?? first.Draft) : null,
        };
        Keep(call, first.Draft, result.Draft, verdict);
        Decided(call, verdict, second ?? first.Draft, started, VerifiedIn(operatorText, call));
        return new GuardOutcome
        {
            Second = second,
            OperatorText = operatorText,
            Later = later.Count > 0 ? later : null,
            Verdict = verdict,
            Attach = true,
        };
    }

    private static int VerifiedIn(string? operatorText, in GuardCall call)
    {
        int count = 0;
        for (int i = 0; operatorText is not null && i < call.Snapshot.Resources.Count; i++)
        {
            count += CrisisResourceText.Holds(operatorText, call.Snapshot.Resources[i].Value) ? 1 : 0;
        }

        return count;
    }

    // A reply that holds a verified resource is not taken from anyone, at risk or not.
    private static bool MayReplace(in GuardDecision decision, EmpathyAssessment assessment)
    {
        if (decision.HarmVeto || decision.Action != EmpathyAction.Replace)
        {
            return false;
        }

        return !HasVerified(assessment);
    }

    private static bool HasVerified(EmpathyAssessment assessment)
    {
        for (int i = 0; i < assessment.Crisis.Resources.Count; i++)
        {
            if (assessment.Crisis.Resources[i].Verified)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Hands both drafts to the operator's sink, where one is registered, out of the reply's path.</summary>
    private void Keep(in GuardCall call, in Draft first, Draft? second, EmpathyVerdict verdict)
    {
        if (second is not { } kept)
        {
            return;
        }

        Sensitive(call, "first", first.Reply.Text);
        Sensitive(call, "second", kept.Reply.Text);
        if (_services.DraftSink is { } sink)
        {
            string firstText = first.Reply.Text;
            _ = Task.Run(() => KeepAsync(sink, firstText, kept.Reply.Text, verdict));
        }
    }

    private async Task KeepAsync(IDraftSink sink, string first, string second, EmpathyVerdict verdict)
    {
        try
        {
            await sink.KeepAsync(first, second, verdict, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Failed("draftSink", exception);
        }
    }
}
