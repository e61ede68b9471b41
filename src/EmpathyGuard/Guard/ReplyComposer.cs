using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>Makes the response or the updates of an outcome. What the inner client made is never changed.</summary>
internal static class ReplyComposer
{
    private const string ParagraphBreak = "\n\n";

    /// <summary>The response to return.</summary>
    /// <param name="draft">The first draft, which was not streamed.</param>
    /// <param name="outcome">The outcome; <see langword="null"/> where the draft goes out as it came.</param>
    /// <param name="now">The time, for the operator's text.</param>
    public static ChatResponse Compose(in Draft draft, GuardOutcome? outcome, DateTimeOffset now)
    {
        ChatResponse first = draft.Response!;
        if (outcome is null)
        {
            return first;
        }

        ChatResponse response = outcome.OperatorText is { } text ? FromOperator(draft, text, now)
            : outcome.Second is { } second ? Copy(second.Response!, [.. draft.ToolMessages(), .. second.Response!.Messages])
            : Copy(first, first.Messages);
        response.Usage = Sum(first.Usage, outcome.Later);
        if (outcome is { Attach: true, Verdict: { } verdict })
        {
            response.AdditionalProperties = VerdictAttachment.Write(response.AdditionalProperties, verdict);
        }

        return response;
    }

    /// <summary>The updates to release.</summary>
    /// <param name="first">The first draft of a streamed call. Where its updates were released already, only what follows them is composed.</param>
    /// <param name="outcome">The outcome; <see langword="null"/> where the draft goes out as it came.</param>
    /// <param name="now">The time, for the operator's text.</param>
    public static List<ChatResponseUpdate> ComposeUpdates(in Draft first, GuardOutcome? outcome, DateTimeOffset now)
    {
        List<ChatResponseUpdate> updates = first.HeldUpdates();
        if (outcome is null)
        {
            return updates;
        }

        List<AIContent> usage = [];
        if (first.IsBegun && outcome.OperatorText is { } ending)
        {
            usage.AddRange(first.StreamedUsage(first.Released));

            // What is out and this are read as one text by whoever strings the updates together.
            updates = [OperatorUpdate(first.Reply, ParagraphBreak + ending, now)];
        }
        else if (outcome.Second is not null || outcome.OperatorText is not null)
        {
            List<ChatResponseUpdate> tools = first.ToolUpdates();
            usage.AddRange(first.StreamedUsage(Math.Max(tools.Count, first.Released)));

            // At risk, more than the tools may be out: what is no text is not held for longer either.
            updates = [.. tools.Skip(first.Released)];
            updates.AddRange(outcome.Second is { } second ? second.Updates! : [OperatorUpdate(first.Reply, outcome.OperatorText!, now)]);
        }
        else
        {
            updates = [.. updates];
        }

        foreach (Draft later in outcome.Later ?? [])
        {
            if (later.Updates != outcome.Second?.Updates)
            {
                usage.AddRange(later.StreamedUsage(0));
            }
        }

        if (usage.Count > 0)
        {
            // With an id of its own this update would become a second, empty message in ToChatResponse.
            updates.Add(new ChatResponseUpdate { Contents = usage });
        }

        if (outcome is { Attach: true, Verdict: { } verdict })
        {
            // Without a message id the properties land on the response and not on the message.
            updates.Add(new ChatResponseUpdate { AdditionalProperties = VerdictAttachment.Write(null, verdict) });
        }

        return updates;
    }

    private static ChatResponse Copy(ChatResponse response, IList<ChatMessage> messages) => new(messages)
    {
        ResponseId = response.ResponseId,
        ConversationId = response.ConversationId,
        ModelId = response.ModelId,
        CreatedAt = response.CreatedAt,
        FinishReason = response.FinishReason,
        ContinuationToken = response.ContinuationToken,
        RawRepresentation = response.RawRepresentation,
        AdditionalProperties = response.AdditionalProperties,
        Usage = response.Usage,
    };

    // Neither the raw representation nor the properties of the draft come along: they may hold the text that must not go out.
    private static ChatResponse FromOperator(Draft first, string text, DateTimeOffset now) =>
        new([.. first.ToolMessages(), new ChatMessage(ChatRole.Assistant, text) { MessageId = NewMessageId(), CreatedAt = now }])
        {
            ResponseId = first.Response!.ResponseId,
            ConversationId = first.Response.ConversationId,
            ModelId = first.Response.ModelId,
            CreatedAt = now,
            FinishReason = ChatFinishReason.Stop,
        };

    private static ChatResponseUpdate OperatorUpdate(Reply first, string text, DateTimeOffset now) => new(ChatRole.Assistant, text)
    {
        MessageId = NewMessageId(),
        ResponseId = first.ResponseId,
        ConversationId = first.ConversationId,
        CreatedAt = now,
        FinishReason = ChatFinishReason.Stop,
    };

    private static string NewMessageId() => $"empathyguard-{Guid.NewGuid():N}";

    private static UsageDetails? Sum(UsageDetails? first, IReadOnlyList<Draft>? later)
    {
        if (later is null)
        {
            return first;
        }

        // UsageDetails.Add changes what it is called on, so the sum is a new object.
        UsageDetails? sum = null;
        Add(ref sum, first);
        foreach (Draft draft in later)
        {
            Add(ref sum, draft.Response?.Usage);
        }

        return sum;
    }

    private static void Add(ref UsageDetails? sum, UsageDetails? usage)
    {
        if (usage is not null)
        {
            (sum ??= new UsageDetails()).Add(usage);
        }
    }
}
