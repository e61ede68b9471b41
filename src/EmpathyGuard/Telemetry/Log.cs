using Microsoft.Extensions.Logging;

namespace EmpathyGuard.Telemetry;

/// <summary>Every log message of the guard. Event ids and names are stable; none but the sensitive one holds text of a conversation.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The reply fails in {Mode} with a score of {Score:0.00}; the action is {Action}. Response {ResponseId}.", EventName = "EmpathyFailure")]
    public static partial void Failure(ILogger logger, string mode, double? score, string action, string? responseId);

    [LoggerMessage(2, LogLevel.Information, "The reply raises a concern in {Mode} with a score of {Score:0.00}. Response {ResponseId}.", EventName = "EmpathyConcern")]
    public static partial void Concern(ILogger logger, string mode, double? score, string? responseId);

    [LoggerMessage(3, LogLevel.Debug, "The reply was passed on unscored: {Reason}.", EventName = "NotScored")]
    public static partial void NotScored(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Information, "The reply could not be judged: {Reason}. Response {ResponseId}.", EventName = "Unjudged")]
    public static partial void Unjudged(ILogger logger, string reason, string? responseId);

    [LoggerMessage(5, LogLevel.Information, "The re-prompt was {Outcome}: {Reason}. Response {ResponseId}.", EventName = "Reprompt")]
    public static partial void Reprompt(ILogger logger, string outcome, string reason, string? responseId);

    [LoggerMessage(6, LogLevel.Warning, "The reply was delivered degraded: a part of the guard failed. Response {ResponseId}.", EventName = "Degraded")]
    public static partial void Degraded(ILogger logger, string? responseId);

    [LoggerMessage(7, LogLevel.Warning, "The guard failed at {Stage} with {ExceptionType}; the reply is not touched.", EventName = "GuardFailed")]
    public static partial void Failed(ILogger logger, string stage, string exceptionType);

    [LoggerMessage(8, LogLevel.Trace, "{Stage}: {Text}", EventName = "SensitiveText")]
    public static partial void SensitiveText(ILogger logger, string stage, string text);

    [LoggerMessage(9, LogLevel.Warning, "Escalation {EscalationId} of severity {Severity} was raised: {Reason}.", EventName = "EscalationRaised")]
    public static partial void EscalationRaised(ILogger logger, Guid escalationId, string severity, string reason);

    [LoggerMessage(10, LogLevel.Warning, "A handler failed with {ExceptionType} on attempt {Attempt} for escalation {EscalationId}.", EventName = "EscalationTryFailed")]
    public static partial void EscalationTryFailed(ILogger logger, Guid escalationId, int attempt, string exceptionType);

    [LoggerMessage(11, LogLevel.Error, "Escalation {EscalationId} of severity {Severity} was lost: {Reason}.", EventName = "EscalationLost")]
    public static partial void EscalationLost(ILogger logger, Guid escalationId, string severity, string reason);

    [LoggerMessage(12, LogLevel.Error, "The changed configuration of the options '{OptionsName}' is not valid; the last valid one stays in force. {Failures}", EventName = "ReloadRefused")]
    public static partial void ReloadRefused(ILogger logger, string optionsName, string failures);

    [LoggerMessage(13, LogLevel.Debug, "The gated stream went out: {Reason}. Response {ResponseId}.", EventName = "Released")]
    public static partial void Released(ILogger logger, string reason, string? responseId);

    [LoggerMessage(14, LogLevel.Information, "The gated stream reached the bound of its hold: {Reason}. Response {ResponseId}.", EventName = "HoldExpired")]
    public static partial void HoldExpired(ILogger logger, string reason, string? responseId);

    [LoggerMessage(15, LogLevel.Information, "Attunement flattens by turn {Turns} of the conversation, by {Slope:0.000} a turn. Response {ResponseId}.", EventName = "TrajectoryFlattens")]
    public static partial void TrajectoryFlattens(ILogger logger, int turns, double? slope, string? responseId);

    [LoggerMessage(16, LogLevel.Information, "The reply at turn {Turns} of the conversation repeats the template of earlier ones. Response {ResponseId}.", EventName = "TemplateRepeated")]
    public static partial void TemplateRepeated(ILogger logger, int turns, string? responseId);
}
