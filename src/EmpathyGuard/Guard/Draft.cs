using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>One attempt of the model: a response or the updates of a stream, exactly as they came, and the reply read from it.</summary>
internal readonly struct Draft
{
    public Draft(ChatResponse response, Reply reply)
    {
        Response = response;
        Reply = reply;
    }

    public Draft(List<ChatResponseUpdate>? updates, Reply reply)
    {
        Updates = updates;
        Reply = reply;
    }

    /// <summary>The response; <see langword="null"/> where the draft was streamed.</summary>
    public ChatResponse? Response { get; }

    /// <summary>The updates; <see langword="null"/> where the draft was not streamed, and where they have been released already.</summary>
    public List<ChatResponseUpdate>? Updates { get; }

    public Reply Reply { get; }

    /// <summary>How many of <see cref="Updates"/>, from the first on, were released before the verdict.</summary>
    public int Released { get; init; }

    /// <summary>Whether text of the reply itself, and not only of a preamble to tools, is among what was released.</summary>
    public bool IsBegun { get; init; }

    /// <summary>Whether text of the reply is still held.</summary>
    public bool HoldsText { get; init; }

    /// <summary>Whether the stream was left before its end.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>The updates that are still to be released.</summary>
    public List<ChatResponseUpdate> HeldUpdates() => Updates is null ? [] : Released == 0 ? Updates : Updates[Released..];

    /// <summary>Whether what stands before this result is a preamble to the reply. The results of tools that the provider hosts, such as a search, come in the midst of one.</summary>
    public static bool EndsPreamble(AIContent content) => content is FunctionResultContent or McpServerToolResultContent;

    public static Draft Read(ChatResponse response, ChatOptions? options)
    {
        ReplyReader reader = default;
        reader.Add(response);
        return new Draft(response, reader.Finish(options));
    }

    public static Draft Read(List<ChatResponseUpdate> updates, ChatOptions? options)
    {
        ReplyReader reader = default;
        foreach (ChatResponseUpdate update in updates)
        {
            reader.Add(update);
        }

        return new Draft(updates, reader.Finish(options));
    }

    /// <summary>The messages up to the last tool result: what a second attempt and a second reply must carry on. Empty without tools.</summary>
    public IList<ChatMessage> ToolMessages()
    {
        if (Updates is not null)
        {
            return ToolUpdates() is { Count: > 0 } updates ? updates.ToChatResponse().Messages : [];
        }

        IList<ChatMessage> messages = Response?.Messages ?? [];
        for (int m = messages.Count - 1; m >= 0; m--)
        {
            int last = LastResult(messages[m].Contents);
            if (last >= 0)
            {
                List<ChatMessage> kept = [.. messages.Take(m)];
                kept.Add(last == messages[m].Contents.Count - 1 ? messages[m] : Cut(messages[m], last + 1));
                return kept;
            }
        }

        return [];
    }

    /// <summary>The updates up to the last tool result, by reference. Empty without tools.</summary>
    public List<ChatResponseUpdate> ToolUpdates()
    {
        List<ChatResponseUpdate> updates = Updates ?? [];
        for (int u = updates.Count - 1; u >= 0; u--)
        {
            int last = LastResult(updates[u].Contents);
            if (last >= 0)
            {
                List<ChatResponseUpdate> kept = updates[..u];
                kept.Add(last == updates[u].Contents.Count - 1 ? updates[u] : Cut(updates[u], last + 1));
                return kept;
            }
        }

        return [];
    }

    /// <summary>The usage that a stream reported after its first updates, each as the provider's own content.</summary>
    public IEnumerable<AIContent> StreamedUsage(int skipUpdates) =>
        Updates is null ? [] : Updates.Skip(skipUpdates).SelectMany(static u => u.Contents).Where(static c => c is UsageContent);

    private static int LastResult(IList<AIContent> contents)
    {
        for (int i = contents.Count - 1; i >= 0; i--)
        {
            if (EndsPreamble(contents[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static ChatMessage Cut(ChatMessage message, int count)
    {
        ChatMessage cut = message.Clone();
        cut.Contents = [.. message.Contents.Take(count)];
        cut.RawRepresentation = null;
        return cut;
    }

    private static ChatResponseUpdate Cut(ChatResponseUpdate update, int count)
    {
        ChatResponseUpdate cut = update.Clone();

        // What is cut off is rejected text, and the raw representation would still hold it. Usage is no text and stays.
        cut.Contents = [.. update.Contents.Take(count), .. update.Contents.Skip(count).Where(static c => c is UsageContent)];
        cut.RawRepresentation = null;
        return cut;
    }
}
