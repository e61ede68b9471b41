using System.Text.Json;
using EmpathyGuard;

namespace CrisisLine.Storage;

/// <summary>An escalation as it is kept: ids, the assessment, and who took it. No text.</summary>
internal sealed record StoredEscalation
{
    public Guid Id { get; init; }

    /// <summary>The keyed hash of the conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>When it was raised, in milliseconds since 1970, which SQLite can order and group.</summary>
    public long RaisedAt { get; init; }

    public EmpathyEscalationSeverity Severity { get; init; }

    public required string Reason { get; init; }

    public string? ResponseId { get; init; }

    public required string Assessment { get; init; }

    public string Kinds { get; init; } = "";

    public EscalationState State { get; init; }

    public string? TakenBy { get; init; }

    public long? TakenAt { get; init; }

    public long? ClosedAt { get; init; }

    /// <summary>Whether the person asked for erasure while this was open.</summary>
    public bool EraseWhenClosed { get; init; }

    public static StoredEscalation From(EmpathyEscalation escalation, string conversationId) => new()
    {
        Id = escalation.Id,
        ConversationId = conversationId,
        RaisedAt = escalation.RaisedAt.ToUnixTimeMilliseconds(),
        Severity = escalation.Severity,
        Reason = escalation.Reason,
        ResponseId = escalation.ResponseId,
        Assessment = escalation.Assessment.ToJsonElement().GetRawText(),
        Kinds = string.Join(',', escalation.Assessment.Crisis.Kinds.Select(static kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()))),
    };
}
