using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using EmpathyGuard.Benchmarks.Compare;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks;

/// <summary>What a decorator adds to a call whose model and scorer cost nothing: read each row against its bare baseline.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByParams, BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class DecoratorBenchmarks
{
    private const string Response = "response";
    private const string Streaming = "streaming";

    // Twenty words are twenty updates, so a streamed reply has a length worth dividing by.
    private readonly IChatClient _bare = Model();
    private readonly List<ChatMessage> _messages = [new(ChatRole.User, BenchmarkTexts.Message)];
    private readonly ChatOptions _options = new();
    private IChatClient _decorated = null!;

    /// <summary>Every action, every way to treat a stream, and Microsoft.Extensions.AI's own decorators.</summary>
    public static IEnumerable<string> Names => [.. Guards.Select(static g => g.Name), Pipelines.Peers];

    [ParamsSource(nameof(Names))]
    public string Decorator { get; set; } = null!;

    private static IEnumerable<(string Name, EmpathyGuardOptions Options)> Guards => Pipelines.ByAction().Concat(Pipelines.ByStreaming());

    [GlobalSetup]
    public void Setup()
    {
        var scorer = new InstantScorer(LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(BenchmarkTexts.Message, BenchmarkTexts.Reply)));
        _decorated = Decorator == Pipelines.Peers ? Pipelines.WithPeers(_bare) : Pipelines.Guard(_bare, scorer, Guards.Single(g => g.Name == Decorator).Options);
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(Response)]
    public Task<ChatResponse> Bare() => _bare.GetResponseAsync(_messages, _options);

    [Benchmark]
    [BenchmarkCategory(Response)]
    public Task<ChatResponse> Decorated() => _decorated.GetResponseAsync(_messages, _options);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(Streaming)]
    public Task<int> BareStreaming() => CountAsync(_bare);

    [Benchmark]
    [BenchmarkCategory(Streaming)]
    public Task<int> DecoratedStreaming() => CountAsync(_decorated);

    // The client holds nothing to release.
    private static IChatClient Model() => new InstantChatClient(BenchmarkTexts.ReplyOf(20));

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
