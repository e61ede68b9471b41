using System.Diagnostics;
using System.Diagnostics.Metrics;
using EmpathyGuard.Telemetry;
using EmpathyGuard.Tests.Guard;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EmpathyGuard.Tests.Telemetry;

[Collection(ListeningTests.Name)]
public sealed class CanaryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Harness_PipelineThatLogsTheText_FindsTheLeak(bool streaming)
    {
        using var harness = new CanaryHarness();
        ILogger logger = harness.LoggerFactory.CreateLogger("leaky");

        await harness.RunAsync(inner => inner.AsBuilder().Use((messages, options, next, cancellationToken) =>
        {
            logger.LogInformation("{Text}", messages.Last().Text);
            return next(messages, options, cancellationToken);
        }).Build(), streaming);

        Assert.Contains("userText", Assert.Single(harness.Leaks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Harness_PipelineThatThrowsTheText_FindsTheLeak(bool streaming)
    {
        using var harness = new CanaryHarness();

        await harness.RunAsync(
            static inner => inner.AsBuilder().Use((messages, _, _, _) => throw new InvalidOperationException(messages.First().Text)).Build(), streaming);

        Assert.Contains("systemPrompt", Assert.Single(harness.Leaks), StringComparison.Ordinal);
    }

    [Fact]
    public void Harness_MetricTagAndSpanWithTheText_FindsTheLeaks()
    {
        using var harness = new CanaryHarness();
        using var meter = new Meter("leaky");
        using var source = new ActivitySource("leaky");

        meter.CreateCounter<long>("leaks").Add(1, new KeyValuePair<string, object?>("text", harness.Plant("tag")));
        source.StartActivity("leak")?.SetTag("text", harness.Plant("span")).Dispose();

        Assert.Equal(2, harness.Leaks.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Harness_PipelineThatSaysNothing_IsClean(bool streaming)
    {
        using var harness = new CanaryHarness();

        ChatResponse? response = await harness.RunAsync(static inner => inner, streaming);

        Assert.Contains("canary", response!.Text, StringComparison.Ordinal);
        Assert.Empty(harness.Leaks);
    }

    [Theory]
    [InlineData(false, EmpathyAction.Observe)]
    [InlineData(true, EmpathyAction.Observe)]
    [InlineData(false, EmpathyAction.Flag)]
    [InlineData(true, EmpathyAction.Flag)]
    [InlineData(false, EmpathyAction.Shadow)]
    [InlineData(true, EmpathyAction.Shadow)]
    [InlineData(false, EmpathyAction.Reprompt)]
    [InlineData(true, EmpathyAction.Reprompt)]
    [InlineData(false, EmpathyAction.Replace)]
    [InlineData(true, EmpathyAction.Replace)]
    public async Task Guard_EveryAction_LeaksNothing(bool streaming, EmpathyAction action)
    {
        using var harness = new CanaryHarness();
        string failing = $"{harness.Plant("first")}. Grief is a process that many individuals experience. It is recommended that a routine be established. Stay positive.";

        ChatResponse? response = await harness.RunAsync(
            inner => inner.AsBuilder().UseEmpathyGuard(configure: options =>
            {
                options.Action = action;
                options.ReplacementText = harness.Plant("replacement");
            }).Build(new Services(harness.LoggerFactory)),
            streaming,
            options => options.WithEmpathyGuard(new EmpathyRequest { ConversationKey = harness.Plant("key"), Source = harness.Plant("source") }),
            failing,
            harness.Plant("second"));

        harness.Hear(response!.GetEmpathyVerdict());
        harness.Hear(response!.GetEmpathyAssessment());
        Assert.Contains("canary", response!.Text, StringComparison.Ordinal);
        Assert.True(harness.Heard > 4);
        Assert.Empty(harness.Leaks);
    }

    private sealed class Services(ILoggerFactory loggers) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(ILoggerFactory) ? loggers : null;
    }

    [Fact]
    public void Telemetry_EverythingThatAScorerOfTheUsersMayHandOver_LeaksNothing()
    {
        using var harness = new CanaryHarness();
        var telemetry = new EmpathyTelemetry(harness.LoggerFactory);
        EmpathyFinding finding = Assessments.Finding(harness.Plant("rule"), EmpathyFailureMode.ConflictAvoidance) with { Why = harness.Plant("why") };
        EmpathyAssessment assessed = Assessments.Scored(0.7, 0.4, 0.9, 0.1, findings: [finding]) with { Scorer = harness.Plant("scorer") };
        EmpathyAssessment unjudged = EmpathyAssessment.Unjudged(harness.Plant("reason"), harness.Plant("scorer"));
        var verdict = new EmpathyVerdict
        {
            Assessment = assessed,
            Action = EmpathyAction.Reprompt,
            Reprompt = EmpathyRepromptOutcome.Rejected,
            RepromptReason = harness.Plant("repromptReason"),
            Degraded = true,
        };

        using (Activity? activity = EmpathyTelemetry.StartGuard("chat"))
        {
            telemetry.Assessed(assessed, new EmpathyPolicy(new EmpathyGuardOptions()), "response-1", TimeSpan.FromMilliseconds(1));
            telemetry.Assessed(unjudged, new EmpathyPolicy(new EmpathyGuardOptions()), "response-1", TimeSpan.FromMilliseconds(1));
            telemetry.Decided(activity, verdict, "response-1", TimeSpan.FromMilliseconds(2));
        }

        telemetry.NotScored(harness.Plant("notScored"));
        telemetry.Failed(harness.Plant("stage"), harness.PlantException());
        telemetry.EscalationRaised(Assessments.Escalation(reason: harness.Plant("escalation")));
        telemetry.EscalationTryFailed(Assessments.Escalation(), 1, harness.PlantException());

        Assert.Empty(harness.Leaks);
        Assert.True(harness.Heard > 20, "The telemetry must have been heard for its silence to mean anything.");
    }

    [Fact]
    public void Sensitive_SwitchedOn_IsTheOneWayOut()
    {
        using var harness = new CanaryHarness();
        new EmpathyTelemetry(harness.LoggerFactory).Sensitive("first", harness.Plant("draft"));

        Assert.StartsWith("log EmpathyGuard Trace", Assert.Single(harness.Leaks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RiskMemoryAndEscalations_KeyAndFailures_LeakNothing()
    {
        using var harness = new CanaryHarness();
        var telemetry = new EmpathyTelemetry(harness.LoggerFactory);
        var memory = new RiskMemory(new FakeTimeProvider(), telemetry);
        string? id = memory.Identify(harness.Plant("conversationKey"), new EmpathyCrisisOptions { ConversationKeySecret = harness.Plant("secret") });
        await memory.FlagAsync(id, new EmpathyCrisisOptions(), CancellationToken.None);
        EmpathyEscalation escalation = Assessments.Escalation() with { ConversationId = id };
        harness.Hear(escalation);
        await using (var queue = new EscalationQueue([new ThrowingHandler(harness)], new FakeTimeProvider(), telemetry))
        {
            queue.Enqueue(escalation);
        }

        Assert.Empty(harness.Leaks);
    }

    [Fact]
    public void ToString_OfWhatHoldsText_LeaksNothing()
    {
        using var harness = new CanaryHarness();
        harness.Hear(new EmpathyExchange(harness.Plant("user"), harness.Plant("reply")));
        harness.Hear(new EmpathyMessage(EmpathyRole.User, harness.Plant("message")));
        harness.Hear(new EmpathyRequest { ConversationKey = harness.Plant("key"), Source = harness.Plant("source") });

        Assert.Empty(harness.Leaks);
        Assert.Equal(3, harness.Heard);
    }

    private sealed class ThrowingHandler(CanaryHarness harness) : IEscalationHandler
    {
        public ValueTask EscalateAsync(EmpathyEscalation escalation, CancellationToken cancellationToken) => throw harness.PlantException();
    }
}
