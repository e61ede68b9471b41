using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class ComparisonTests
{
    private const string First = "a bad reply";
    private const string Second = "a good reply";

    public static TheoryData<bool, EmpathyComparison, ReplyPreference, string?, string> Preferences()
    {
        var rows = new TheoryData<bool, EmpathyComparison, ReplyPreference, string?, string>();
        foreach (bool streaming in new[] { false, true })
        {
            foreach (EmpathyComparison policy in new[] { EmpathyComparison.Required, EmpathyComparison.Veto })
            {
                bool required = policy == EmpathyComparison.Required;
                rows.Add(streaming, policy, ReplyPreference.Second, null, "better");
                rows.Add(streaming, policy, ReplyPreference.First, null, "notPreferred");
                rows.Add(streaming, policy, ReplyPreference.Same, null, required ? "notPreferred" : "better");
                rows.Add(streaming, policy, ReplyPreference.Unjudged, ReplyComparison.Disagreed, required ? "notPreferred" : "better");
                rows.Add(streaming, policy, ReplyPreference.Unjudged, "circuitOpen", required ? "comparisonFailed" : "better");
                rows.Add(streaming, policy, ReplyPreference.NotAsked, "taskNotSupported", "better");
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Preferences))]
    public async Task Comparer_OfAnAcceptedSecondReply_CanWithholdItAndNoMore(bool streaming, EmpathyComparison policy, ReplyPreference preference, string? said, string reason)
    {
        var comparer = new ScriptedComparer(preference, said);
        Harness harness = With(comparer, policy);

        Harness.Result result = await harness.AskAsync(streaming);

        bool accepted = reason == "better";
        Assert.Equal(accepted ? Second : First, result.Text);
        Assert.Equal(accepted ? EmpathyDelivery.Second : EmpathyDelivery.First, result.Verdict.Delivery);
        Assert.Equal(accepted ? EmpathyRepromptOutcome.Accepted : EmpathyRepromptOutcome.Rejected, result.Verdict.Reprompt);
        Assert.Equal(reason, result.Verdict.RepromptReason);
        Assert.Equal((preference, said, 40), (result.Verdict.Comparison!.Preference, result.Verdict.Comparison.Reason, result.Verdict.Comparison.InputTokens));
        Assert.Equal(preference == ReplyPreference.Unjudged && said != ReplyComparison.Disagreed, result.Verdict.Degraded);
        (EmpathyExchange exchange, string second) = Assert.Single(comparer.Asked);
        Assert.Equal((First, Second), (exchange.Messages[exchange.ReplyIndex].Text, second));
    }

    [Theory, CombinatorialStreaming]
    public async Task Comparer_IsNotAsked_WhereTheGateRefuses(bool streaming)
    {
        var comparer = new ScriptedComparer(ReplyPreference.Second);
        Harness harness = With(comparer);
        harness.Gate = static (_, _) => new GateDecision(false, "factLost");

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(First, result.Text);
        Assert.Equal("factLost", result.Verdict.RepromptReason);
        Assert.Null(result.Verdict.Comparison);
        Assert.Empty(comparer.Asked);
    }

    [Theory, CombinatorialStreaming]
    public async Task Comparer_Off_IsNotAsked(bool streaming)
    {
        var comparer = new ScriptedComparer(ReplyPreference.First);

        Harness.Result result = await With(comparer, EmpathyComparison.Off).AskAsync(streaming);

        Assert.Equal(Second, result.Text);
        Assert.Null(result.Verdict.Comparison);
        Assert.Empty(comparer.Asked);
    }

    [Theory, CombinatorialStreaming]
    public async Task Comparer_AfterAHarmVeto_IsNotAsked(bool streaming)
    {
        var comparer = new ScriptedComparer(ReplyPreference.First);
        Harness harness = new(Script.Text("a method reply"), Script.Text(Second, "r2")) { Options = new EmpathyGuardOptions { Action = EmpathyAction.Reprompt }, Comparer = comparer };
        harness.Messages = [new ChatMessage(ChatRole.User, "I am at risk tonight.")];
        harness.Gate = static (_, _) => new GateDecision(true, "better");

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(Second, result.Text);
        Assert.Empty(comparer.Asked);
    }

    [Theory, CombinatorialStreaming]
    public async Task Comparer_UnderShadow_SaysWhatWouldHaveBeen(bool streaming)
    {
        Harness harness = With(new ScriptedComparer(ReplyPreference.Same));
        harness.Options.Action = EmpathyAction.Shadow;

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(First, result.Text);
        Assert.Equal((EmpathyRepromptOutcome.Rejected, "notPreferred"), (result.Verdict.Reprompt, result.Verdict.RepromptReason));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task ComparerThrows_DeliversFirstFlagged(bool streaming, bool atOnce)
    {
        var exception = new InvalidOperationException("the comparer");
        Harness harness = With(new ScriptedComparer(_ => atOnce ? throw exception : Task.FromException<ReplyComparison>(exception)));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(First, result.Text);
        Assert.Equal((EmpathyRepromptOutcome.Rejected, "comparisonFailed"), (result.Verdict.Reprompt, result.Verdict.RepromptReason));
        Assert.Equal((ReplyPreference.Unjudged, "scorerFailed"), (result.Verdict.Comparison!.Preference, result.Verdict.Comparison.Reason));
        Assert.True(result.Verdict.Degraded);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task ComparerOverruns_HasTheScoringTimeLimit_EvenIfItIgnoresItsToken(bool streaming, bool ignoresToken)
    {
        var entered = new TaskCompletionSource();
        CancellationToken seen = default;
        Harness harness = With(new ScriptedComparer(async token =>
        {
            seen = token;
            entered.SetResult();
            await (ignoresToken ? new TaskCompletionSource().Task : Task.Delay(Timeout.Infinite, token));
            return ScriptedComparer.Of(ReplyPreference.Second);
        }));

        Task<Harness.Result> asking = harness.AskAsync(streaming);
        await entered.Task;
        harness.Time.Advance(EmpathyGuardOptions.DefaultScoringTimeLimit - TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);
        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        Harness.Result result = await asking;

        Assert.Equal(First, result.Text);
        Assert.Equal("comparisonFailed", result.Verdict.RepromptReason);
        Assert.Equal("timedOut", result.Verdict.Comparison!.Reason);
        var told = new TaskCompletionSource();
        await using CancellationTokenRegistration registration = seen.Register(told.SetResult);
        await told.Task;
    }

    [Theory, CombinatorialStreaming]
    public async Task ComparerOverruns_UnderVeto_TheRepromptsLimitEndsItAndTheSecondStands(bool streaming)
    {
        var entered = new TaskCompletionSource();
        Harness harness = With(
            new ScriptedComparer(async token =>
            {
                entered.SetResult();
                await Task.Delay(Timeout.Infinite, token);
                return ScriptedComparer.Of(ReplyPreference.First);
            }),
            EmpathyComparison.Veto);
        harness.Options.RepromptTimeLimit = TimeSpan.FromSeconds(1);

        Task<Harness.Result> asking = harness.AskAsync(streaming);
        await entered.Task;
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        Harness.Result result = await asking;

        Assert.Equal(Second, result.Text);
        Assert.Equal("timedOut", result.Verdict.Comparison!.Reason);
        Assert.True(result.Verdict.Degraded);
    }

    [Theory, CombinatorialStreaming]
    public async Task CallerCancels_DuringTheComparison_Throws(bool streaming)
    {
        using var caller = new CancellationTokenSource();
        Harness harness = With(new ScriptedComparer(async token =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return ScriptedComparer.Of(ReplyPreference.Second);
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.AskAsync(streaming, caller.Token));
    }

    [Theory, CombinatorialStreaming]
    public async Task Verdict_OfAComparison_RidesAlongInPlainWords(bool streaming)
    {
        Harness.Result result = await With(new ScriptedComparer(ReplyPreference.Unjudged, ReplyComparison.Disagreed)).AskAsync(streaming);

        string json = System.Text.Json.JsonSerializer.Serialize(result.Response, AIJsonUtilities.DefaultOptions);

        Assert.Contains("\"comparison\":{\"preference\":\"unjudged\",\"reason\":\"disagreed\",\"inputTokens\":40,\"outputTokens\":8}", string.Concat(json.Where(static c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Comparer_IsTheRegisteredOne_OrTheScorer(bool registered)
    {
        var comparer = new ScriptedComparer(ReplyPreference.Second);
        var cascade = new CascadeEmpathyScorer(LexicalEmpathyScorer.Shared, LexicalEmpathyScorer.Shared, 0.1);
        using ServiceProvider services = registered
            ? new ServiceCollection().AddSingleton<IReplyComparer>(comparer).BuildServiceProvider()
            : new ServiceCollection().BuildServiceProvider();

        Assert.Same(registered ? comparer : cascade, GuardServices.From(services, cascade).Comparer);
        Assert.Same(registered ? comparer : null, GuardServices.From(services, LexicalEmpathyScorer.Shared).Comparer);
    }

    private static Harness With(IReplyComparer comparer, EmpathyComparison policy = EmpathyComparison.Required)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text(First), Script.Text(Second, "r2"));
        harness.Comparer = comparer;
        harness.Options.Comparison = policy;
        return harness;
    }
}
