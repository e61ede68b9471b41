using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

/// <summary>One scripted reply, in both forms that a client may be asked for.</summary>
internal sealed class Script
{
    private ChatResponse? _response;

    public required List<ChatResponseUpdate> Updates { get; init; }

    public ChatResponse Response => _response ??= Whole();

    public Exception? Throws { get; init; }

    public Func<CancellationToken, Task>? Before { get; init; }

    public Action<int>? OnUpdate { get; init; }

    public Func<int, CancellationToken, Task>? BetweenUpdates { get; init; }

    public static Script Text(string text, string id = "r1", string? conversationId = null, long? tokens = null, ChatFinishReason? finish = null)
    {
        int half = text.Length / 2;
        List<ChatResponseUpdate> updates =
        [
            new(ChatRole.Assistant, text[..half]) { MessageId = "m-" + id, ResponseId = id, ConversationId = conversationId, RawRepresentation = "raw-" + id, ModelId = "model" },
            new(ChatRole.Assistant, text[half..]) { MessageId = "m-" + id, ResponseId = id, ConversationId = conversationId, FinishReason = finish ?? ChatFinishReason.Stop },
        ];
        if (tokens is not null)
        {
            updates.Add(new ChatResponseUpdate
            {
                MessageId = "m-" + id,
                ResponseId = id,
                Contents = [new UsageContent(new UsageDetails { InputTokenCount = tokens, OutputTokenCount = 1, TotalTokenCount = tokens + 1 })],
            });
        }

        return new Script { Updates = updates };
    }

    public static Script Of(params AIContent[] contents) => new()
    {
        Updates = [.. contents.Select(content => new ChatResponseUpdate(content is ToolResultContent ? ChatRole.Tool : ChatRole.Assistant, [content])
        {
            MessageId = content is ToolResultContent ? "tool" : "m",
            ResponseId = "r1",
        })],
    };

    /// <summary>A reply as a function-invoking client gives it: preamble and call, result, final text.</summary>
    public static Script WithTool(string text, string id = "r1") => new()
    {
        Updates =
        [
            new(ChatRole.Assistant, [new TextContent("Let me look. "), new FunctionCallContent("c1", "lookup")]) { MessageId = "a-" + id, ResponseId = id },
            new(ChatRole.Tool, [new FunctionResultContent("c1", "42")]) { MessageId = "t-" + id, ResponseId = id },
            new(ChatRole.Assistant, text) { MessageId = "m-" + id, ResponseId = id, FinishReason = ChatFinishReason.Stop },
        ],
    };

    public static Script Failing(Exception exception) => new() { Updates = [], Throws = exception };

    private ChatResponse Whole()
    {
        ChatResponse response = Updates.ToChatResponse();
        response.ContinuationToken = Updates.LastOrDefault()?.ContinuationToken;
        return response;
    }
}
