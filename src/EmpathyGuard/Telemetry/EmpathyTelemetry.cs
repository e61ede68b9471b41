using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmpathyGuard.Telemetry;

/// <summary>The guard's logs, metrics and spans: the one place that writes them. No text of a conversation passes through, unless switched on.</summary>
/// <remarks>Thread-safe. Nothing is allocated where nobody listens.</remarks>
internal sealed class EmpathyTelemetry
{
    private const int ModeCount = 4;

    private static readonly string? Version = typeof(EmpathyTelemetry).Assembly.GetName().Version?.ToString(3);
    private static readonly ActivitySource Source = new(TelemetryNames.Source, Version ?? "");

    // Without a factory one meter serves the process; each of many would be listened to and exported on its own.
    private static readonly Lazy<Instruments> ProcessWide = new(static () => new Instruments(new Meter(TelemetryNames.Source, Version)));

    private readonly ILogger _logger;
    private readonly ILogger _evaluation;
    private readonly Instruments _instruments;

    /// <summary>Creates the telemetry on what the application has registered.</summary>
    /// <param name="loggerFactory">The logs; none when omitted.</param>
    /// <param name="meterFactory">The owner of the meter; the process when omitted.</param>
    public EmpathyTelemetry(ILoggerFactory? loggerFactory = null, IMeterFactory? meterFactory = null)
    {
        loggerFactory ??= NullLoggerFactory.Instance;
        _logger = loggerFactory.CreateLogger(TelemetryNames.Source);
        _evaluation = loggerFactory.CreateLogger(TelemetryNames.EvaluationCategory);

#pragma warning disable CA2000 // The factory owns its meters and gives the same one for the same name.
        Meter? meter = meterFactory?.Create(TelemetryNames.Source, Version);
#pragma warning restore CA2000
        _instruments = meter is null ? ProcessWide.Value : new Instruments(meter);
    }

