using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard.Testing.Tests;

public sealed class FakeEscalationHandlerTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Registered_GetsTheEscalationOfAPersonAtRisk(bool streaming)
    {
        var handler = new FakeEscalationHandler();
        await using ServiceProvider services = new ServiceCollection().AddEmpathyGuard().AddSingleton<IEscalationHandler>(handler).BuildServiceProvider();
        using var model = new ScriptedChatClient("I'm glad you told me. Are you thinking of ending your life tonight?");
        using IChatClient client = model.AsBuilder().UseEmpathyGuard().Build(services);

        const string Person = "cant do this anymore. i want to kill myself";
        _ = streaming ? await client.GetStreamingResponseAsync(Person).ToChatResponseAsync() : await client.GetResponseAsync(Person);

        EmpathyEscalation taken = Assert.Single(await handler.WaitForAsync(1, TestContext.Current.CancellationToken));
        taken.Assessment.ShouldHaveRiskCue(RiskKind.Suicide);
        Assert.Equal(1, handler.Tries);
    }

    [Fact]
    public async Task FailNext_FailsAsOftenAndThenTakes()
    {
        var handler = new FakeEscalationHandler();
        handler.FailNext(2);
        EmpathyEscalation escalation = Escalation();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await handler.EscalateAsync(escalation, CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await handler.EscalateAsync(escalation, CancellationToken.None));
        await handler.EscalateAsync(escalation, CancellationToken.None);

        Assert.Same(escalation, Assert.Single(handler.Taken));
        Assert.Equal(3, handler.Tries);
    }

    [Fact]
    public async Task WaitFor_EndsOnlyWhenAllAreThere()
    {
        var handler = new FakeEscalationHandler();
        Task<IReadOnlyList<EmpathyEscalation>> waiting = handler.WaitForAsync(2, TestContext.Current.CancellationToken);
        await handler.EscalateAsync(Escalation(), CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        await handler.EscalateAsync(Escalation(), CancellationToken.None);

        Assert.Equal(2, (await waiting).Count);
    }

    [Fact]
    public async Task WaitFor_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FakeEscalationHandler().WaitForAsync(1, cancelled.Token));
    }

    private static EmpathyEscalation Escalation() => new()
    {
        Id = Guid.NewGuid(),
        RaisedAt = DateTimeOffset.UnixEpoch,
        Severity = EmpathyEscalationSeverity.Notice,
        Reason = "riskCue",
        Assessment = EmpathyAssessment.Unjudged(UnjudgedReasons.NoText, "test", null),
    };
}
