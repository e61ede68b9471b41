using System.Diagnostics;
using EmpathyGuard.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel.Tests;

public sealed class FailureTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task InnerThrows_Propagates(bool streaming)
    {
        var failure = new HttpRequestException("down");

        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(() => Asked.Async(new ScriptedService(new Step("") { Throws = failure }).With(EmpathyAction.Reprompt), streaming)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ScorerThrows_DeliversDegraded(bool streaming)
    {
        Asked asked = await Asked.Async(new ScriptedService(new Step(Said.Bad)).With(EmpathyAction.Reprompt, new CountingScorer { Throws = new InvalidOperationException(Said.Person) }), streaming);

        Assert.Equal(Said.Bad, asked.Text);
        Assert.True(asked.Verdict!.Degraded);
        asked.Verdict.Assessment.ShouldBeUnjudged(UnjudgedReasons.ScorerFailed);
    }

    [Theory]
    [InlineData(false, "inner"), InlineData(true, "inner"), InlineData(false, "scoring"), InlineData(true, "scoring"), InlineData(false, "second"), InlineData(true, "second")]
    public async Task CallerCancellation_Propagates(bool streaming, string phase)
    {
        using var caller = new CancellationTokenSource();
        async Task Cancel(CancellationToken token)
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        }

        var scorer = new CountingScorer { Before = phase == "scoring" ? Cancel : null };
        var inner = new ScriptedService(
            new Step(Said.Bad) { Before = phase == "inner" ? Cancel : null },
            new Step(Said.Good) { Before = phase == "second" ? Cancel : null });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Asked.Async(inner.With(EmpathyAction.Reprompt, scorer), streaming, cancellationToken: caller.Token));
    }

    [Fact]
    public async Task EarlyStop_DisposesTheInnerEnumerator()
    {
        var inner = new ScriptedService(new Step(Said.Good));
        await foreach (StreamingChatMessageContent _ in inner.WithEmpathyGuard().GetStreamingChatMessageContentsAsync(new ChatHistory(Said.Person, AuthorRole.User)))
        {
            break;
        }

        Assert.Equal(1, inner.EnumeratorDisposals);
    }

    [Fact]
    public async Task Observed_ReleasesEachContentBeforeTheNextIsAsked()
    {
        var inner = new ScriptedService(new Step(Said.Good));
        int taken = 0;
        await foreach (StreamingChatMessageContent _ in inner.WithEmpathyGuard().GetStreamingChatMessageContentsAsync(new ChatHistory(Said.Person, AuthorRole.User)))
        {
            Assert.Equal(++taken, inner.Released.Count);
        }

        Assert.Equal(3, taken);
    }

    [Theory, InlineData(EmpathyAction.Observe), InlineData(EmpathyAction.Reprompt)]
    public async Task ActivityCurrent_RestoredAfterYield(EmpathyAction action)
    {
        using var listener = new ActivityListener { ShouldListenTo = static source => source.Name == "EmpathyGuard", Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        var inner = new ScriptedService(new Step(Said.Good));

        await Asked.Async(inner.With(action), streaming: true);

        Assert.Equal(3, inner.Activities.Count);
        Assert.NotNull(inner.Activities[0]);
        Assert.All(inner.Activities, activity => Assert.Same(inner.Activities[0], activity));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task SynchronizationContext_Preserved(bool streaming)
    {
        var inner = new ScriptedService(new Step(Said.Bad), new Step(Said.Good)) { Yields = true };
        var context = new OneThread();

        await context.RunAsync(() => Asked.Async(inner.With(EmpathyAction.Reprompt), streaming));

        Assert.Equal(2, inner.Contexts.Count);
        Assert.All(inner.Contexts, seen => Assert.Same(context, seen));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ConcurrentCalls_DoNotInterfere(bool streaming)
    {
        IChatCompletionService good = new ScriptedService(new Step(Said.Good)) { Yields = true }.With(EmpathyAction.Flag);
        IChatCompletionService bad = new ScriptedService(new Step(Said.Bad)) { Yields = true }.With(EmpathyAction.Flag);

        Asked[] asked = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => Asked.Async(i % 2 == 0 ? good : bad, streaming))));

        Assert.All(asked.Index(), item =>
        {
            Assert.Equal(item.Index % 2 == 0 ? Said.Good : Said.Bad, item.Item.Text);
            Assert.Equal(item.Index % 2 == 0 ? EmpathyLabel.Clear : EmpathyLabel.Failure, item.Item.Verdict!.Assessment.Modes.SentimentAttenuation.Label);
        });
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task NoTextInLogs(bool streaming)
    {
        var logs = new FakeLogCollector();
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(logs)))
            .AddEmpathyGuard().BuildServiceProvider();
        var inner = new ScriptedService(new Step(Said.Bad), new Step("") { Throws = new HttpRequestException(Said.Person) });

        await Asked.Async(inner.With(EmpathyAction.Reprompt, services: services), streaming);

        Assert.NotEmpty(logs.GetSnapshot());
        Assert.All(logs.GetSnapshot(), static record =>
        {
            string all = record.Message + string.Concat(record.StructuredState?.Select(static pair => pair.Value) ?? []) + record.Exception;
            Assert.DoesNotContain("church", all, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("settle with time", all, StringComparison.OrdinalIgnoreCase);
        });
    }

    /// <summary>Runs everything that is posted on one thread.</summary>
    private sealed class OneThread : SynchronizationContext
    {
        private readonly System.Collections.Concurrent.BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];

        public override void Post(SendOrPostCallback d, object? state) => _work.Add((d, state));

        public Task RunAsync(Func<Task> work) => Task.Run(() =>
        {
            SetSynchronizationContext(this);
            Task running = work();
            _ = running.ContinueWith(_ => _work.CompleteAdding(), TaskScheduler.Default);
            foreach ((SendOrPostCallback callback, object? state) in _work.GetConsumingEnumerable())
            {
                callback(state);
            }

            running.GetAwaiter().GetResult();
        });
    }
}
