using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using AIFunctionCall = Microsoft.Extensions.AI.FunctionCallContent;
using AIFunctionResult = Microsoft.Extensions.AI.FunctionResultContent;
using AIText = Microsoft.Extensions.AI.TextContent;
using KernelFunctionCall = Microsoft.SemanticKernel.FunctionCallContent;
using KernelFunctionResult = Microsoft.SemanticKernel.FunctionResultContent;
using KernelText = Microsoft.SemanticKernel.TextContent;

namespace EmpathyGuard.SemanticKernel;

/// <summary>Reads what the guard needs to know from Semantic Kernel's messages: roles, text, tool calls and their results, usage, why the model stopped.</summary>
internal static class Read
{
    /// <summary>The metadata under which services report usage.</summary>
    public const string UsageKey = "Usage";

    public static ChatMessage Message(ChatMessageContent content)
    {
        var message = new ChatMessage { Role = Role(content.Role), RawRepresentation = content };
        foreach (KernelContent item in content.Items)
        {
            switch (item)
            {
                case KernelText { Text.Length: > 0 } text:
                    message.Contents.Add(new AIText(text.Text));
                    break;
                case KernelFunctionCall call:
                    message.Contents.Add(new AIFunctionCall(call.Id ?? "", call.FunctionName));
                    break;
                case KernelFunctionResult result:
                    // The result itself stays where it is: the guard asks only whether there is one.
                    message.Contents.Add(new AIFunctionResult(result.CallId ?? "", null));
                    break;
                default:
                    break;
            }
        }

        return message;
    }

    /// <summary>A whole reply with the tool messages that came before it.</summary>
    public static ChatResponse Response(Attempt attempt)
    {
        var response = new ChatResponse { RawRepresentation = attempt };
        if (new ToolReader(attempt).ReadHistory() is { } tools)
        {
            response.Messages.Add(new ChatMessage(ChatRole.Tool, tools.Contents));
        }

        IReadOnlyList<ChatMessageContent> contents = attempt.Contents ?? [];
        foreach (ChatMessageContent content in contents)
        {
            response.Messages.Add(Message(content));
        }

        if (contents.Count > 1)
        {
            // Several choices are several replies, of which the caller takes one; which, nobody here knows.
            response.Messages[^1].Contents.Add(new ErrorContent("Several choices."));
        }

        if (contents.Count > 0)
        {
            ChatMessageContent last = contents[^1];
            response.ModelId = last.ModelId;
            response.FinishReason = FinishReason(last.Metadata);
            response.ResponseId = Value(last.Metadata, "Id") as string;
            response.Usage = Value(last.Metadata, UsageKey) as UsageDetails;
            attempt.Call.Expect(response.Messages[^1].Text);
        }

        return response;
    }

    public static ChatResponseUpdate Update(StreamingChatMessageContent content)
    {
        var update = new ChatResponseUpdate
        {
            Role = content.Role is { } role ? Role(role) : null,
            ModelId = content.ModelId,
            FinishReason = FinishReason(content.Metadata),
            ResponseId = Value(content.Metadata, "Id") as string,
            RawRepresentation = content,
        };
        foreach (StreamingKernelContent item in content.Items)
        {
            switch (item)
            {
                case StreamingTextContent { Text.Length: > 0 } text:
                    update.Contents.Add(new AIText(text.Text));
                    break;
                case StreamingFunctionCallUpdateContent { CallId.Length: > 0 } call:
                    // Arguments come in pieces, and only the first piece names the call.
                    update.Contents.Add(new AIFunctionCall(call.CallId, call.Name ?? ""));
                    break;
                default:
                    break;
            }
        }

        if (content.ChoiceIndex > 0)
        {
            update.Contents.Add(new ErrorContent("Several choices."));
        }

        if (Value(content.Metadata, UsageKey) is { } usage)
        {
            update.Contents.Add(new UsageContent(new UsageDetails()) { RawRepresentation = usage });
        }

        return update;
    }

    public static object? Value(IReadOnlyDictionary<string, object?>? metadata, string key) =>
        metadata is not null && metadata.TryGetValue(key, out object? value) ? value : null;

    private static ChatRole Role(AuthorRole role) =>
        role == AuthorRole.User ? ChatRole.User
        : role == AuthorRole.Assistant ? ChatRole.Assistant
        : role == AuthorRole.System ? ChatRole.System
        : role == AuthorRole.Tool ? ChatRole.Tool
        : new ChatRole(role.Label);

    // Each connector writes the reason in its provider's way.
    private static ChatFinishReason? FinishReason(IReadOnlyDictionary<string, object?>? metadata) =>
        Value(metadata, "FinishReason")?.ToString() is not { Length: > 0 } reason ? null
        : IsFilter(reason) ? ChatFinishReason.ContentFilter
        : new ChatFinishReason(reason);

    private static bool IsFilter(string reason)
    {
        string plain = reason.Replace("_", "", StringComparison.Ordinal);
        return plain.Equals("ContentFilter", StringComparison.OrdinalIgnoreCase)
            || plain.Equals("ContentFiltered", StringComparison.OrdinalIgnoreCase)
            || plain.Equals("Safety", StringComparison.OrdinalIgnoreCase)
            || plain.Equals("ProhibitedContent", StringComparison.OrdinalIgnoreCase);
    }
}
