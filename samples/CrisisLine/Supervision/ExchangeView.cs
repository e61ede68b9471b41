using System.Text.Json;
using CrisisLine.Chat;
using EmpathyGuard;

namespace CrisisLine.Supervision;

/// <summary>An exchange as supervisors see it, with its words. In memory only.</summary>
internal sealed record ExchangeView
{
    public required Guid Id { get; init; }

    public required string Conversation { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The person's message.</summary>
    public required string Person { get; init; }

    /// <summary>What the model wrote first.</summary>
    public string? Draft { get; init; }

    /// <summary>What the model wrote when it was asked again.</summary>
    public string? Second { get; init; }

    public required string Delivered { get; init; }

    /// <summary><c>first</c>, <c>second</c> or <c>operator</c>.</summary>
    public required string Delivery { get; init; }

    public required string Action { get; init; }

    public required string Reprompt { get; init; }

    public string? RepromptReason { get; init; }

    public bool Degraded { get; init; }

    public bool Escalated { get; init; }

    public string? Failure { get; init; }

    /// <summary>How many messages the history held; spans with a smaller index lie in it.</summary>
    public int PersonIndex { get; init; }

    /// <summary>The verdict on the first draft, in the shape of the library; null where there was nothing to judge.</summary>
    public JsonElement? Assessment { get; init; }

    /// <summary>How the conversation has gone so far, this reply included; null where the reply was no turn of it.</summary>
    public EmpathyTrajectory? Trajectory { get; init; }

    public static ExchangeView From(Exchange exchange)
    {
        string[] drafts;
        lock (exchange.Drafts)
        {
            drafts = [.. exchange.Drafts];
        }

        EmpathyVerdict? verdict = exchange.Verdict;
        return new ExchangeView
        {
            Id = exchange.Id,
            Conversation = exchange.ConversationId,
            At = exchange.At,
            Person = exchange.Person,
            Draft = drafts.Length > 0 ? drafts[0] : null,
            Second = drafts.Length > 1 ? drafts[^1] : null,
            Delivered = exchange.Delivered,
            Delivery = Name(verdict?.Delivery ?? EmpathyDelivery.First),
            Action = Name(verdict?.Action ?? EmpathyAction.Observe),
            Reprompt = Name(verdict?.Reprompt ?? EmpathyRepromptOutcome.None),
            RepromptReason = verdict?.RepromptReason,
            Degraded = verdict?.Degraded ?? false,
            Escalated = verdict?.Escalated ?? false,
            Failure = exchange.Failure,
            PersonIndex = exchange.History.Count - 1,
            Assessment = (verdict?.FirstAssessment ?? verdict?.Assessment)?.ToJsonElement(),
            Trajectory = verdict?.Trajectory,
        };
    }

    public override string ToString() => $"Exchange {Id}";

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
