namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>What the person's words say about risk; <see langword="null"/> where nobody may or can read them.</summary>
    private CrisisAssessment? ReadRisk(in GuardCall call)
    {
        if (call.Opening is not null || call.Settings.ReplyOnly || _services.RiskReader is not { } reader)
        {
            return call.Opening;
        }

        try
        {
            return reader.ReadRisk(new ArraySegment<EmpathyMessage>(call.History, 0, call.History.Length - 1));
        }
        catch (Exception exception)
        {
            Failed("risk", exception);
            return null;
        }
    }

    private string? Identify(string? conversationKey, EmpathyCrisisOptions options)
    {
        if (conversationKey is null || _services.RiskMemory is not { } memory)
        {
            return null;
        }

        try
        {
            return memory.Identify(conversationKey, options);
        }
        catch (Exception exception)
        {
            Failed("riskMemory", exception);
            return null;
        }
    }

    /// <summary>Whether the conversation held a risk cue before. A memory that fails or hangs delays the reply by the scoring limit at most.</summary>
    private async ValueTask<bool> RemembersRiskAsync(GuardCall call, CancellationToken cancellationToken)
    {
        if (call.Remembered is { } known || call.ConversationId is null)
        {
            return call.Remembered ?? false;
        }

        try
        {
            ValueTask<bool> asking = _services.RiskMemory!.IsFlaggedAsync(call.ConversationId, cancellationToken);
            return asking.IsCompletedSuccessfully
                ? asking.Result
                : await asking.AsTask().WaitAsync(call.Settings.ScoringTimeLimit, _services.Time, cancellationToken);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failed("riskMemory", exception);
            return false;
        }
    }

    private async ValueTask RememberRiskAsync(GuardCall call, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask flagging = _services.RiskMemory!.FlagAsync(call.ConversationId, call.Settings.Crisis, CancellationToken.None);
            if (!flagging.IsCompletedSuccessfully)
            {
                await flagging.AsTask().WaitAsync(call.Settings.ScoringTimeLimit, _services.Time, cancellationToken);
            }
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failed("riskMemory", exception);
        }
    }

    private bool Escalate(in GuardCall call, in GuardDecision decision, EmpathyAssessment assessment, in Draft draft) =>
        Escalate(call, decision.Escalation, decision.Severity, assessment, draft.Reply.ResponseId);

    /// <summary>Hands the exchange to the operator's handler.</summary>
    /// <returns>Whether there is one to take it.</returns>
    private bool Escalate(in GuardCall call, string? reason, EmpathyEscalationSeverity severity, EmpathyAssessment assessment, string? responseId)
    {
        if (reason is null || _services.Escalations is not { } queue)
        {
            return false;
        }

        try
        {
            return queue.Enqueue(new EmpathyEscalation
            {
                Id = Guid.NewGuid(),
                RaisedAt = Now,
                Severity = severity,
                Reason = reason,
                ConversationId = call.ConversationId,
                ResponseId = responseId,
                Assessment = assessment,
            });
        }
        catch (Exception exception)
        {
            Failed("escalation", exception);
            return false;
        }
    }
}