    /// <summary>Starts the span of a guarded call; <see langword="null"/> where nobody listens.</summary>
    public static Activity? StartGuard(string operation)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity? activity = Source.StartActivity($"empathyguard {operation}");
        return activity?.SetTag(TelemetryNames.Tags.Operation, operation);
    }

    /// <summary>Whether anybody listens to how long things take.</summary>
    public bool Times => _instruments.ScoringDuration.Enabled || _instruments.AddedLatency.Enabled;

    /// <summary>Whether anybody listens to what is measured of each decision.</summary>
    public bool MeasuresDecisions => _instruments.AddedLatency.Enabled || _instruments.CrisisResources.Enabled;

    /// <summary>Whether anybody listens to spans.</summary>
    public static bool Traces => Source.HasListeners();

    /// <summary>Records an assessment: counts by mode, label and action, the evaluation events, the scoring time.</summary>
    public void Assessed(EmpathyAssessment assessment, EmpathyPolicy policy, string? responseId, TimeSpan? scoringTime)
    {
        if (scoringTime is { } scoring && _instruments.ScoringDuration.Enabled)
        {
            _instruments.ScoringDuration.Record(scoring.TotalSeconds);
        }

        if (assessment.Status == EmpathyStatus.Unjudged)
        {
            Unjudged(assessment.Reason, responseId);
        }

        // Asked once: of a mode that passed, nearly always nobody wants to hear.
        bool everything = _instruments.Assessments.Enabled || _evaluation.IsEnabled(LogLevel.Debug);
        EmpathyModes modes = assessment.Modes;
        Assessed(EmpathyFailureMode.SentimentAttenuation, modes.SentimentAttenuation);
        Assessed(EmpathyFailureMode.GranularityMismatch, modes.GranularityMismatch);
        Assessed(EmpathyFailureMode.ConflictAvoidance, modes.ConflictAvoidance);
        Assessed(EmpathyFailureMode.LinguisticDistancing, modes.LinguisticDistancing);

        void Assessed(EmpathyFailureMode mode, ModeAssessment of)
        {
            if (everything || of.Label is not (EmpathyLabel.Clear or EmpathyLabel.NotApplicable))
            {
                AssessedMode(mode, of, policy.Action(mode), assessment.Reason, responseId);
            }
        }
    }

    /// <summary>Records what the guard did in the end, and the latency that it added.</summary>
    /// <param name="activity">The span of the call.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="responseId">The response's id.</param>
    /// <param name="addedLatency">How long the person waited for the guard; <see langword="null"/> where that was not measured.</param>
    /// <param name="operatorResources">How many verified resources stand in the operator's text, where that was delivered.</param>
    public void Decided(Activity? activity, EmpathyVerdict verdict, string? responseId, TimeSpan? addedLatency, int operatorResources = 0)
    {
        if (addedLatency is { } added && _instruments.AddedLatency.Enabled)
        {
            _instruments.AddedLatency.Record(added.TotalSeconds);
        }

        if (verdict.Reprompt != EmpathyRepromptOutcome.None)
        {
            Reprompted(verdict, responseId);
        }

        if (verdict.Degraded)
        {
            _instruments.Degraded.Add(1);
            Log.Degraded(_logger, responseId);
        }

        if (verdict.ReleaseReason is { } release)
        {
            Released(release, responseId);
        }

        if (_instruments.CrisisResources.Enabled)
        {
            ResourcesOffered(verdict, operatorResources);
        }

        if (activity is { IsAllDataRequested: true })
        {
            Describe(activity, verdict, responseId);
        }
    }

    /// <summary>Records what a conversation's trajectory shows: the turn from which on it flattens, and each reply that repeats a template.</summary>
    public void Followed(EmpathyTrajectory trajectory, bool flattens, string? responseId)
    {
        if (flattens)
        {
            Log.TrajectoryFlattens(_logger, trajectory.Turns, trajectory.Slope, responseId);
        }

        if (trajectory.RepeatedTemplate)
        {
            Log.TemplateRepeated(_logger, trajectory.Turns, responseId);
        }
    }

    /// <summary>Records that a reply was passed untouched because there was nothing to score. Debug.</summary>
    public void NotScored(string reason) => Log.NotScored(_logger, TelemetryValues.Reason(reason));

    /// <summary>Records a failure inside the guard. The exception's type is logged, never its message, which may quote the conversation.</summary>
    public void Failed(string stage, Exception exception)
    {
        if (_logger.IsEnabled(LogLevel.Warning))
        {
            Log.Failed(_logger, TelemetryValues.Reason(stage), TypeOf(exception));
        }
    }

    /// <summary>Logs both drafts at Trace; called only where the options enable sensitive data.</summary>
    public void Sensitive(string stage, string text) => Log.SensitiveText(_logger, stage, text);

    /// <summary>Records that an escalation was queued.</summary>
    public void EscalationRaised(EmpathyEscalation escalation)
    {
        string severity = TelemetryValues.Of(escalation.Severity);
        string reason = TelemetryValues.Reason(escalation.Reason);
        Log.EscalationRaised(_logger, escalation.Id, severity, reason);
        _instruments.Escalations.Add(1, new(TelemetryNames.Tags.Severity, severity), new(TelemetryNames.Tags.Reason, reason));
    }

    /// <summary>Records that a handler failed and will be tried again, unless this was its last try.</summary>
    public void EscalationTryFailed(EmpathyEscalation escalation, int attempt, Exception exception) =>
        Log.EscalationTryFailed(_logger, escalation.Id, attempt, TypeOf(exception));

    /// <summary>Records that an escalation did not reach a handler and will not.</summary>
    public void EscalationLost(EmpathyEscalation escalation, string reason)
    {
        string severity = TelemetryValues.Of(escalation.Severity);
        Log.EscalationLost(_logger, escalation.Id, severity, reason);
        _instruments.EscalationsLost.Add(1, new(TelemetryNames.Tags.Severity, severity), new(TelemetryNames.Tags.Reason, reason));
    }

    /// <summary>Records that a reload of the options was refused.</summary>
    public void ReloadRefused(string optionsName, IEnumerable<string> failures)
    {
        if (_logger.IsEnabled(LogLevel.Error))
        {
            Log.ReloadRefused(_logger, optionsName, string.Join(' ', failures));
        }
    }

    private static string TypeOf(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    private static void Describe(Activity activity, EmpathyVerdict verdict, string? responseId)
    {
        activity.SetTag(TelemetryNames.Tags.Action, TelemetryValues.Of(verdict.Action));
        activity.SetTag(TelemetryNames.Tags.Delivery, TelemetryValues.Of(verdict.Delivery));
        activity.SetTag(TelemetryNames.Tags.Outcome, TelemetryValues.Of(verdict.Reprompt));
        activity.SetTag(TelemetryNames.Tags.Degraded, TelemetryValues.Of(verdict.Degraded));
        activity.SetTag(TelemetryNames.Tags.Escalated, TelemetryValues.Of(verdict.Escalated));
        activity.SetTag(TelemetryNames.Tags.ResponseId, responseId);
        if (verdict.RepromptReason is { } reason)
        {
            activity.SetTag(TelemetryNames.Tags.Reason, TelemetryValues.Reason(reason));
        }

        if (verdict.ReleaseReason is { } release)
        {
            activity.SetTag(TelemetryNames.Tags.Release, TelemetryValues.Reason(release));
        }

        for (int i = 0; i < ModeCount; i++)
        {
            var mode = (EmpathyFailureMode)i;
            activity.SetTag($"{TelemetryNames.Tags.Label}.{TelemetryValues.Of(mode)}", TelemetryValues.Of(verdict.Assessment.Modes[mode].Label));
        }
    }

    private void AssessedMode(EmpathyFailureMode mode, ModeAssessment assessment, EmpathyAction action, string? reason, string? responseId)
    {
        if (_instruments.Assessments.Enabled)
        {
            _instruments.Assessments.Add(
                1,
                new(TelemetryNames.Tags.Mode, TelemetryValues.Of(mode)),
                new(TelemetryNames.Tags.Label, TelemetryValues.Of(assessment.Label)),
                new(TelemetryNames.Tags.Action, TelemetryValues.Of(action)));
        }

        EvaluationEvent.Write(_evaluation, mode, assessment, reason, responseId);
        if (assessment.Label == EmpathyLabel.Failure)
        {
            Log.Failure(_logger, TelemetryValues.Of(mode), assessment.Score, TelemetryValues.Of(action), responseId);
        }
        else if (assessment.Label == EmpathyLabel.Concern)
        {
            Log.Concern(_logger, TelemetryValues.Of(mode), assessment.Score, responseId);
        }
    }

    private void Unjudged(string? reason, string? responseId)
    {
        string stable = TelemetryValues.Reason(reason);
        Log.Unjudged(_logger, stable, responseId);
        _instruments.Unjudged.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Tags.Reason, stable));
    }

    private void Reprompted(EmpathyVerdict verdict, string? responseId)
    {
        string outcome = TelemetryValues.Of(verdict.Reprompt);
        string reason = TelemetryValues.Reason(verdict.RepromptReason ?? outcome);
        Log.Reprompt(_logger, outcome, reason, responseId);
        _instruments.Reprompts.Add(1, new(TelemetryNames.Tags.Outcome, outcome), new(TelemetryNames.Tags.Reason, reason));
    }

    private void Released(string reason, string? responseId)
    {
        string stable = TelemetryValues.Reason(reason);
        if (reason is ReleaseReasons.Judged or ReleaseReasons.HeldToEnd or ReleaseReasons.NotHeld)
        {
            Log.Released(_logger, stable, responseId);
        }
        else
        {
            Log.HoldExpired(_logger, stable, responseId);
        }

        _instruments.Releases.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Tags.Reason, stable));
    }

    private void ResourcesOffered(EmpathyVerdict verdict, int operatorResources)
    {
        int verified = verdict.Delivery is EmpathyDelivery.Operator or EmpathyDelivery.Stopped ? operatorResources : 0;
        int unverified = 0;
        if (verdict.Delivery is not (EmpathyDelivery.Operator or EmpathyDelivery.Stopped))
        {
            foreach (CrisisResourceMention resource in verdict.Assessment.Crisis.Resources)
            {
                verified += resource.Verified ? 1 : 0;
                unverified += resource.Verified ? 0 : 1;
            }
        }

        AddResources(verified, isVerified: true);
        AddResources(unverified, isVerified: false);
    }

    private void AddResources(int count, bool isVerified)
    {
        if (count > 0)
        {
            _instruments.CrisisResources.Add(count, new KeyValuePair<string, object?>(TelemetryNames.Tags.Verified, TelemetryValues.Of(isVerified)));
        }
    }
}
