namespace EmpathyGuard;

/// <summary>What the operator's handler gets: ids and the assessment, never text.</summary>
public sealed record EmpathyEscalation
{
    /// <summary>A new id for this escalation, stable over retries, so that a handler can be idempotent.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>How urgent it is.</summary>
    public required EmpathyEscalationSeverity Severity { get; init; }

    /// <summary>The stable reason, such as <c>riskCue</c>, <c>harmVeto</c>, <c>riskUnanswered</c>, <c>unverifiedResource</c>, <c>contentFilter</c>, <c>errorContent</c>, <c>emptyReply</c>, <c>unjudged</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The keyed hash of the conversation key, where one was given.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The response's id, where the model gave one.</summary>
    public string? ResponseId { get; init; }

    /// <summary>The assessment.</summary>
    public required EmpathyAssessment Assessment { get; init; }
}
