namespace EmpathyGuard.Tests.Guard.Client;

/// <summary>A comparer that a test tells what to prefer.</summary>
internal sealed class ScriptedComparer(Func<CancellationToken, Task<ReplyComparison>> compare) : IReplyComparer
{
    public ScriptedComparer(ReplyPreference preference, string? reason = null)
        : this(_ => Task.FromResult(Of(preference, reason)))
    {
    }

    public List<(EmpathyExchange Exchange, string Second)> Asked { get; } = [];

    public static ReplyComparison Of(ReplyPreference preference, string? reason = null) => new() { Preference = preference, Reason = reason, InputTokens = 40, OutputTokens = 8 };

    public ValueTask<ReplyComparison> CompareAsync(EmpathyExchange exchange, string secondReply, CancellationToken cancellationToken = default)
    {
        Asked.Add((exchange, secondReply));
        return new(compare(cancellationToken));
    }
}
