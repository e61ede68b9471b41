using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks;

/// <summary>A model that answers at once, with the same objects every time, so that what is measured is the decorator alone.</summary>
internal sealed class InstantChatClient : IChatClient
{
    private readonly Task<ChatResponse> _response;
    private readonly InstantUpdates _updates;

    public InstantChatClient(string reply)
    {
        _response = Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply)) { ResponseId = "r1" });
        _updates = new InstantUpdates([.. reply.Split(' ').Select(static (word, i) =>
            new ChatResponseUpdate(ChatRole.Assistant, i == 0 ? word : " " + word) { ResponseId = "r1", MessageId = "m1" })]);
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        _response;

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => _updates;

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private sealed class InstantUpdates(ChatResponseUpdate[] updates) : IAsyncEnumerable<ChatResponseUpdate>
    {
        public IAsyncEnumerator<ChatResponseUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Enumerator(updates);
    }

    private sealed class Enumerator(ChatResponseUpdate[] updates) : IAsyncEnumerator<ChatResponseUpdate>
    {
        private int _next;

        public ChatResponseUpdate Current => updates[_next - 1];

        public ValueTask<bool> MoveNextAsync() => new(_next++ < updates.Length);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
