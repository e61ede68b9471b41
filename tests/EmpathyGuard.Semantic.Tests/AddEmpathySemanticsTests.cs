using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmpathyGuard.Semantic.Tests;

public class AddEmpathySemanticsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AddEmpathySemantics_BeforeOrAfterTheGuard_IsTheScorer(bool before)
    {
        ServiceCollection services = new();
        _ = before ? services.AddEmpathySemantics().AddEmpathyGuard() : services.AddEmpathyGuard().AddEmpathySemantics();
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Same(SemanticEmpathyScorer.Shared, Assert.Single(provider.GetServices<IEmpathyScorer>()));
    }

    [Fact]
    public void AddEmpathySemantics_WithAScorerOfYourOwn_LeavesIt()
    {
        CascadeEmpathyScorer own = new(LexicalEmpathyScorer.Shared, SemanticEmpathyScorer.Shared, 0.1);
        using ServiceProvider provider = new ServiceCollection().AddSingleton<IEmpathyScorer>(own).AddEmpathyGuard().AddEmpathySemantics().BuildServiceProvider();
        Assert.Same(own, provider.GetRequiredService<IEmpathyScorer>());
    }

    [Fact]
    public void AddEmpathySemantics_WithASourceOfYourOwn_AsksItToo()
    {
        using ServiceProvider provider = new ServiceCollection().AddEmpathyGuard().AddEmpathySemantics().AddSingleton<ISignalSource>(new Named()).BuildServiceProvider();
        Assert.EndsWith("+own/1", ((SemanticEmpathyScorer)provider.GetRequiredService<IEmpathyScorer>()).Version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UseEmpathyGuard_WithSemantics_SaysWhoSpoke()
    {
        await using ServiceProvider provider = new ServiceCollection().AddEmpathyGuard().AddEmpathySemantics().BuildServiceProvider();
        using IChatClient client = new ChatClientBuilder(new OneReply()).UseEmpathyGuard(configure: static options => options.Action = EmpathyAction.Flag).Build(provider);
        ChatResponse response = await client.GetResponseAsync("My brother died on Tuesday.", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(SemanticEmpathyScorer.Shared.Version, response.GetEmpathyAssessment()?.Scorer);
    }

    [Fact]
    public void Create_DamagedResource_LogsAndGoesOnWithWordsMarked()
    {
        Recorder recorder = new();
        IEmpathyScorer scorer = EmpathySemanticsServiceCollectionExtensions.Create([], static _ => throw new InvalidDataException("damaged"), recorder);
        Assert.EndsWith("+semantic/unavailable", Assert.IsType<LexicalEmpathyScorer>(scorer).Version, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Error, Assert.Single(recorder.Levels));
    }

    [Fact]
    public void AddEmpathySemantics_Null_Throws() => Assert.Throws<ArgumentNullException>(static () => EmpathySemanticsServiceCollectionExtensions.AddEmpathySemantics(null!));

    private sealed class Named : ISignalSource
    {
        public string Name => "own/1";
    }

    private sealed class OneReply : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "He died on Tuesday. What was he like?")));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Recorder : ILoggerFactory, ILogger
    {
        public List<LogLevel> Levels { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Levels.Add(logLevel);
    }
}
