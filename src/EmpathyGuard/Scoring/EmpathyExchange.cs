namespace EmpathyGuard;

/// <summary>
/// What a scorer reads: the history as the person and the model saw it, and the reply to judge. The reply is the last
/// <see cref="EmpathyRole.Assistant"/> message; what follows it is ignored.
/// </summary>
/// <remarks><see cref="ToString"/> never holds a word of the conversation.</remarks>
public sealed class EmpathyExchange
{
    private static readonly Func<EmpathyFailureMode, EmpathyThresholds> DefaultThresholds = static _ => EmpathyThresholds.Default;

    /// <summary>Creates an exchange from a history that ends with the reply.</summary>
    /// <param name="messages">The messages in order; the list is not copied and must not change while the exchange is scored.</param>
    /// <exception cref="ArgumentException">No message is from the assistant.</exception>
    public EmpathyExchange(IReadOnlyList<EmpathyMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        Messages = messages;
        ReplyIndex = LastAssistant(messages);
    }

    /// <summary>Creates the exchange of one message of a person and one reply.</summary>
    /// <param name="userText">The person's message; may be empty.</param>
    /// <param name="replyText">The model's reply.</param>
    public EmpathyExchange(string userText, string replyText)
        : this([new EmpathyMessage(EmpathyRole.User, userText), new EmpathyMessage(EmpathyRole.Assistant, replyText)])
    {
    }

    /// <summary>The messages in order.</summary>
    public IReadOnlyList<EmpathyMessage> Messages { get; }

    /// <summary>The index of the reply in <see cref="Messages"/>.</summary>
    public int ReplyIndex { get; }

    /// <summary>What the model was asked to do. Default: <see cref="EmpathyTask.Conversation"/>.</summary>
    public EmpathyTask Task { get; init; }

    /// <summary>The text to hold a rendition against. Default: <see langword="null"/>, the person's last message.</summary>
    public string? Source { get; init; }

    /// <summary>The thresholds of each mode. Default: 0.3 and 0.5 for all.</summary>
    public Func<EmpathyFailureMode, EmpathyThresholds> Thresholds { get; init; } = DefaultThresholds;

    /// <summary>The operator's verified resources that match the locale in force. Default: none.</summary>
    public IReadOnlyList<VerifiedResource> VerifiedResources { get; init; } = [];

    /// <summary>Whether the person's words must not be analysed; what needs them is then unjudged. Default: <see langword="false"/>.</summary>
    public bool ReplyOnly { get; init; }

    /// <summary>Whether part of the history is held elsewhere, so that the absence of a risk cue proves nothing. Default: <see langword="false"/>.</summary>
    public bool HistoryIsPartial { get; init; }

    /// <summary>How long the caller waits for the assessment. A scorer that asks another answers with what it has before that. Default: <see langword="null"/>, no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Task}, {Messages.Count} messages, reply {ReplyIndex}";

    private static int LastAssistant(IReadOnlyList<EmpathyMessage> messages)
    {
        for (int i = messages.Count - 1; i >= 0; i--)
        {
            if (messages[i].Role == EmpathyRole.Assistant)
            {
                return i;
            }
        }

        throw new ArgumentException("An exchange needs an assistant message: the reply to judge.", nameof(messages));
    }
}
