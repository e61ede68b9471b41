using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>What is sent for a second attempt. The caller's messages and options stay as they are.</summary>
internal readonly record struct SecondAttempt(IList<ChatMessage> Messages, ChatOptions Options)
{
    /// <summary>Builds the request; <see langword="null"/> where the thread keeps the draft and no follow-up turn is allowed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="first">The first draft.</param>
    /// <param name="guidance">The guidance; may be empty while only the possibility is asked for.</param>
    /// <param name="options">A fresh clone of the caller's options.</param>
    public static SecondAttempt? Build(in GuardCall call, Draft first, string guidance, ChatOptions? options)
    {
        options ??= new ChatOptions();

        // The tools have run: the second attempt gets their results and may not run them again. They stay listed, because some
        // providers refuse a history with calls to tools that are not.
        options.ToolMode = ChatToolMode.None;
        options.ContinuationToken = null;
        options.AllowBackgroundResponses = null;
        if (!IsMutableThread(call.Options?.ConversationId, first.Reply.ConversationId))
        {
            options.Instructions = string.IsNullOrEmpty(options.Instructions) ? guidance : $"{options.Instructions}\n\n{guidance}";
            return new SecondAttempt([.. call.Messages, .. first.ToolMessages()], options);
        }

        // The thread already holds the person's turn, the draft and the tool results; sending them again would double them.
        return call.Settings.AllowFollowUpTurn
            ? new SecondAttempt([new ChatMessage(ChatRole.System, guidance)], options)
            : null;
    }

    /// <summary>Whether the draft is in the thread for good. A thread that answers with a new id can be forked from the old one.</summary>
    private static bool IsMutableThread(string? sent, string? received) => sent is not null && (received is null || received == sent);

    /// <summary>No text.</summary>
    public override string ToString() => $"{Messages.Count} messages";
}
