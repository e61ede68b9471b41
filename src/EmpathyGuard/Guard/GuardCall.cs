using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>One guarded call: the options it sees and what the caller asked. A struct, because a call that only delivers should cost next to nothing.</summary>
internal readonly record struct GuardCall
{
    public required GuardSnapshot Snapshot { get; init; }

    public required EmpathyPolicy Policy { get; init; }

    public required EmpathyRequest? Request { get; init; }

    /// <summary>The caller's options; never changed and never sent where a second attempt may follow.</summary>
    public required ChatOptions? Options { get; init; }

    /// <summary>The caller's messages as they were before the first attempt.</summary>
    public required IEnumerable<ChatMessage> Messages { get; init; }

    /// <summary>The messages as the scorer reads them, with one more place for the reply.</summary>
    public required EmpathyMessage[] History { get; init; }

    /// <summary>The keyed hash of the conversation key.</summary>
    public required string? ConversationId { get; init; }

    public required bool Streaming { get; init; }

    /// <summary>What the cache holds of the conversation's trajectory; <see langword="null"/> where none is kept.</summary>
    public Task<TrajectoryReading>? Trajectory { get; init; }

    /// <summary>The span of the call.</summary>
    public Activity? Activity { get; init; }

    /// <summary>What the person's words said about risk before the reply came, where that was read.</summary>
    public CrisisAssessment? Opening { get; init; }

    /// <summary>Whether the conversation held a risk cue before; <see langword="null"/> while nobody has asked.</summary>
    public bool? Remembered { get; init; }

    /// <summary>Why a gated stream went out when it did; see <see cref="ReleaseReasons"/>.</summary>
    public string? ReleaseReason { get; init; }

    public EmpathyGuardOptions Settings => Snapshot.Options;

    /// <summary>
    /// Whether earlier turns are held by the server and were not seen here. A conversation key says that every turn passes the
    /// guard, and then the risk memory stands in for the history.
    /// </summary>
    public bool HistoryIsPartial => Options?.ConversationId is not null && ConversationId is null;

    /// <summary>Whether the absence of a risk cue proves nothing.</summary>
    public bool Unseen => HistoryIsPartial || Settings.ReplyOnly;

    /// <summary>The exchange with a reply in its place.</summary>
    public EmpathyExchange With(string reply, bool first, TimeSpan limit)
    {
        // The first reply takes the spare place; only a second one, which is rare, pays for a copy.
        EmpathyMessage[] messages = first ? History : [.. History];
        messages[^1] = new EmpathyMessage(EmpathyRole.Assistant, reply);
        return new EmpathyExchange(messages)
        {
            Task = Request?.Task ?? EmpathyTask.Conversation,
            Source = Request?.Source,
            Thresholds = Policy.Thresholds,
            VerifiedResources = Snapshot.Resources,
            ReplyOnly = Settings.ReplyOnly,
            HistoryIsPartial = HistoryIsPartial,
            TimeLimit = limit,
        };
    }

    /// <summary>Reads the caller's messages as a scorer sees them. Under reply-only no other word than the reply's goes further.</summary>
    public static EmpathyMessage[] Read(IReadOnlyList<ChatMessage> messages, bool replyOnly)
    {
        var history = new EmpathyMessage[messages.Count + 1];
        for (int i = 0; i < messages.Count; i++)
        {
            ChatMessage message = messages[i];
            history[i] = new EmpathyMessage(Role(message.Role), replyOnly ? "" : message.Text);
        }

        return history;
    }

    /// <summary>No text: the messages stand in here.</summary>
    public override string ToString() => Request?.ToString() ?? Policy.Profile.Name;

    private static EmpathyRole Role(ChatRole role) =>
        role == ChatRole.User ? EmpathyRole.User
        : role == ChatRole.Assistant ? EmpathyRole.Assistant
        : role == ChatRole.Tool ? EmpathyRole.Tool
        : role == ChatRole.System || role.Value == "developer" ? EmpathyRole.System
        : EmpathyRole.User;
}
