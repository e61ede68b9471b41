using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel.Tests;

public sealed class KernelTests
{
    private static void Flag(EmpathyGuardOptions options) => options.Action = EmpathyAction.Flag;

    private static void Reprompt(EmpathyGuardOptions options) => options.Action = EmpathyAction.Reprompt;

    [Fact]
    public async Task InvokePrompt_Service_VerdictIsInTheMetadata()
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton<IChatCompletionService>(_ => new ScriptedService(new Step(Said.Bad), new Step(Said.Good)));
        Kernel kernel = builder.AddEmpathyGuard(configure: Reprompt).Build();

        FunctionResult result = await kernel.InvokePromptAsync(Said.Person);

        Assert.Equal(Said.Good, result.GetValue<string>());
        result.GetEmpathyVerdict().ShouldHaveDelivered(EmpathyDelivery.Second);
        Assert.Equal(result.GetEmpathyVerdict()!.Assessment, result.GetValue<ChatMessageContent>()!.GetEmpathyAssessment(), Assessments.SameScores);
        Assert.NotNull(result.GetEmpathyAssessment());
    }

    [Fact]
    public async Task InvokePrompt_ChatClient_VerdictIsInTheMetadata()
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton<IChatClient>(_ => new ScriptedChatClient(Said.Bad, Said.Good));
        Kernel kernel = builder.AddEmpathyGuard(configure: Reprompt).Build();

        FunctionResult result = await kernel.InvokePromptAsync(Said.Person);

        Assert.Equal(Said.Good, result.GetValue<string>());
        result.GetEmpathyVerdict().ShouldHaveDelivered(EmpathyDelivery.Second);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task InvokePromptStreaming_ClosesWithTheVerdict(bool chatClient)
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        if (chatClient)
        {
            builder.Services.AddSingleton<IChatClient>(_ => new ScriptedChatClient(Said.Bad, Said.Good));
        }
        else
        {
            builder.Services.AddSingleton<IChatCompletionService>(_ => new ScriptedService(new Step(Said.Bad), new Step(Said.Good)));
        }

        Kernel kernel = builder.AddEmpathyGuard(configure: Reprompt).Build();
        List<StreamingKernelContent> contents = [];
        await foreach (StreamingKernelContent content in kernel.InvokePromptStreamingAsync(Said.Person))
        {
            contents.Add(content);
        }

        Assert.Equal(Said.Good, string.Concat(contents));
        contents[^1].GetEmpathyVerdict().ShouldHaveDelivered(EmpathyDelivery.Second);
        Assert.NotNull(contents[^1].GetEmpathyAssessment());
    }

    [Fact]
    public async Task InvokePrompt_WithARequest_ReachesTheGuard()
    {
        var inner = new ScriptedService(new Step(Said.Bad));
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton<IChatCompletionService>(inner);
        Kernel kernel = builder.AddEmpathyGuard(configure: Flag).Build();
        var arguments = new KernelArguments(default(PromptExecutionSettings).WithEmpathyGuard(new EmpathyRequest { Skip = true }));

        FunctionResult result = await kernel.InvokePromptAsync(Said.Person, arguments);

        Assert.Null(result.GetEmpathyVerdict());
        Assert.Null(inner.Calls[0].Settings!.ExtensionData);
        Assert.NotNull((await kernel.InvokePromptAsync(Said.Person)).GetEmpathyVerdict());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task AutoFunctionCalling_OverAChatClient_ToolRunsOnce(bool streaming)
    {
        var shelter = new Shelter();
        using var model = new ScriptedChatClient(ScriptedReply.ToolCall("shelter_beds"), Said.Bad, Said.Good);
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddChatClient(model).UseKernelFunctionInvocation();
        builder.Plugins.Add(shelter.Kernel.Plugins.Single());
        Kernel kernel = builder.AddEmpathyGuard(configure: Reprompt).Build();
        var arguments = new KernelArguments(new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() });

        string text = streaming
            ? string.Concat(await kernel.InvokePromptStreamingAsync(Said.Person, arguments).ToListAsync())
            : (await kernel.InvokePromptAsync(Said.Person, arguments)).ToString();

        Assert.EndsWith(Said.Good, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Said.Bad, text, StringComparison.Ordinal);
        Assert.Equal(1, shelter.Runs);
    }

    [Fact]
    public void NothingToGuard_SaysSo()
    {
        IKernelBuilder builder = Kernel.CreateBuilder();

        Assert.Contains("AddEmpathyGuard after", Assert.Throws<InvalidOperationException>(() => builder.AddEmpathyGuard()).Message, StringComparison.Ordinal);
        builder.Services.AddSingleton<IChatClient>(_ => new ScriptedChatClient());
        Assert.Throws<InvalidOperationException>(() => builder.AddEmpathyGuard(only: static _ => false));
        Assert.Throws<ArgumentNullException>(() => default(IKernelBuilder)!.AddEmpathyGuard());
    }

    [Theory, InlineData("factory"), InlineData("type"), InlineData("instance")]
    public async Task Keyed_IsGuardedWhereItStands(string registration)
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        switch (registration)
        {
            case "factory":
                builder.Services.AddKeyedSingleton<IChatCompletionService>("night", static (_, key) => new ScriptedService(new Step(Said.Bad) { Id = (string)key! }));
                builder.Services.AddKeyedSingleton<IChatClient>("night", static (_, _) => new ScriptedChatClient(Said.Bad));
                break;
            case "type":
                builder.Services.AddKeyedSingleton<IChatCompletionService, BadService>("night");
                builder.Services.AddKeyedSingleton<IChatClient, BadClient>("night");
                break;
            default:
                builder.Services.AddKeyedSingleton<IChatCompletionService>("night", new ScriptedService(new Step(Said.Bad)));
                builder.Services.AddKeyedSingleton<IChatClient>("night", new ScriptedChatClient(Said.Bad));
                break;
        }

        Kernel kernel = builder.AddEmpathyGuard(configure: Flag).Build();

        IChatCompletionService service = kernel.GetRequiredService<IChatCompletionService>("night");
        Assert.Same(service, Assert.Single(kernel.GetAllServices<IChatCompletionService>()));
        Assert.NotNull((await Asked.Async(service, streaming: false)).Verdict);
        ChatResponse response = await kernel.Services.GetRequiredKeyedService<IChatClient>("night").GetResponseAsync(Said.Person);
        response.ShouldCarryVerdict();
    }

    [Theory, InlineData("factory"), InlineData("type"), InlineData("instance")]
    public async Task Unkeyed_IsGuardedWhereItStands_AndDisposedByWhoMadeIt(string registration)
    {
        var instance = new ScriptedService(new Step(Said.Bad));
        IKernelBuilder builder = Kernel.CreateBuilder();
        _ = registration switch
        {
            "factory" => builder.Services.AddSingleton<IChatCompletionService>(_ => instance),
            "type" => builder.Services.AddSingleton<IChatCompletionService, BadService>(),
            _ => builder.Services.AddSingleton<IChatCompletionService>(instance),
        };
        builder.AddEmpathyGuard(configure: Flag);
        ServiceProvider services = builder.Services.BuildServiceProvider();

        Assert.NotNull((await Asked.Async(services.GetRequiredService<IChatCompletionService>(), streaming: true)).Verdict);

        await services.DisposeAsync();
        Assert.Equal(registration == "factory", instance.Disposed);
    }

    [Fact]
    public async Task CalledTwice_GuardsOnce_AndTheNewOnesToo()
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddKeyedSingleton<IChatCompletionService>("one", (_, _) => new ScriptedService(new Step(Said.Bad)));
        builder.AddEmpathyGuard(configure: Flag);
        builder.Services.AddKeyedSingleton<IChatCompletionService>("two", (_, _) => new ScriptedService(new Step(Said.Bad)));
        Kernel kernel = builder.AddEmpathyGuard().Build();

        Assert.IsType<ScriptedService>(Assert.IsType<GuardedChatCompletionService>(kernel.GetRequiredService<IChatCompletionService>("one")).Inner);
        Assert.NotNull((await Asked.Async(kernel.GetRequiredService<IChatCompletionService>("two"), streaming: false)).Verdict);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ServiceOnAGuardedChatClient_IsJudgedOnce(bool streaming)
    {
        var scorer = new CountingScorer();
        using var model = new ScriptedChatClient(Said.Bad, Said.Bad);
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton<IChatClient>(_ => model);
        builder.Services.AddSingleton(static services => services.GetRequiredService<IChatClient>().AsChatCompletionService(services));
        Kernel kernel = builder.AddEmpathyGuard(scorer: scorer, configure: Flag).Build();

        Asked asked = await Asked.Async(kernel.GetRequiredService<IChatCompletionService>(), streaming);

        Assert.NotNull(asked.Verdict);
        Assert.Equal(1, scorer.Count);

        // Called by itself, the chat client is guarded as ever.
        (await kernel.GetRequiredService<IChatClient>().GetResponseAsync(Said.Person)).ShouldCarryVerdict();
        Assert.Equal(2, scorer.Count);
    }

    [Fact]
    public async Task Only_LeavesTheJudgesClientAlone()
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddKeyedSingleton<IChatClient>("judge", static (_, _) => new ScriptedChatClient(Said.Bad));
        builder.Services.AddSingleton<IChatClient>(static _ => new ScriptedChatClient(Said.Bad));
        Kernel kernel = builder.AddEmpathyGuard(configure: Flag, only: static descriptor => !Equals(descriptor.ServiceKey, "judge")).Build();

        Assert.Null((await kernel.Services.GetRequiredKeyedService<IChatClient>("judge").GetResponseAsync(Said.Person)).GetEmpathyVerdict());
        Assert.NotNull((await kernel.GetRequiredService<IChatClient>().GetResponseAsync(Said.Person)).GetEmpathyVerdict());
    }

    [Fact]
    public async Task Escalation_ReachesTheHandlerOfTheKernel()
    {
        var handler = new FakeEscalationHandler();
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton<IEscalationHandler>(handler);
        builder.Services.AddSingleton<IChatCompletionService>(_ => new ScriptedService(new Step(Said.Bad)));
        Kernel kernel = builder.AddEmpathyGuard().Build();

        await kernel.InvokePromptAsync(Said.AtRisk);

        (await handler.WaitForAsync(1, TestContext.Current.CancellationToken))[0].Assessment.ShouldHaveRiskCue(RiskKind.Suicide);
    }

    [Fact]
    public async Task Scoped_EachScopeHasItsOwn()
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddScoped<IChatCompletionService>(_ => new ScriptedService(new Step(Said.Bad)));
        builder.AddEmpathyGuard(configure: Flag);
        await using ServiceProvider services = builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        GuardedChatCompletionService first;
        await using (AsyncServiceScope scope = services.CreateAsyncScope())
        {
            first = (GuardedChatCompletionService)scope.ServiceProvider.GetRequiredService<IChatCompletionService>();
            Assert.NotNull((await Asked.Async(first, streaming: false)).Verdict);
        }

        await using AsyncServiceScope second = services.CreateAsyncScope();
        IChatCompletionService other = second.ServiceProvider.GetRequiredService<IChatCompletionService>();
        Assert.NotSame(first, other);
        Assert.True(((ScriptedService)first.Inner).Disposed);
        Assert.NotNull((await Asked.Async(other, streaming: true)).Verdict);
    }

    private sealed class BadService : IChatCompletionService
    {
        private readonly IChatCompletionService _inner = new ScriptedService(new Step(Said.Bad));

        public IReadOnlyDictionary<string, object?> Attributes => _inner.Attributes;

        public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) =>
            _inner.GetChatMessageContentsAsync(chatHistory, executionSettings, kernel, cancellationToken);

        public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) =>
            _inner.GetStreamingChatMessageContentsAsync(chatHistory, executionSettings, kernel, cancellationToken);
    }

    private sealed class BadClient() : DelegatingChatClient(new ScriptedChatClient(Said.Bad));
}
