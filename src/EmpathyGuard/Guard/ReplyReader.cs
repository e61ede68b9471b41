using System.Text;
using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>Reads a reply content by content as it arrives, so that the chunks of a stream and a whole response come to the same.</summary>
/// <remarks>A mutable struct: keep it in a local or a field and never copy it while reading.</remarks>
internal struct ReplyReader
{
    private string? _only;
    private StringBuilder? _text;
    private List<string>? _pending;
    private ChatRole? _role;
    private ChatFinishReason? _finishReason;
    private string? _conversationId;
    private string? _responseId;
    private bool _error;
    private bool _background;

    /// <summary>How many tool results ended a preamble so far.</summary>
    public int Preambles { get; private set; }

    /// <summary>Whether a tool or an approval is waited for.</summary>
    public readonly bool IsWaiting => _pending is { Count: > 0 };

    /// <summary>The length of the text so far.</summary>
    public readonly int Length => _text?.Length ?? _only?.Length ?? 0;

    /// <summary>A character of the text so far.</summary>
    public readonly char this[int index] => _text is null ? _only![index] : _text[index];

    /// <summary>The beginning of the text so far.</summary>
    public readonly string Prefix(int length) => _text?.ToString(0, length) ?? _only?[..length] ?? "";

    public void Add(ChatResponse response)
    {
        _finishReason = response.FinishReason;
        _conversationId = response.ConversationId;
        _responseId = response.ResponseId;
        _background = response.ContinuationToken is not null;
        IList<ChatMessage> messages = response.Messages;
        for (int i = 0; i < messages.Count; i++)
        {
            Add(messages[i].Contents, messages[i].Role);
        }
    }

    public void Add(ChatResponseUpdate update)
    {
        _finishReason = update.FinishReason ?? _finishReason;
        _conversationId = update.ConversationId ?? _conversationId;
        _responseId = update.ResponseId ?? _responseId;

        // The last update tells: a stream that can be resumed carries a token on each update until it has ended.
        _background = update.ContinuationToken is not null;
        _role = update.Role ?? _role;
        Add(update.Contents, _role ?? ChatRole.Assistant);
    }

    /// <summary>What was read so far.</summary>
    /// <param name="options">The caller's options, which say whether structured output was asked for.</param>
    public readonly Reply Finish(ChatOptions? options)
    {
        string text = _text?.ToString() ?? _only ?? "";
        return new Reply(text, NotScored(options, text), _conversationId, _responseId);
    }

    private void Add(IList<AIContent> contents, ChatRole role)
    {
        for (int i = 0; i < contents.Count; i++)
        {
            switch (contents[i])
            {
                // Reasoning derives from AIContent, not from TextContent, and so stays out.
                case TextContent { Text.Length: > 0 } text when role == ChatRole.Assistant:
                    Append(text.Text);
                    break;
                case FunctionCallContent { InformationalOnly: false } call:
                    Await(call.CallId);
                    break;
                case InputRequestContent request:
                    Await(request.RequestId);
                    break;
                case InputResponseContent response:
                    _pending?.Remove(response.RequestId);
                    break;
                case ErrorContent:
                    _error = true;
                    break;
                case ToolResultContent result when Draft.EndsPreamble(result):
                    _pending?.Remove(result.CallId);
                    Preambles++;
                    _only = null;
                    _text?.Clear();
                    break;
                default:
                    break;
            }
        }
    }

    private void Await(string id)
    {
        _pending ??= [];
        if (!_pending.Contains(id))
        {
            _pending.Add(id);
        }
    }

    private void Append(string text)
    {
        // Most responses have one text content, and then its string is the reply: nothing is copied.
        if (_only is null && _text is null)
        {
            _only = text;
            return;
        }

        _text ??= new StringBuilder(_only);
        _text.Append(text);
    }

    private readonly string? NotScored(ChatOptions? options, string text) =>
        _pending is { Count: > 0 } ? NotScoredReasons.PendingTool
        : _background ? NotScoredReasons.Background
        : _finishReason == ChatFinishReason.ContentFilter ? NotScoredReasons.ContentFilter
        : _error ? NotScoredReasons.Error
        : string.IsNullOrWhiteSpace(text) ? NotScoredReasons.EmptyReply
        : options?.ResponseFormat is ChatResponseFormatJson ? NotScoredReasons.StructuredOutput
        : null;
}
