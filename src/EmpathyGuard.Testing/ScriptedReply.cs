using Microsoft.Extensions.AI;

namespace EmpathyGuard.Testing;

/// <summary>One reply of a <see cref="ScriptedChatClient"/>.</summary>
/// <remarks>Immutable. A string converts to a reply with that text.</remarks>
public sealed class ScriptedReply
{
    private readonly Func<ScriptedCall, ChatResponse> _respond;

    private ScriptedReply(Func<ScriptedCall, ChatResponse> respond) => _respond = respond;

    /// <summary>A reply with a text and the finish reason <c>stop</c>.</summary>
    /// <param name="text">The text.</param>
    public static ScriptedReply Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ScriptedReply(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = ChatFinishReason.Stop });
    }

    /// <summary>A call to a tool, with the finish reason <c>tool_calls</c>.</summary>
    /// <param name="name">The name of the tool.</param>
    /// <param name="arguments">The arguments. Default: <see langword="null"/>, none.</param>
    /// <param name="callId">The id of the call. Default: <c>call-1</c>.</param>
    public static ScriptedReply ToolCall(string name, IDictionary<string, object?>? arguments = null, string callId = "call-1")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(callId);
        return new ScriptedReply(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent(callId, name, arguments)])) { FinishReason = ChatFinishReason.ToolCalls });
    }

    /// <summary>A response of your own making. It is returned as the same instance.</summary>
    /// <param name="response">The response.</param>
    public static ScriptedReply Response(ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return new ScriptedReply(_ => response);
    }

    /// <summary>A reply that depends on what was asked.</summary>
    /// <param name="respond">Makes the response.</param>
    public static ScriptedReply From(Func<ScriptedCall, ChatResponse> respond)
    {
        ArgumentNullException.ThrowIfNull(respond);
        return new ScriptedReply(respond);
    }

    /// <summary>A call that fails.</summary>
    /// <param name="exception">What is thrown, as the same instance.</param>
    public static ScriptedReply Throws(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new ScriptedReply(_ => throw exception);
    }

    /// <inheritdoc cref="Text"/>
    public static ScriptedReply FromString(string text) => Text(text);

    /// <inheritdoc cref="Text"/>
    public static implicit operator ScriptedReply(string text) => Text(text);

    internal ChatResponse Respond(ScriptedCall call) => _respond(call);
}
