using System.Collections;
using Microsoft.Extensions.Logging;

namespace EmpathyGuard.Telemetry;

/// <summary>
/// The state of a <c>gen_ai.evaluation.result</c> log event. Written by hand, because the dotted attribute names of the conventions
/// cannot be the parameters of a message template.
/// </summary>
internal sealed class EvaluationEvent : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] _attributes;

    private EvaluationEvent(params KeyValuePair<string, object?>[] attributes)
    {
        _attributes = attributes;
    }

    public static EventId Id { get; } = new(100, TelemetryNames.Evaluation.EventName);

    /// <inheritdoc/>
    public int Count => _attributes.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => _attributes[index];

    /// <summary>Writes the event of one mode at the level that its label deserves, if anybody listens.</summary>
    public static void Write(ILogger logger, EmpathyFailureMode mode, ModeAssessment assessment, string? reason, string? responseId)
    {
        // A mode that does not apply was not evaluated, and a passed one is of interest only to who collects every score.
        LogLevel level = assessment.Label == EmpathyLabel.Clear ? LogLevel.Debug : LogLevel.Information;
        if (assessment.Label == EmpathyLabel.NotApplicable || !logger.IsEnabled(level))
        {
            return;
        }

        EvaluationEvent state = assessment.Label == EmpathyLabel.Unjudged
            ? new(Name(mode), Label(assessment), ResponseId(responseId), new(TelemetryNames.Evaluation.ErrorType, TelemetryValues.Reason(reason)))
            : new(Name(mode), Label(assessment), ResponseId(responseId), new(TelemetryNames.Evaluation.ScoreValue, assessment.Score));
        logger.Log(level, Id, state, exception: null, static (state, _) => state.ToString());
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)_attributes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{TelemetryNames.Evaluation.EventName}: {_attributes[0].Value} is {_attributes[1].Value}.";

    private static KeyValuePair<string, object?> Name(EmpathyFailureMode mode) => new(TelemetryNames.Evaluation.Name, TelemetryValues.Of(mode));

    private static KeyValuePair<string, object?> Label(ModeAssessment assessment) =>
        new(TelemetryNames.Evaluation.ScoreLabel, TelemetryValues.Of(assessment.Label));

    private static KeyValuePair<string, object?> ResponseId(string? responseId) => new(TelemetryNames.Tags.ResponseId, responseId);
}
