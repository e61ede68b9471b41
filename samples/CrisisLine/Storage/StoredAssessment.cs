using CrisisLine.Chat;
using EmpathyGuard;

namespace CrisisLine.Storage;

/// <summary>An exchange as it is kept: labels, scores and what the guard did. The three texts are null unless <see cref="CrisisLineOptions.StoreText"/> is on.</summary>
internal sealed record StoredAssessment
{
    public Guid Id { get; init; }

    public required string ConversationId { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long At { get; init; }

    public EmpathyLabel? SentimentAttenuation { get; init; }

    public EmpathyLabel? GranularityMismatch { get; init; }

    public EmpathyLabel? ConflictAvoidance { get; init; }

    public EmpathyLabel? LinguisticDistancing { get; init; }

    public EmpathyRepromptOutcome Reprompt { get; init; }

    public string? RepromptReason { get; init; }

    public EmpathyDelivery Delivery { get; init; }

    public bool Unjudged { get; init; }

    public bool Degraded { get; init; }

    public bool Escalated { get; init; }

    public bool AtRisk { get; init; }

    public string? Failure { get; init; }

    /// <summary>The assessment of the first reply, as JSON.</summary>
    public string? Assessment { get; init; }

    public string? PersonText { get; init; }

    public string? DraftText { get; init; }

    public string? DeliveredText { get; init; }

    public static StoredAssessment From(Exchange exchange, bool withText)
    {
        EmpathyVerdict? verdict = exchange.Verdict;
        EmpathyAssessment? first = verdict?.FirstAssessment ?? verdict?.Assessment;
        return new StoredAssessment
        {
            Id = exchange.Id,
            ConversationId = exchange.ConversationId,
            At = exchange.At.ToUnixTimeMilliseconds(),
            SentimentAttenuation = first?.Modes.SentimentAttenuation.Label,
            GranularityMismatch = first?.Modes.GranularityMismatch.Label,
            ConflictAvoidance = first?.Modes.ConflictAvoidance.Label,
            LinguisticDistancing = first?.Modes.LinguisticDistancing.Label,
            Reprompt = verdict?.Reprompt ?? EmpathyRepromptOutcome.None,
            RepromptReason = verdict?.RepromptReason,
            Delivery = verdict?.Delivery ?? EmpathyDelivery.First,
            Unjudged = verdict is null || first!.Status == EmpathyStatus.Unjudged,
            Degraded = verdict?.Degraded ?? false,
            Escalated = verdict?.Escalated ?? false,
            AtRisk = first?.Crisis.RiskCue ?? false,
            Failure = exchange.Failure,
            Assessment = first?.ToJsonElement().GetRawText(),
            PersonText = withText ? exchange.Person : null,
            DraftText = withText ? exchange.Drafts.FirstOrDefault() : null,
            DeliveredText = withText ? exchange.Delivered : null,
        };
    }

    public override string ToString() => $"Assessment {Id}";
}
