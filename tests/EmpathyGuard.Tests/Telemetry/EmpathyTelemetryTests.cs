using System.Diagnostics;
using System.Diagnostics.Metrics;
using EmpathyGuard.Telemetry;
using EmpathyGuard.Tests.Guard;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace EmpathyGuard.Tests.Telemetry;

[Collection(ListeningTests.Name)]
public sealed class EmpathyTelemetryTests : IDisposable
{
    private readonly FakeLogCollector _logs = new();
    private readonly TestMeterFactory _meters = new();
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, string Tags)> _measured = [];
    private readonly EmpathyTelemetry _telemetry;
    private readonly EmpathyPolicy _policy = new(new EmpathyGuardOptions { Profile = "Support" });

    public EmpathyTelemetryTests()
    {
        _telemetry = new EmpathyTelemetry(new FakeLoggerFactory(_logs), _meters);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == _meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Add((instrument.Name, value, Join(tags))));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Add((instrument.Name, value, Join(tags))));
        _listener.Start();
    }

    [Fact]
    public void Assessed_FailureAndConcern_AreLoggedAtTheirLevels()
    {
        _telemetry.Assessed(Assessments.Scored(0.7, 0.4, 0.1), _policy, "r-1", TimeSpan.Zero);

        FakeLogRecord[] records = Guard();
        Assert.Equal(2, records.Length);
        Assert.Equal((LogLevel.Warning, 1, "EmpathyFailure"), (records[0].Level, records[0].Id.Id, records[0].Id.Name));
        Assert.Equal("sentimentAttenuation", records[0].GetStructuredStateValue("Mode"));
        Assert.Equal("r-1", records[0].GetStructuredStateValue("ResponseId"));
        Assert.Equal((LogLevel.Information, 2, "EmpathyConcern"), (records[1].Level, records[1].Id.Id, records[1].Id.Name));
    }

    [Fact]
    public void Assessed_AnyScore_WritesTheEvaluationEvent()
    {
        _telemetry.Assessed(Assessments.Scored(conflict: 0.75), _policy, "r-1", TimeSpan.Zero);

        FakeLogRecord[] records = [.. _logs.GetSnapshot().Where(static record => record.Id.Name == "gen_ai.evaluation.result")];
        Assert.Equal(4, records.Length);
        FakeLogRecord conflict = records.Single(static record => record.Level == LogLevel.Information);
        Assert.Equal("EmpathyGuard.Evaluation", conflict.Category);
        Assert.Equal(
        [
            new("gen_ai.evaluation.name", "conflictAvoidance"),
            new("gen_ai.evaluation.score.label", "failure"),
            new("gen_ai.response.id", "r-1"),
            new("gen_ai.evaluation.score.value", "0.75"),
        ],
        conflict.StructuredState!);
        Assert.Equal("gen_ai.evaluation.result: conflictAvoidance is failure.", conflict.Message);
    }

    [Fact]
    public void Assessed_Unjudged_SaysWhyAndIsCounted()
    {
        _telemetry.Assessed(EmpathyAssessment.Unjudged(UnjudgedReasons.UnsupportedLanguage, "s"), _policy, "r-1", TimeSpan.Zero);

        FakeLogRecord[] events = [.. _logs.GetSnapshot().Where(static record => record.Id.Name == "gen_ai.evaluation.result")];
        Assert.Equal(4, events.Length);
        Assert.All(events, static record => Assert.Equal("unsupportedLanguage", record.GetStructuredStateValue("error.type")));
        Assert.Contains(("empathyguard.unjudged", 1, "empathyguard.reason=unsupportedLanguage"), _measured);
        Assert.Equal("Unjudged", Assert.Single(Guard()).Id.Name);
    }

    [Fact]
    public void Assessed_NotApplicable_WritesNoEvaluation()
    {
        _telemetry.Assessed(EmpathyAssessment.NotApplicable(UnjudgedReasons.NoText, "s"), _policy, null, TimeSpan.Zero);

        Assert.Empty(_logs.GetSnapshot());
        Assert.Equal(4, _measured.Count(static m => m.Tags.Contains("notApplicable", StringComparison.Ordinal)));
    }

    [Fact]
    public void Assessed_Modes_AreCountedByLabelAndAction()
    {
        _telemetry.Assessed(Assessments.Scored(0.7, conflict: 0.4), _policy, null, TimeSpan.FromMilliseconds(250));

        Assert.Contains(("empathyguard.assessments", 1, "empathyguard.action=flag, empathyguard.label=failure, empathyguard.mode=sentimentAttenuation"), _measured);
        Assert.Contains(("empathyguard.assessments", 1, "empathyguard.action=reprompt, empathyguard.label=concern, empathyguard.mode=conflictAvoidance"), _measured);
        Assert.Contains(("empathyguard.scoring.duration", 0.25, ""), _measured);
    }

    [Fact]
    public void Decided_RepromptDegradedAndResources_AreCounted()
    {
        EmpathyVerdict verdict = Verdict(new CrisisAssessment
        {
            Resources = [Mention(verified: true), Mention(verified: false), Mention(verified: true)],
        }) with
        { Reprompt = EmpathyRepromptOutcome.Rejected, RepromptReason = "factLost", Degraded = true };

        _telemetry.Decided(null, verdict, "r-1", TimeSpan.FromSeconds(2));

        Assert.Contains(("empathyguard.reprompts", 1, "empathyguard.reason=factLost, empathyguard.reprompt.outcome=rejected"), _measured);
        Assert.Contains(("empathyguard.added_latency", 2, ""), _measured);
        Assert.Contains(("empathyguard.degraded", 1, ""), _measured);
        Assert.Contains(("empathyguard.crisis.resources_offered", 2, "empathyguard.resource.verified=True"), _measured);
        Assert.Contains(("empathyguard.crisis.resources_offered", 1, "empathyguard.resource.verified=False"), _measured);
        Assert.Equal(["Reprompt", "Degraded"], Guard().Select(static record => record.Id.Name));
    }

    [Fact]
    public void Decided_OperatorText_CountsItsOwnResources()
    {
        EmpathyVerdict verdict = Verdict(new CrisisAssessment { Resources = [Mention(verified: false)] }) with { Delivery = EmpathyDelivery.Operator };

        _telemetry.Decided(null, verdict, null, TimeSpan.Zero, operatorResources: 1);

        Assert.Equal(("empathyguard.crisis.resources_offered", 1, "empathyguard.resource.verified=True"), _measured.Single(static m => m.Name.Contains("resources", StringComparison.Ordinal)));
    }

    [Fact]
    public void StartGuard_Listener_GetsASpanWithTheDecision()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "EmpathyGuard",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);

        using Activity? activity = EmpathyTelemetry.StartGuard("chat");
        _telemetry.Decided(activity, Verdict(CrisisAssessment.None) with { Reprompt = EmpathyRepromptOutcome.Accepted, Delivery = EmpathyDelivery.Second }, "r-1", TimeSpan.Zero);

        Assert.Equal("empathyguard chat", activity!.DisplayName);
        Assert.Equal("second", activity.GetTagItem("empathyguard.delivery"));
        Assert.Equal("accepted", activity.GetTagItem("empathyguard.reprompt.outcome"));
        Assert.Equal("r-1", activity.GetTagItem("gen_ai.response.id"));
        Assert.Equal("failure", activity.GetTagItem("empathyguard.label.sentimentAttenuation"));
    }

    [Fact]
    public void Escalation_RaisedAndLost_IsCounted()
    {
        _telemetry.EscalationRaised(Assessments.Escalation(EmpathyEscalationSeverity.Critical, "harmVeto"));
        _telemetry.EscalationLost(Assessments.Escalation(), "queueFull");

        Assert.Equal(
        [
            ("empathyguard.escalations", 1, "empathyguard.reason=harmVeto, empathyguard.severity=critical"),
            ("empathyguard.escalations.lost", 1, "empathyguard.reason=queueFull, empathyguard.severity=urgent"),
        ],
        _measured);
    }

    [Fact]
    public void NotScored_Logs_AtDebug()
    {
        _telemetry.NotScored("pendingTool");

        Assert.Equal((LogLevel.Debug, "NotScored"), (Assert.Single(Guard()).Level, Guard()[0].Id.Name));
        Assert.Equal("pendingTool", Guard()[0].GetStructuredStateValue("Reason"));
    }

    [Fact]
    public void Failed_Exception_IsLoggedByTypeAlone()
    {
        _telemetry.Failed("scoring", new InvalidOperationException("what the person said"));

        FakeLogRecord record = Assert.Single(Guard());
        Assert.Null(record.Exception);
        Assert.Equal("System.InvalidOperationException", record.GetStructuredStateValue("ExceptionType"));
        Assert.DoesNotContain("person", record.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EventIds_AreUniqueAndNamed()
    {
        var attributes = typeof(Log).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)
            .Select(static method => method.GetCustomAttributes(typeof(LoggerMessageAttribute), inherit: false))
            .SelectMany(static found => found.Cast<LoggerMessageAttribute>())
            .ToList();

        Assert.NotEmpty(attributes);
        Assert.Distinct(attributes.Select(static attribute => attribute.EventId));
        Assert.Distinct(attributes.Select(static attribute => attribute.EventName));
        Assert.All(attributes, static attribute => Assert.False(string.IsNullOrEmpty(attribute.EventName)));
    }

    [Fact]
    public void EveryCall_WithoutAListener_AllocatesNothing()
    {
        using var unheard = new TestMeterFactory();
        var telemetry = new EmpathyTelemetry(meterFactory: unheard);
        EmpathyAssessment assessment = Assessments.Scored(0.7, 0.4, crisis: new CrisisAssessment { Resources = [Mention(verified: true)] });
        EmpathyVerdict verdict = Verdict(CrisisAssessment.None) with { Assessment = assessment, Reprompt = EmpathyRepromptOutcome.Accepted, Degraded = true };
        var exception = new InvalidOperationException();

        void Call()
        {
            telemetry.Assessed(assessment, _policy, "r-1", TimeSpan.Zero);
            telemetry.Decided(null, verdict, "r-1", TimeSpan.Zero);
            telemetry.NotScored("pendingTool");
            telemetry.Failed("scoring", exception);
        }

        Call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Call();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.Dispose();
    }

    private FakeLogRecord[] Guard() => [.. _logs.GetSnapshot().Where(static record => record.Category == "EmpathyGuard")];

    private static EmpathyVerdict Verdict(CrisisAssessment crisis) => new() { Assessment = Assessments.Scored(0.7, crisis: crisis), Action = EmpathyAction.Reprompt };

    private static CrisisResourceMention Mention(bool verified) => new() { Start = 0, Length = 3, Verified = verified };

    private static string Join(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(", ", tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));

    private sealed class TestMeterFactory : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            var meter = new Meter(options);
            _meters.Add(meter);
            return meter;
        }

        public void Dispose() => _meters.ForEach(static meter => meter.Dispose());
    }
}
