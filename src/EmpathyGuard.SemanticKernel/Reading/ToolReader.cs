using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using AIFunctionCall = Microsoft.Extensions.AI.FunctionCallContent;
using AIFunctionResult = Microsoft.Extensions.AI.FunctionResultContent;

namespace EmpathyGuard.SemanticKernel;

/// <summary>Follows the tools of one attempt. A service runs them itself and leaves their messages in the history, not in its reply.</summary>
internal sealed class ToolReader(Attempt attempt)
{
    private readonly HashSet<string> _pending = new(StringComparer.Ordinal);
    private int _read = attempt.Count;

    /// <summary>What the history got since it was last read, as one update that is never released; <see langword="null"/> where there is nothing.</summary>
    public ChatResponseUpdate? ReadHistory()
    {
        ChatHistory history = attempt.History;
        if (history.Count <= _read)
        {
            return null;
        }

        var update = new ChatResponseUpdate { Role = ChatRole.Tool, RawRepresentation = Release.Hidden };
        bool answered = false;
        for (; _read < history.Count; _read++)
        {
            ChatMessageContent content = history[_read];
            if (content.Role == AuthorRole.Tool)
            {
                answered = true;
            }
            else if (content.Role == AuthorRole.Assistant)
            {
                update.Contents = [.. update.Contents, .. Read.Message(content).Contents.OfType<AIFunctionCall>()];
            }
        }

        Note(update);
        if (answered)
        {
            Answer(update);
        }

        return update.Contents.Count > 0 ? update : null;
    }

    /// <summary>Notes the calls in an update, and their results where the service streams those too.</summary>
    public void Complete(ChatResponseUpdate update)
    {
        Note(update);
        if (update.Role == ChatRole.Tool)
        {
            Answer(update);
        }
    }

    private void Note(ChatResponseUpdate update)
    {
        foreach (AIContent content in update.Contents)
        {
            if (content is AIFunctionCall call)
            {
                _pending.Add(call.CallId);
            }
        }
    }

    // Not every connector writes its results under the id of the call. A service that goes on has answered what was called.
    private void Answer(ChatResponseUpdate update)
    {
        attempt.RanTools = true;
        if (_pending.Count == 0)
        {
            update.Contents.Add(new AIFunctionResult("", null));
        }

        foreach (string id in _pending)
        {
            update.Contents.Add(new AIFunctionResult(id, null));
        }

        _pending.Clear();
    }
}
