namespace EmpathyGuard;

/// <summary>What the guard should know about one call; ridden on the options by <c>options.WithEmpathyGuard(...)</c> and never sent to the model.</summary>
public sealed class EmpathyRequest
{
    /// <summary>What the model is asked to do. Default: <see cref="EmpathyTask.Conversation"/>.</summary>
    public EmpathyTask Task { get; init; }

    /// <summary>The text to hold a rendition against. Default: <see langword="null"/>, the person's last message.</summary>
    public string? Source { get; init; }

    /// <summary>The name of the profile for this call. Default: <see langword="null"/>, the configured one. An unknown name throws <see cref="ArgumentException"/> when the call is made.</summary>
    public string? Profile { get; init; }

    /// <summary>A stable key of the conversation, for the risk flag and the trajectory. Only a keyed hash of it is stored. Default: <see langword="null"/>, no flag is kept.</summary>
    /// <remarks>Give it with every turn: the flag is set by what the guard has read, and a turn that went past the guard was not.</remarks>
    public string? ConversationKey { get; init; }

    /// <summary>Whether this call bypasses the guard. Default: <see langword="false"/>.</summary>
    public bool Skip { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Skip ? "Skip" : $"{Task}, profile {Profile ?? "default"}";
}
