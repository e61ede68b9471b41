using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

/// <summary>What a call costs in memory over the inner call. Counted on one thread, so nothing else that runs can disturb it.</summary>
public sealed class AllocationTests
{
    private static readonly ChatMessage[] Messages = [new(ChatRole.User, "My brother died.")];

    [Fact]
    public void OnlyDelivers_CostsAtMost300Bytes()
    {
        using var inner = new ReadyClient();
        using var client = new EmpathyGuardChatClient(inner, new ReadyScorer());

        Assert.Same(inner.Reply, client.GetResponseAsync(Messages));
        long cost = PerCall(() => client.GetResponseAsync(Messages));

        Assert.InRange(cost, 1, 300);
    }

    [Fact]
    public void OnlyDelivers_CancellableToken_CostsAtMost300Bytes()
    {
        using var inner = new ReadyClient();
        using var client = new EmpathyGuardChatClient(inner, new ReadyScorer());
        using var caller = new CancellationTokenSource();

        Assert.InRange(PerCall(() => client.GetResponseAsync(Messages, null, caller.Token)), 1, 300);
    }

    [Fact]
    public void Disabled_CostsNothing()
    {
        using var inner = new ReadyClient();
        using var client = new EmpathyGuardChatClient(inner, new ReadyScorer(), new EmpathyGuardOptions { Enabled = false });
        var options = new ChatOptions();

        Assert.Same(inner.Reply, client.GetResponseAsync(Messages, options));
        Assert.Same(inner.Stream, client.GetStreamingResponseAsync(Messages, options));
        Assert.Equal(0, PerCall(() => client.GetResponseAsync(Messages, options)));
        Assert.Equal(0, PerCall(() => client.GetStreamingResponseAsync(Messages, options)));
    }

    private static long PerCall(Func<object> call)
    {
        const int Calls = 1000;
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    private sealed class ReadyScorer : IEmpathyScorer
    {
        private readonly EmpathyAssessment _assessment = Assessments.Of();

        public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default) => new(_assessment);
    }

    private sealed class ReadyClient : IChatClient
    {
        public Task<ChatResponse> Reply { get; } = Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "I am so sorry.")));

        public IAsyncEnumerable<ChatResponseUpdate> Stream { get; } = AsyncEnumerable.Empty<ChatResponseUpdate>();

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Reply;

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Stream;

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
