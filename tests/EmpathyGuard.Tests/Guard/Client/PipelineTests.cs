using EmpathyGuard.Scoring;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class PipelineTests
{
    [Fact]
    public async Task Ctor_HasExpectedDefaults()
    {
        Script script = Script.Text("a bad reply");
        using var inner = new ScriptedChatClient(script);
        using var client = new EmpathyGuardChatClient(inner, new ScriptedScorer());

        Assert.Same(script.Response, await client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello")]));
    }

    [Fact]
    public void GetService_ForwardsMetadata()
    {
        using IChatClient client = new ScriptedChatClient().AsBuilder().UseEmpathyGuard(scorer: new ScriptedScorer()).Build();

        Assert.NotNull(client.GetService<EmpathyGuardChatClient>());
        Assert.NotNull(client.GetService<ScriptedChatClient>());
        Assert.Equal("scripted", client.GetService<ChatClientMetadata>()!.ProviderName);
    }

    [Fact]
    public void Disabled_ReturnsInner()
    {
        using var inner = new ScriptedChatClient();

        Assert.Same(inner, inner.AsBuilder().UseEmpathyGuard(configure: o => o.Enabled = false).Build());
        Assert.Throws<ArgumentNullException>(() => ((ChatClientBuilder)null!).UseEmpathyGuard());
    }

    [Theory, CombinatorialStreaming]
    public async Task WeightsFile_DefaultScorer_ScoresWithIt(bool streaming)
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, EmpathyWeights.Default.With([KeyValuePair.Create("advice", new double[WeightLayout.Models.First(static m => m.Name == "advice").Features.Count])]).Text());
            string hash = EmpathyWeights.Load(path).Hash;

            Assert.EndsWith("." + hash, await ScorerAsync(streaming, path, null), StringComparison.Ordinal);
            Assert.Equal(LexicalEmpathyScorer.Shared.Version, await ScorerAsync(streaming, null, null));
            Assert.Equal(new LexicalEmpathyScorer().Version, await ScorerAsync(streaming, path, new LexicalEmpathyScorer()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> ScorerAsync(bool streaming, string? weights, IEmpathyScorer? scorer)
    {
        using var inner = new ScriptedChatClient(Script.Text("You could just call the council."));
        using IChatClient client = inner.AsBuilder()
            .UseEmpathyGuard(scorer: scorer, configure: o => (o.Action, o.WeightsFile) = (EmpathyAction.Flag, weights))
            .Build();
        ChatMessage[] messages = [new(ChatRole.User, "My brother died.")];
        ChatResponse response = streaming ? await client.GetStreamingResponseAsync(messages).ToChatResponseAsync() : await client.GetResponseAsync(messages);
        return response.GetEmpathyAssessment()!.Scorer;
    }

    [Theory, CombinatorialStreaming]
    public async Task Disabled_ByBoundOptions_ReturnsTheInnerTaskAndCanBeSwitchedOn(bool streaming)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Enabled"] = "false", ["Action"] = "Flag" })
            .Build();
        using ServiceProvider services = new ServiceCollection().AddOptions<EmpathyGuardOptions>().Bind(configuration).Services.BuildServiceProvider();
        using var inner = new SameTaskClient();
        var scorer = new ScriptedScorer();
        using IChatClient client = inner.AsBuilder().UseEmpathyGuard(scorer: scorer).Build(services);
        Assert.NotSame(inner, client);
        ChatMessage[] messages = [new(ChatRole.User, "Hello")];

        if (streaming)
        {
            Assert.Same(inner.Stream, client.GetStreamingResponseAsync(messages));
        }
        else
        {
            Assert.Same(inner.Task, client.GetResponseAsync(messages));
        }

        Assert.Empty(scorer.Exchanges);
        configuration["Enabled"] = "true";
        configuration.Reload();

        ChatResponse guarded = streaming
            ? await client.GetStreamingResponseAsync(messages).ToChatResponseAsync()
            : await client.GetResponseAsync(messages);
        Assert.NotNull(guarded.GetEmpathyVerdict());

        configuration["Enabled"] = "false";
        configuration.Reload();
        Assert.Same(inner.Task, client.GetResponseAsync(messages));
    }

    [Theory, CombinatorialStreaming]
    public async Task ReloadBreaksTheConfiguration_LastValidOptionsStayInForce(bool streaming)
    {
        var monitor = new BreakableMonitor();
        var harness = new Harness(Script.Text("a good reply"));
        using var client = new EmpathyGuardChatClient(harness.Inner, harness.Scorer, new GuardOptionsSource(monitor, ""), harness.Services());
        monitor.Broken = true;

        Harness.Result result = await harness.AskAsync(client, streaming);

        Assert.NotNull(result.Verdict);
    }

    [Theory, CombinatorialStreaming]
    public async Task Named_OptionsAndConfigure_ConfigureAppliesOnAFreshCopy(bool streaming)
    {
        using ServiceProvider services = new ServiceCollection()
            .Configure<EmpathyGuardOptions>("support", o => o.MaxReprompts = 0)
            .BuildServiceProvider();
        var harness = new Harness(Script.Text("a bad reply"));
        using IChatClient client = harness.Inner.AsBuilder()
            .UseEmpathyGuard("support", harness.Scorer, o => o.Action = EmpathyAction.Reprompt)
            .Build(services);

        Harness.Result result = await harness.AskAsync(client, streaming);

        Assert.Equal("maxReprompts", result.Verdict.RepromptReason);
        Assert.Null(services.GetRequiredService<IOptionsMonitor<EmpathyGuardOptions>>().Get("support").Action);
    }

    [Fact]
    public void Configure_FailsARegisteredValidator_ThrowsWhenBuilt()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddOptions<EmpathyGuardOptions>()
            .Validate(o => o.Action != EmpathyAction.Replace, "no text")
            .Services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() =>
            new ScriptedChatClient().AsBuilder().UseEmpathyGuard(configure: o => o.Action = EmpathyAction.Replace).Build(services));
    }

    [Fact]
    public async Task Scorer_ComesFromTheContainer_KeyedByNameFirst()
    {
        var named = new ScriptedScorer();
        var plain = new ScriptedScorer();
        using ServiceProvider services = new ServiceCollection()
            .AddSingleton<IEmpathyScorer>(plain)
            .AddKeyedSingleton<IEmpathyScorer>("support", named)
            .BuildServiceProvider();
        var harness = new Harness(Script.Text("a good reply"));

        await harness.Inner.AsBuilder().UseEmpathyGuard("support").Build(services).GetResponseAsync("Hello");
        Assert.Single(named.Exchanges);
        await harness.Inner.AsBuilder().UseEmpathyGuard().Build(services).GetResponseAsync("Hello");
        Assert.Single(plain.Exchanges);
    }

    [Theory, CombinatorialStreaming]
    public async Task ScopedServices_ResolvedPerScope(bool streaming)
    {
        ServiceCollection registrations = new();
        registrations.AddScoped<IEmpathyScorer, ScopedScorer>();
        registrations.AddChatClient(_ => new ScriptedChatClient(Script.Text("a good reply")), ServiceLifetime.Scoped)
            .UseEmpathyGuard(configure: o => o.Action = EmpathyAction.Flag);
        using ServiceProvider services = registrations.BuildServiceProvider(validateScopes: true);

        for (int i = 0; i < 2; i++)
        {
            using IServiceScope scope = services.CreateScope();
            Harness.Result result = await new Harness().AskAsync(scope.ServiceProvider.GetRequiredService<IChatClient>(), streaming);
            Assert.Equal(EmpathyStatus.Assessed, result.Verdict.Assessment.Status);
        }
    }

    [Theory, CombinatorialStreaming]
    public async Task NestedGuard_EvaluatesOnce(bool streaming)
    {
        var outer = new ScriptedScorer();
        var inner = new ScriptedScorer();
        var harness = new Harness(Script.Text("a bad reply"))
        {
            ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { ConversationKey = "k" }),
        };
        using IChatClient client = harness.Inner.AsBuilder()
            .UseEmpathyGuard(scorer: outer, configure: o => o.Action = EmpathyAction.Flag)
            .UseEmpathyGuard(scorer: inner, configure: o => o.Action = EmpathyAction.Flag)
            .Build();

        Harness.Result result = await harness.AskAsync(client, streaming);

        Assert.Single(outer.Exchanges);
        Assert.Empty(inner.Exchanges);
        Assert.NotNull(result.Verdict);
        Assert.Null(harness.Inner.Calls[0].Options!.AdditionalProperties);
    }

    [Theory, CombinatorialStreaming]
    public async Task NestedGuard_OuterSkips_SoDoesTheInner(bool streaming)
    {
        var inner = new ScriptedScorer();
        var harness = new Harness(Script.Text("a bad reply")) { ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { Skip = true }) };
        using IChatClient client = harness.Inner.AsBuilder()
            .UseEmpathyGuard(scorer: new ScriptedScorer())
            .UseEmpathyGuard(scorer: inner)
            .Build();

        await harness.AskAsync(client, streaming);

        Assert.Empty(inner.Exchanges);
        Assert.Null(harness.Inner.Calls[0].Options!.AdditionalProperties);
    }

    [Theory, CombinatorialStreaming]
    public async Task InsideFunctionInvocation_OnlyTheLastReplyIsScored(bool streaming)
    {
        var harness = new Harness(Script.Of(new TextContent("bad preamble"), new FunctionCallContent("c1", "lookup")), Script.Text("a good reply"))
        {
            ChatOptions = new ChatOptions { Tools = [AIFunctionFactory.Create(() => 42, "lookup")] },
        };
        harness.Options.Action = EmpathyAction.Flag;
        using IChatClient client = harness.Build().AsBuilder().UseFunctionInvocation().Build();

        Harness.Result result = await harness.AskAsync(client, streaming);

        Assert.Equal("a good reply", Assert.Single(harness.Scorer.Exchanges).Messages[^1].Text);
        Assert.Equal("a good reply", result.Response.Messages[^1].Text);
    }

    [Theory, CombinatorialStreaming]
    public async Task SynchronizationContext_Preserved(bool streaming)
    {
        var context = new InlineContext();
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.Scorer.Before = async token => await Task.Run(() => { }, token).ConfigureAwait(false);
        harness.Inner.Yields = true;

        Harness.Result result = await context.RunAsync(() => harness.AskAsync(streaming));

        Assert.Equal("a good reply", result.Text);
        Assert.Equal(2, harness.Inner.Contexts.Count);
        Assert.All(harness.Inner.Contexts, seen => Assert.Same(context, seen));
    }

    private sealed class ScopedScorer : IEmpathyScorer, IDisposable
    {
        private bool _disposed;

        public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return new(Assessments.Of());
        }

        public void Dispose() => _disposed = true;
    }

    private sealed class SameTaskClient : IChatClient
    {
        public Task<ChatResponse> Task { get; } = System.Threading.Tasks.Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "a good reply")));

        public IAsyncEnumerable<ChatResponseUpdate> Stream { get; } = AsyncEnumerable.ToAsyncEnumerable([new ChatResponseUpdate(ChatRole.Assistant, "a good reply")]);

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Task;

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Stream;

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class BreakableMonitor : IOptionsMonitor<EmpathyGuardOptions>
    {
        private readonly EmpathyGuardOptions _options = new() { Action = EmpathyAction.Flag };

        public bool Broken { get; set; }

        public EmpathyGuardOptions CurrentValue => Get(null);

        public EmpathyGuardOptions Get(string? name) => Broken ? throw new OptionsValidationException("", typeof(EmpathyGuardOptions), ["broken"]) : _options;

        public IDisposable? OnChange(Action<EmpathyGuardOptions, string?> listener) => null;
    }

    /// <summary>A context of one thread, such as a user interface has.</summary>
    private sealed class InlineContext : SynchronizationContext
    {
        private readonly System.Collections.Concurrent.BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];

        public override void Post(SendOrPostCallback d, object? state) => _work.Add((d, state));

        public Task<T> RunAsync<T>(Func<Task<T>> work) => Task.Run(() =>
        {
            SetSynchronizationContext(this);
            Task<T> task = work();
            task.ContinueWith(_ => _work.CompleteAdding(), TaskScheduler.Default);
            foreach ((SendOrPostCallback callback, object? state) in _work.GetConsumingEnumerable())
            {
                callback(state);
            }

            SetSynchronizationContext(null);
            return task;
        });
    }
}
