using System.Collections.Concurrent;
using EmpathyGuard.Telemetry;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EmpathyGuard.Tests.Guard;

public sealed class EscalationQueueTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeLogCollector _logs = new();

    [Fact]
    public async Task Enqueue_WithoutHandler_AnswersFalse()
    {
        await using EscalationQueue queue = Queue();

        Assert.False(queue.Enqueue(Assessments.Escalation()));
    }

    [Fact]
    public async Task Enqueue_WithHandlers_EachGetsIt()
    {
        var first = new ScriptedHandler();
        var second = new ScriptedHandler();
        EmpathyEscalation escalation = Assessments.Escalation();
        await using (EscalationQueue queue = Queue(first, second))
        {
            Assert.True(queue.Enqueue(escalation));
        }

        Assert.Same(escalation, Assert.Single(first.Taken));
        Assert.Same(escalation, Assert.Single(second.Taken));
    }

    [Fact]
    public async Task Enqueue_HandlerThrows_TriesAgainWithTheSameIdAndGrowingWaits()
    {
        var waits = new ConcurrentQueue<DateTimeOffset>();
        var handler = new ScriptedHandler((_, _) =>
        {
            waits.Enqueue(_time.GetUtcNow());
            return waits.Count < 4 ? throw new InvalidOperationException() : ValueTask.CompletedTask;
        });
        await using EscalationQueue queue = Queue(handler);
        EmpathyEscalation escalation = Assessments.Escalation();
        queue.Enqueue(escalation);

        await AdvanceUntil(() => !handler.Taken.IsEmpty, TimeSpan.FromMilliseconds(250));

        DateTimeOffset[] tries = [.. waits];
        Assert.Equal(4, tries.Length);
        Assert.True(tries[1] - tries[0] >= TimeSpan.FromSeconds(1));
        Assert.True(tries[2] - tries[1] >= TimeSpan.FromSeconds(2));
        Assert.True(tries[3] - tries[2] >= TimeSpan.FromSeconds(4));
        Assert.All(handler.Seen, id => Assert.Equal(escalation.Id, id));
    }

    [Fact]
    public async Task Enqueue_HandlerAlwaysThrows_GivesUpAfterFiveTriesAndLogs()
    {
        var handler = new ScriptedHandler(static (_, _) => throw new InvalidOperationException("canary"));
        await using EscalationQueue queue = Queue(handler);
        queue.Enqueue(Assessments.Escalation());

        await AdvanceUntil(() => LostReasons().Length > 0, TimeSpan.FromSeconds(1));

        Assert.Equal(EscalationQueue.MaxTries, handler.Seen.Count);
        Assert.Equal(["handlerFailed"], LostReasons());
        Assert.DoesNotContain(_logs.GetSnapshot(), static record => record.Message.Contains("canary", StringComparison.Ordinal) || record.Exception is not null);
    }

    [Fact]
    public async Task Enqueue_OneOfTwoHandlersFails_OnlyThatOneIsTriedAgain()
    {
        var good = new ScriptedHandler();
        int calls = 0;
        var bad = new ScriptedHandler((_, _) => Interlocked.Increment(ref calls) == 1 ? throw new InvalidOperationException() : ValueTask.CompletedTask);
        await using EscalationQueue queue = Queue(good, bad);
        queue.Enqueue(Assessments.Escalation());

        await AdvanceUntil(() => !bad.Taken.IsEmpty, TimeSpan.FromSeconds(1));

        Assert.Single(good.Seen);
        Assert.Equal(2, bad.Seen.Count);
    }

    [Fact]
    public async Task Enqueue_HandlerHangs_OthersAreServedAfterTheTimeLimit()
    {
        var hang = new TaskCompletionSource();
        bool first = true;
        var handler = new ScriptedHandler((_, _) =>
        {
            bool hangs = first;
            first = false;
            return hangs ? new ValueTask(hang.Task) : ValueTask.CompletedTask;
        });
        await using EscalationQueue queue = Queue(handler);
        queue.Enqueue(Assessments.Escalation());
        EmpathyEscalation other = Assessments.Escalation();
        queue.Enqueue(other);

        await AdvanceUntil(() => handler.Taken.Contains(other), TimeSpan.FromSeconds(10));

        Assert.Contains(other, handler.Taken);
        hang.SetResult();
    }

    [Fact]
    public async Task Enqueue_SynchronousHandlerThatBlocks_DoesNotBlockTheCaller()
    {
        var release = new TaskCompletionSource();
        var handler = new ScriptedHandler((_, _) => new ValueTask(release.Task));
        await using EscalationQueue queue = Queue(handler);

        Assert.True(queue.Enqueue(Assessments.Escalation()));
        release.SetResult();
    }

    [Fact]
    public async Task DisposeAsync_FailingHandler_IsTriedWithoutWaiting()
    {
        int calls = 0;
        var handler = new ScriptedHandler((_, _) => Interlocked.Increment(ref calls) < 3 ? throw new InvalidOperationException() : ValueTask.CompletedTask);
        EscalationQueue queue = Queue(handler);
        queue.Enqueue(Assessments.Escalation());

        await queue.DisposeAsync();

        Assert.Single(handler.Taken);
    }

    [Fact]
    public async Task DisposeAsync_HangingHandler_EndsAfterTheDrainLimit()
    {
        var started = new TaskCompletionSource();
        var handler = new ScriptedHandler(async (_, cancellationToken) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        });
        EscalationQueue queue = Queue(handler);
        queue.Enqueue(Assessments.Escalation());
        queue.Enqueue(Assessments.Escalation());
        await started.Task;

        Task disposing = queue.DisposeAsync().AsTask();
        await AdvanceUntil(() => disposing.IsCompleted, TimeSpan.FromSeconds(1));

        await disposing;
        Assert.NotEmpty(LostReasons());
    }

    [Fact]
    public async Task Enqueue_AfterDispose_AnswersFalseAndLogs()
    {
        EscalationQueue queue = Queue(new ScriptedHandler());
        await queue.DisposeAsync();

        Assert.False(queue.Enqueue(Assessments.Escalation()));
        Assert.Equal(["closed"], LostReasons());
    }

    [Fact]
    public void Dispose_Synchronously_Drains()
    {
        var handler = new ScriptedHandler();
        EscalationQueue queue = Queue(handler);
        queue.Enqueue(Assessments.Escalation());

        queue.Dispose();

        Assert.Single(handler.Taken);
    }

    [Fact]
    public async Task Enqueue_FromARequest_DoesNotCarryItsContextAlong()
    {
        var ambient = new AsyncLocal<string?> { Value = "request" };
        string? seen = "unset";
        var handler = new ScriptedHandler((_, _) =>
        {
            seen = ambient.Value;
            return ValueTask.CompletedTask;
        });
        await using (EscalationQueue queue = Queue(handler))
        {
            queue.Enqueue(Assessments.Escalation());
        }

        Assert.Null(seen);
    }

    [Fact]
    public void Backlog_Full_DropsTheOldestOfTheLowestSeverity()
    {
        var backlog = new EscalationBacklog(3);
        EmpathyEscalation oldNotice = Assessments.Escalation(EmpathyEscalationSeverity.Notice);
        backlog.Add(Queued(Assessments.Escalation(EmpathyEscalationSeverity.Critical)));
        backlog.Add(Queued(oldNotice));
        backlog.Add(Queued(Assessments.Escalation(EmpathyEscalationSeverity.Notice)));

        EmpathyEscalation? dropped = backlog.Add(Queued(Assessments.Escalation(EmpathyEscalationSeverity.Urgent)));

        Assert.Same(oldNotice, dropped);
        Assert.Equal(3, backlog.Count);
    }

    [Fact]
    public void Backlog_Take_ServesTheMostSevereAndThenTheOldest()
    {
        var backlog = new EscalationBacklog(10);
        EmpathyEscalation[] escalations =
        [
            Assessments.Escalation(EmpathyEscalationSeverity.Notice),
            Assessments.Escalation(EmpathyEscalationSeverity.Critical),
            Assessments.Escalation(EmpathyEscalationSeverity.Urgent),
            Assessments.Escalation(EmpathyEscalationSeverity.Critical),
        ];
        foreach (EmpathyEscalation escalation in escalations)
        {
            backlog.Add(Queued(escalation));
        }

        EmpathyEscalation?[] taken = [.. Enumerable.Range(0, 5).Select(_ => backlog.Take(_time, ignoreBackoff: false, out TimeSpan? _)?.Escalation)];

        Assert.Equal([escalations[1], escalations[3], escalations[2], escalations[0], null], taken);
    }

    private EscalationQueue Queue(params IEscalationHandler[] handlers) => new(handlers, _time, new EmpathyTelemetry(new FakeLoggerFactory(_logs)));

    private QueuedEscalation Queued(EmpathyEscalation escalation) => new(escalation, [], _time.GetTimestamp());

    private string[] LostReasons() => [.. _logs.GetSnapshot()
        .Where(static record => record.Id.Name == "EscalationLost")
        .Select(static record => record.GetStructuredStateValue("Reason")!)];

    // The pump runs on the pool: time moves on only while nothing else is left to do but wait for it.
    private async Task AdvanceUntil(Func<bool> condition, TimeSpan step)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            _time.Advance(step);
            for (int i = 0; i < 100 && !condition(); i++)
            {
                await Task.Yield();
            }
        }
    }

    private sealed class ScriptedHandler(Func<EmpathyEscalation, CancellationToken, ValueTask>? script = null) : IEscalationHandler
    {
        public ConcurrentQueue<EmpathyEscalation> Taken { get; } = [];

        public ConcurrentQueue<Guid> Seen { get; } = [];

        public async ValueTask EscalateAsync(EmpathyEscalation escalation, CancellationToken cancellationToken)
        {
            Seen.Enqueue(escalation.Id);
            if (script is not null)
            {
                await script(escalation, cancellationToken);
            }

            Taken.Enqueue(escalation);
        }
    }
}
