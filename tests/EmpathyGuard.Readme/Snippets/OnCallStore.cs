namespace EmpathyGuard.Readme.Snippets;

/// <summary>Stands for the operator's own storage.</summary>
public sealed class OnCallStore
{
    public Dictionary<Guid, (EmpathyEscalationSeverity Severity, string Reason, string? Conversation)> Waiting { get; } = [];

    public ValueTask AddAsync(Guid id, EmpathyEscalationSeverity severity, string reason, string? conversation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiting[id] = (severity, reason, conversation);
        return ValueTask.CompletedTask;
    }
}
