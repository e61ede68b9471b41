using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class LimitsTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public async Task MaxReprompts_BoundsTheExtraCalls(int max, bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply", tokens: 1), Script.Text("a worse reply", "r2", tokens: 1));
        harness.Options.MaxReprompts = max;

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(1 + max, harness.Inner.Calls.Count);
        Assert.Equal("a bad reply", result.Text);
        Assert.Equal(max == 0 ? EmpathyRepromptOutcome.Withheld : EmpathyRepromptOutcome.Rejected, result.Verdict.Reprompt);
        Assert.Equal(1 + max, result.Response.Usage!.InputTokenCount);
    }

    [Theory, CombinatorialStreaming]
    public async Task MaxReprompts_StopsAtTheFirstAccepted(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a worse reply", "r2"), Script.Text("a good reply", "r3"));
        harness.Options.MaxReprompts = 3;

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a good reply", result.Text);
        Assert.Equal(3, harness.Inner.Calls.Count);
    }

    [Theory, CombinatorialStreaming]
    public async Task Budget_Exhausted_Withholds(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.Budget = new Budget { Spend = _ => new(false) };

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Single(harness.Inner.Calls);
        Assert.Equal(EmpathyRepromptOutcome.Withheld, result.Verdict.Reprompt);
        Assert.Equal("budgetExhausted", result.Verdict.RepromptReason);
        Assert.False(result.Verdict.Degraded);
    }

    [Theory, CombinatorialStreaming]
    public async Task Budget_Throws_WithholdsAndNeverTouchesTheReply(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"));
        harness.Budget = new Budget { OnEarn = () => throw new InvalidOperationException(), Spend = _ => throw new InvalidOperationException() };

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal("budgetFailed", result.Verdict.RepromptReason);
        Assert.True(result.Verdict.Degraded);
    }

    [Theory, CombinatorialStreaming]
    public async Task Budget_EachGuardedCallEarns(bool streaming)
    {
        int earned = 0;
        Harness harness = Harness.With(EmpathyAction.Observe, Script.Text("a good reply"));
        harness.Budget = new Budget { OnEarn = () => earned++ };

        await harness.AskAsync(streaming);

        Assert.Equal(1, earned);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task RepromptTimeLimit_ReturnsFirst_EvenIfTheInnerClientIgnoresItsToken(bool streaming, bool ignoresToken)
    {
        var entered = new TaskCompletionSource();
        var second = new Script
        {
            Updates = Script.Text("a good reply", "r2").Updates,
            Before = token =>
            {
                entered.SetResult();
                return ignoresToken ? new TaskCompletionSource().Task : Task.Delay(Timeout.Infinite, token);
            },
        };
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), second);

        Task<Harness.Result> asking = harness.AskAsync(streaming);
        await entered.Task;
        harness.Time.Advance(EmpathyGuardOptions.DefaultRepromptTimeLimit - TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);
        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        Harness.Result result = await asking;

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal(EmpathyRepromptOutcome.Failed, result.Verdict.Reprompt);
        Assert.Equal("timedOut", result.Verdict.RepromptReason);
        Assert.True(result.Verdict.Degraded);
    }

    [Theory]
    [InlineData(false, 0.5, 1)]
    [InlineData(true, 0.5, 1)]
    [InlineData(false, 0.4, 0)]
    [InlineData(true, 0.4, 0)]
    public async Task SamplingRate_DecidesByChance(bool streaming, double rate, int scored)
    {
        Script script = Script.Text("a bad reply");
        Harness harness = Harness.With(EmpathyAction.Flag, script);
        harness.Options.SamplingRate = rate;
        harness.Chance = () => 0.45;

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(scored, harness.Scorer.Exchanges.Count);
        Assert.Equal(scored == 0, result.Response.GetEmpathyVerdict() is null);
    }

    [Theory, CombinatorialStreaming]
    public async Task SamplingRate_NeverSkipsSomeoneAtRisk(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a good reply"));
        harness.Options.SamplingRate = 0;
        harness.Messages = [new(ChatRole.User, "risk")];

        await harness.AskAsync(streaming);

        Assert.Single(harness.Scorer.Exchanges);
        Assert.Single(harness.Escalations.Raised);
    }

    [Theory, CombinatorialStreaming]
    public async Task ConcurrentCalls_DoNotInterfere(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag);
        using var inner = new EchoClient();
        EmpathyGuardChatClient client = harness.Build(inner);

        await Parallel.ForAsync(0, 200, async (i, token) =>
        {
            ChatMessage[] messages = [new(ChatRole.User, i % 2 == 0 ? $"bad {i}" : $"fine {i}")];
            ChatResponse response = streaming
                ? await client.GetStreamingResponseAsync(messages, cancellationToken: token).ToChatResponseAsync(token)
                : await client.GetResponseAsync(messages, cancellationToken: token);
            Assert.Equal(messages[0].Text, response.Text);
            Assert.Equal(i % 2 == 0 ? 0.8 : 0.1, response.GetEmpathyAssessment()!.MaxScore());
        });
    }

    private sealed class Budget : IRepromptBudget
    {
        public Action? OnEarn { get; init; }

        public Func<CancellationToken, ValueTask<bool>> Spend { get; init; } = _ => new(true);

        public void Earn() => OnEarn?.Invoke();

        public ValueTask<bool> TrySpendAsync(CancellationToken cancellationToken = default) => Spend(cancellationToken);
    }

    private sealed class EchoClient : IChatClient
    {
        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, messages.Single().Text));
        }

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (char c in messages.Single().Text)
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, c.ToString());
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
