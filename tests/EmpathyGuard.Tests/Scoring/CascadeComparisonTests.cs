using EmpathyGuard.Tests.Guard.Client;
using Microsoft.Extensions.Time.Testing;

namespace EmpathyGuard.Tests.Scoring;

public class CascadeComparisonTests
{
    private static readonly EmpathyExchange Calm = new("They cut my hours again and nobody even rang me first.", "Scheduling changes can happen.");
    private static readonly EmpathyExchange AtRisk = new("I want to kill myself tonight.", "Scheduling changes can happen.");

    [Fact]
    public async Task CompareAsync_SecondCompares_IsAsked()
    {
        var second = new Comparing(new ScriptedComparer(ReplyPreference.Second));
        Assert.Equal(ReplyPreference.Second, (await Cascade(second).CompareAsync(Calm, "They did not even ring.", TestContext.Current.CancellationToken)).Preference);
        Assert.Same(Calm, Assert.Single(second.Comparer.Asked).Exchange);
    }

    [Fact]
    public async Task CompareAsync_SecondCannotCompare_IsNotAsked()
    {
        ReplyComparison compared = await new CascadeEmpathyScorer(LexicalEmpathyScorer.Shared, LexicalEmpathyScorer.Shared, 0.1).CompareAsync(Calm, "They did not even ring.", TestContext.Current.CancellationToken);
        Assert.Equal((ReplyPreference.NotAsked, null), (compared.Preference, compared.Reason));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CompareAsync_PersonAtRisk_IsAskedOnlyWhereConfigured(bool askAtRisk)
    {
        var second = new Comparing(new ScriptedComparer(ReplyPreference.Second));
        ReplyComparison compared = await Cascade(second, o => o.AskAtRisk = askAtRisk).CompareAsync(AtRisk, "Call 988 now.", TestContext.Current.CancellationToken);
        Assert.Equal(askAtRisk ? (ReplyPreference.Second, null) : (ReplyPreference.NotAsked, SecondOpinion.Risk), (compared.Preference, compared.Reason));
        Assert.Equal(askAtRisk ? 1 : 0, second.Comparer.Asked.Count);
    }

    [Fact]
    public async Task CompareAsync_SecondThrows_IsUnjudged()
    {
        var second = new Comparing(new ScriptedComparer(static _ => throw new InvalidOperationException("their words")));
        ReplyComparison compared = await Cascade(second).CompareAsync(Calm, "They did not even ring.", TestContext.Current.CancellationToken);
        Assert.Equal((ReplyPreference.Unjudged, UnjudgedReasons.ScorerFailed), (compared.Preference, compared.Reason));
    }

    [Fact]
    public async Task CompareAsync_SecondOverruns_IsUnjudged_CallerCancels_Throws()
    {
        var time = new FakeTimeProvider();
        var second = new Comparing(new ScriptedComparer(static _ => new TaskCompletionSource<ReplyComparison>().Task));
        CascadeEmpathyScorer cascade = Cascade(second, o => (o.Time, o.TimeLimit) = (time, TimeSpan.FromSeconds(1)));
        Task<ReplyComparison> comparing = cascade.CompareAsync(Calm, "They did not even ring.", TestContext.Current.CancellationToken).AsTask();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(UnjudgedReasons.TimedOut, (await comparing).Reason);

        using var caller = new CancellationTokenSource();
        Task<ReplyComparison> cancelled = cascade.CompareAsync(Calm, "They did not even ring.", caller.Token).AsTask();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    private static CascadeEmpathyScorer Cascade(IEmpathyScorer second, Action<CascadeOptions>? configure = null)
    {
        var options = new CascadeOptions();
        configure?.Invoke(options);
        return new CascadeEmpathyScorer(LexicalEmpathyScorer.Shared, second, options);
    }

    private sealed class Comparing(ScriptedComparer comparer) : IEmpathyScorer, IReplyComparer
    {
        public ScriptedComparer Comparer => comparer;

        public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default) => LexicalEmpathyScorer.Shared.AssessAsync(exchange, cancellationToken);

        public ValueTask<ReplyComparison> CompareAsync(EmpathyExchange exchange, string secondReply, CancellationToken cancellationToken = default) => comparer.CompareAsync(exchange, secondReply, cancellationToken);
    }
}
