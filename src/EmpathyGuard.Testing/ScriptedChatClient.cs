using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Testing;

/// <summary>A model whose replies a test writes. It gives them in order, streaming or not, and keeps what it was asked.</summary>
/// <remarks>
/// Thread-safe. A call after the last reply throws, because a test that asks more often than it thinks should hear of it; <see cref="Always"/> is for those that do not count. A streamed text comes word by word.
/// </remarks>
public sealed class ScriptedChatClient : IChatClient
{
    private readonly ScriptedReply[] _replies;
    private readonly List<ScriptedCall> _calls = [];
    private readonly Lock _lock = new();
    private bool _repeats;

    /// <summary>Makes a client.</summary>
    /// <param name="replies">The replies, in the order in which they are given.</param>
    public ScriptedChatClient(params ScriptedReply[] replies)
    {
        ArgumentNullException.ThrowIfNull(replies);
        _replies = [.. replies];
    }

    /// <summary>Makes a client that gives the same reply to every call.</summary>
    /// <param name="reply">The reply.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reply"/> is <see langword="null"/>.</exception>
    public static ScriptedChatClient Always(ScriptedReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return new ScriptedChatClient(reply) { _repeats = true };
    }

    /// <summary>What was asked so far.</summary>
    public IReadOnlyList<ScriptedCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<ChatResponse>(cancellationToken);
        }

        try
        {
            return Task.FromResult(Next(messages, options, streaming: false));
        }
        catch (Exception exception)
        {
            return Task.FromException<ChatResponse>(exception);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        ChatResponse response = Next(messages, options, streaming: true);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
        {
            foreach (ChatResponseUpdate part in Words(update))
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return part;
            }
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("scripted")
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing: what was asked can be read afterwards.</summary>
    public void Dispose()
    {
    }

    private ChatResponse Next(IEnumerable<ChatMessage> messages, ChatOptions? options, bool streaming)
    {
        var call = new ScriptedCall([.. messages], options, streaming);
        int index;
        lock (_lock)
        {
            index = _repeats ? 0 : _calls.Count;
            _calls.Add(call);
        }

        return index < _replies.Length
            ? _replies[index].Respond(call)
            : throw new InvalidOperationException($"The script has {_replies.Length} replies, and this is call {index + 1}.");
    }

    private static List<ChatResponseUpdate> Words(ChatResponseUpdate update)
    {
        if (update.Contents is not [TextContent { Text: { } text }])
        {
            return [update];
        }

        var parts = new List<ChatResponseUpdate>();
        for (int start = 0; start < text.Length;)
        {
            int space = text.IndexOf(' ', start);
            int end = space < 0 ? text.Length : space + 1;
            ChatResponseUpdate part = update.Clone();
            part.Contents = [new TextContent(text[start..end])];
            part.FinishReason = end == text.Length ? update.FinishReason : null;
            parts.Add(part);
            start = end;
        }

        return parts.Count > 0 ? parts : [update];
    }
}
