using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.Benchmarks;

/// <summary>What the decorator of Semantic Kernel adds to a call whose service and scorer cost nothing: read each row against its bare baseline.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class KernelBenchmarks
{
    private const string Response = "response";
    private const string Streaming = "streaming";

    private readonly ChatHistory _history = new(BenchmarkTexts.Message, AuthorRole.User);
    private readonly PromptExecutionSettings _settings = new();
    private readonly IChatCompletionService _bare;
    private readonly IChatCompletionService _deliver;
    private readonly IChatCompletionService _flag;

    public KernelBenchmarks()
    {
        string reply = BenchmarkTexts.ReplyOf(20);
        var scorer = new InstantScorer(LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(BenchmarkTexts.Message, reply)));
        _bare = new InstantService(reply);
        _deliver = _bare.WithEmpathyGuard(scorer: scorer, configure: static options => options.Action = EmpathyAction.Observe);
        _flag = _bare.WithEmpathyGuard(scorer: scorer, configure: static options => options.Action = EmpathyAction.Flag);
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(Response)]
    public Task<IReadOnlyList<ChatMessageContent>> BareService() => _bare.GetChatMessageContentsAsync(_history, _settings);

    [Benchmark]
    [BenchmarkCategory(Response)]
    public Task<IReadOnlyList<ChatMessageContent>> DeliverService() => _deliver.GetChatMessageContentsAsync(_history, _settings);

    [Benchmark]
    [BenchmarkCategory(Response)]
    public Task<IReadOnlyList<ChatMessageContent>> FlagService() => _flag.GetChatMessageContentsAsync(_history, _settings);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(Streaming)]
    public Task<int> BareServiceStreaming() => CountAsync(_bare);

    [Benchmark]
    [BenchmarkCategory(Streaming)]
    public Task<int> DeliverServiceStreaming() => CountAsync(_deliver);

    private async Task<int> CountAsync(IChatCompletionService service)
    {
        int contents = 0;
        await foreach (StreamingChatMessageContent _ in service.GetStreamingChatMessageContentsAsync(_history, _settings))
        {
            contents++;
        }

        return contents;
    }
}
