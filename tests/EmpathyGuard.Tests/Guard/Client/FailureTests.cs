using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class FailureTests
{
    [Theory, CombinatorialStreaming]
    public async Task InvalidArgs_Throws(bool streaming)
    {
        Assert.Throws<ArgumentNullException>(() => new EmpathyGuardChatClient(null!, new ScriptedScorer()));
        Assert.Throws<ArgumentNullException>(() => new EmpathyGuardChatClient(new ScriptedChatClient(), null!));
        EmpathyGuardChatClient client = new Harness().Build();
        if (streaming)
        {
            Assert.Throws<ArgumentNullException>(() => client.GetStreamingResponseAsync((IEnumerable<ChatMessage>)null!));
        }
        else
        {
            await Assert.ThrowsAsync<ArgumentNullException>(() => client.GetResponseAsync((IEnumerable<ChatMessage>)null!));
        }
    }

    [Theory, CombinatorialStreaming]
    public async Task InnerThrows_Propagates(bool streaming)
    {
        var exception = new HttpRequestException("down");
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Failing(exception));

        Assert.Same(exception, await Assert.ThrowsAsync<HttpRequestException>(() => harness.AskAsync(streaming)));
    }

    [Theory, CombinatorialStreaming]
    public async Task InnerCancelsItself_PropagatesUnchanged(bool streaming)
    {
        var exception = new TaskCanceledException("its own timeout");
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Failing(exception));

        Assert.Same(exception, await Assert.ThrowsAsync<TaskCanceledException>(() => harness.AskAsync(streaming)));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task ScorerThrows_DeliversDegraded(bool streaming, bool asynchronously)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"));
        harness.Scorer = new ScriptedScorer(_ => throw new InvalidOperationException("secret"))
        {
            Before = asynchronously ? async _ => await Task.Yield() : null,
        };

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.True(result.Verdict.Degraded);
        Assert.Equal(EmpathyStatus.Unjudged, result.Verdict.Assessment.Status);
        Assert.Equal(UnjudgedReasons.ScorerFailed, result.Verdict.Assessment.Reason);
        Assert.Equal(EmpathyRepromptOutcome.None, result.Verdict.Reprompt);
    }

    [Theory, CombinatorialStreaming]
    public async Task ScorerReturnsNull_DeliversDegraded(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a bad reply"));
        harness.Scorer = new ScriptedScorer(_ => null!);

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.True(result.Verdict.Degraded);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task ScorerReturnsBrokenAssessment_DeliversDegraded(bool streaming, bool asynchronously)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a bad reply"));
        harness.Scorer = new ScriptedScorer(_ => Assessments.Of() with { Modes = null! })
        {
            Before = asynchronously ? async _ => await Task.Yield() : null,
        };

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.True(result.Verdict.Degraded);
    }

    [Theory, CombinatorialStreaming]
    public async Task JudgeTimeout_IsNotCallerCancellation(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a bad reply"));
        harness.Scorer.Before = _ => throw new OperationCanceledException("the judge's own time limit");
        using var caller = new CancellationTokenSource();

        Harness.Result result = await harness.AskAsync(streaming, caller.Token);

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal(EmpathyStatus.Unjudged, result.Verdict.Assessment.Status);
    }

    [Theory, CombinatorialStreaming]
    public async Task ScorerHangs_DeliversUnjudgedAfterTheLimit_AndTellsTheScorerToStop(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a bad reply"));
        var entered = new TaskCompletionSource();
        var told = new TaskCompletionSource();
        harness.Scorer.Before = token =>
        {
            token.Register(told.SetResult);
            entered.SetResult();
            return new TaskCompletionSource().Task;
        };

        Task<Harness.Result> asking = harness.AskAsync(streaming);
        await entered.Task;
        Assert.False(asking.IsCompleted);
        harness.Time.Advance(EmpathyGuardOptions.DefaultScoringTimeLimit);
        Harness.Result result = await asking;

        Assert.Equal("a bad reply", result.Text);
        Assert.True(result.Verdict.Degraded);
        Assert.Equal(UnjudgedReasons.TimedOut, result.Verdict.Assessment.Reason);
        await told.Task;
    }

    [Theory, CombinatorialStreaming]
    public async Task ScorerHung_NextCallGetsAFreshToken(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a bad reply"));
        var entered = new TaskCompletionSource();
        harness.Scorer.Before = _ =>
        {
            entered.TrySetResult();
            return new TaskCompletionSource().Task;
        };
        EmpathyGuardChatClient client = harness.Build();
        Task<Harness.Result> asking = harness.AskAsync(client, streaming);
        await entered.Task;
        harness.Time.Advance(EmpathyGuardOptions.DefaultScoringTimeLimit);
        await asking;

        bool? cancelled = null;
        harness.Scorer.Before = token =>
        {
            cancelled = token.IsCancellationRequested;
            return Task.CompletedTask;
        };
        Harness.Result result = await harness.AskAsync(client, streaming);

        Assert.False(cancelled);
        Assert.Equal(EmpathyStatus.Assessed, result.Verdict.Assessment.Status);
    }

    [Theory]
    [InlineData(false, "inner")]
    [InlineData(true, "inner")]
    [InlineData(false, "scoring")]
    [InlineData(true, "scoring")]
    [InlineData(false, "hangingScorer")]
    [InlineData(true, "hangingScorer")]
    [InlineData(false, "scorerThrowsMeanwhile")]
    [InlineData(true, "scorerThrowsMeanwhile")]
    [InlineData(false, "reprompt")]
    [InlineData(true, "reprompt")]
    [InlineData(false, "secondScoring")]
    [InlineData(true, "secondScoring")]
    public async Task CallerCancellation_Propagates(bool streaming, string phase)
    {
        using var caller = new CancellationTokenSource();
        async Task CancelThenThrow(CancellationToken token)
        {
            await caller.CancelAsync();
            token.ThrowIfCancellationRequested();
        }

        Script first = Script.Text("a bad reply");
        Script second = Script.Text("a good reply", "r2");
        Harness harness = Harness.With(
            EmpathyAction.Reprompt,
            phase == "inner" ? new Script { Updates = first.Updates, Before = CancelThenThrow } : first,
            phase == "reprompt" ? new Script { Updates = second.Updates, Before = CancelThenThrow } : second);
        int scorings = 0;
        harness.Scorer = phase switch
        {
            "scoring" => new ScriptedScorer(e =>
            {
                caller.Cancel();
                return Assessments.ByText(e);
            }),
            "scorerThrowsMeanwhile" => new ScriptedScorer(_ =>
            {
                caller.Cancel();
                throw new InvalidOperationException();
            }),
            "hangingScorer" => new ScriptedScorer { Before = async _ => { await caller.CancelAsync(); await new TaskCompletionSource().Task; } },
            "secondScoring" => new ScriptedScorer(e =>
            {
                if (++scorings == 2)
                {
                    caller.Cancel();
                }

                return Assessments.ByText(e);
            }),
            _ => new ScriptedScorer(),
        };

        OperationCanceledException thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.AskAsync(streaming, caller.Token));

        Assert.True(caller.IsCancellationRequested);
        if (phase != "inner")
        {
            Assert.Equal(caller.Token, thrown.CancellationToken);
        }
    }

    [Theory, CombinatorialStreaming]
    public async Task EscalationAndMemoryThrow_ReplyIsDelivered(bool streaming)
    {
        var harness = new Harness(Script.Text("a good reply"))
        {
            Messages = [new(ChatRole.User, "risk")],
            Memory = new Harness.FakeRiskMemory { Before = () => throw new InvalidOperationException() },
            ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { ConversationKey = "k" }),
        };
        harness.Escalations.Throws = new InvalidOperationException();

        Assert.Equal("a good reply", (await harness.AskAsync(streaming)).Text);
    }
}
