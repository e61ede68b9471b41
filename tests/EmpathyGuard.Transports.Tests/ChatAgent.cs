using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Transports.Tests;

/// <summary>An agent as Agent Framework makes one around a chat client: it keeps the history, and puts function invocation around a client that lacks it.</summary>
internal sealed class ChatAgent(IChatClient client, params AITool[] tools) : AIAgent
{
    private readonly IChatClient _client = client.GetService<FunctionInvokingChatClient>() is null ? client.AsBuilder().UseFunctionInvocation().Build() : client;

    public List<ChatMessage> History(AgentSession session) => ((Session)session).Messages;

    protected override ValueTask<AgentSession> CreateSessionCoreAsync(CancellationToken cancellationToken = default) => new(new Session());

    protected override ValueTask<JsonElement> SerializeSessionCoreAsync(AgentSession session, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    protected override ValueTask<AgentSession> DeserializeSessionCoreAsync(JsonElement serializedState, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    protected override async Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<ChatMessage> history = ((Session)session!).Messages;
        history.AddRange(messages);
        ChatResponse response = await _client.GetResponseAsync([.. history], new ChatOptions { Tools = tools }, cancellationToken);
        history.AddRange(response.Messages);
        return new AgentResponse(response);
    }

    protected override async IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(
        IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatMessage> history = ((Session)session!).Messages;
        history.AddRange(messages);
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in _client.GetStreamingResponseAsync([.. history], new ChatOptions { Tools = tools }, cancellationToken))
        {
            updates.Add(update);
            yield return new AgentResponseUpdate(update);
        }

        history.AddRange(updates.ToChatResponse().Messages);
    }

    private sealed class Session : AgentSession
    {
        public List<ChatMessage> Messages { get; } = [];
    }
}
