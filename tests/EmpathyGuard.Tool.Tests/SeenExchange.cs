namespace EmpathyGuard.Tool.Tests;

/// <summary>A copy of what the scorer was handed: the exchange itself is reused by the reader.</summary>
internal sealed record SeenExchange(IReadOnlyList<(EmpathyRole Role, string Text)> Messages, int ReplyIndex, EmpathyTask Task, string? Source, EmpathyThresholds Thresholds)
{
    public string Reply => Messages[ReplyIndex].Text;

    public static SeenExchange Of(EmpathyExchange exchange) => new(
        [.. exchange.Messages.Select(static m => (m.Role, m.Text))],
        exchange.ReplyIndex,
        exchange.Task,
        exchange.Source,
        exchange.Thresholds(EmpathyFailureMode.LinguisticDistancing));
}
