using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks;

/// <summary>What the decorator adds to a call whose model and scorer cost nothing: read each row against its bare baseline.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class DecoratorBenchmarks
{
    private const string Response = "response";
    private const string Streaming = "streaming";

    private readonly List<ChatMessage> _messages = [new(ChatRole.User, BenchmarkTexts.Message)];
    private readonly ChatOptions _options = new();
    private readonly IChatClient _bare;
    private readonly IChatClient _disabled;
    private readonly IChatClient _deliver;
    private readonly IChatClient _flag;

    public DecoratorBenchmarks()
    {
        // Twenty words are twenty updates, so a streamed reply has a length worth dividing by.
        string reply = BenchmarkTexts.ReplyOf(20);
        var scorer = new InstantScorer(LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(BenchmarkTexts.Message, reply)));
        _bare = Model(reply);
        _disabled = Guard(_bare, scorer, new EmpathyGuardOptions { Enabled = false });
        _deliver = Guard(_bare, scorer, new EmpathyGuardOptions { Action = EmpathyAction.Observe });
        _flag = Guard(_bare, scorer, new EmpathyGuardOptions { Action = EmpathyAction.Flag });
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(Response)]
    public Task<ChatResponse> Bare() => _bare.GetResponseAsync(_messages, _options);

    [Benchmark]
    [BenchmarkCategory(Response)]
    public Task<ChatResponse> Disabled() => _disabled.GetResponseAsync(_messages, _options);

    [Benchmark]
    [BenchmarkCategory(Response)]
    public Task<ChatResponse> Deliver() => _deliver.GetResponseAsync(_messages, _options);

    [Benchmark]
    [BenchmarkCategory(Response)]
    public Task<ChatResponse> Flag() => _flag.GetResponseAsync(_messages, _options);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(Streaming)]
    public Task<int> BareStreaming() => CountAsync(_bare);

    [Benchmark]
    [BenchmarkCategory(Streaming)]
    public Task<int> DisabledStreaming() => CountAsync(_disabled);

    [Benchmark]
    [BenchmarkCategory(Streaming)]
    public Task<int> DeliverStreaming() => CountAsync(_deliver);

    [Benchmark]
    [BenchmarkCategory(Streaming)]
    public Task<int> FlagStreaming() => CountAsync(_flag);

    // The clients hold nothing to release.
    private static IChatClient Model(string reply) => new InstantChatClient(reply);

    private static IChatClient Guard(IChatClient inner, IEmpathyScorer scorer, EmpathyGuardOptions options) =>
        new EmpathyGuardChatClient(inner, scorer, options);

    private async Task<int> CountAsync(IChatClient client)
    {
        int updates = 0;
        await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync(_messages, _options))
        {
            updates++;
        }

        return updates;
    }
}
