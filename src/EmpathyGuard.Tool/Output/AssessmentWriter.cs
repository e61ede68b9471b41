using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmpathyGuard.Tool.Output;

/// <summary>Writes an assessment in the shape of docs/scoring-format.md. Whoever changes one changes the other, and the version in both.</summary>
internal static class AssessmentWriter
{
    /// <summary>The version of the shape.</summary>
    public const int ShapeVersion = 1;

    /// <summary>How the writer is to be made: text that is no danger in JSON stays readable.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes one object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="id">The raw JSON of the id; empty to use <paramref name="lineNumber"/>.</param>
    /// <param name="lineNumber">The line's number.</param>
    /// <param name="assessment">The assessment.</param>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> id, long lineNumber, EmpathyAssessment assessment)
    {
        writer.WriteStartObject();
        writer.WriteId(id, lineNumber);
        writer.WriteString(Names.Status, Names.Of(assessment.Status));
        if (assessment.Reason is not null)
        {
            writer.WriteString(Names.Reason, assessment.Reason);
        }

        WriteModes(writer, assessment.Modes);
        WriteSignals(writer, assessment.Signals);
        WriteDimensions(writer, assessment.Dimensions);
        WritePerson(writer, assessment.Person);
        WriteNames(writer, Names.Counter, assessment.Counter, Names.Of);
        WriteCrisis(writer, assessment.Crisis);
        WriteFindings(writer, Names.Findings, assessment.Findings);
        WriteFindings(writer, Names.SignalFindings, assessment.SignalFindings);
        writer.WriteString(Names.Scorer, assessment.Scorer);
        if (assessment.SecondOpinion is { } opinion)
        {
            WriteJudge(writer, opinion);
        }

        writer.WriteEndObject();
    }

    private static void WriteModes(Utf8JsonWriter writer, EmpathyModes modes)
    {
        writer.WriteStartObject(Names.Modes);
        WriteMode(writer, EmpathyFailureMode.SentimentAttenuation, modes.SentimentAttenuation);
        writer.WriteEndObject();
        WriteMode(writer, EmpathyFailureMode.GranularityMismatch, modes.GranularityMismatch);
        writer.WriteEndObject();

        ConflictAvoidanceAssessment conflict = modes.ConflictAvoidance;
        WriteMode(writer, EmpathyFailureMode.ConflictAvoidance, conflict);
        writer.WriteFigure(Names.PrematureClosure, conflict.PrematureClosure);
        writer.WriteFigure(Names.Evasion, conflict.Evasion);
        writer.WriteFigure(Names.Sycophancy, conflict.Sycophancy);
        writer.WriteFigure(Names.Abandonment, conflict.Abandonment);
        writer.WriteEndObject();

        DistancingDensities densities = modes.LinguisticDistancing.Densities;
        WriteMode(writer, EmpathyFailureMode.LinguisticDistancing, modes.LinguisticDistancing);
        writer.WriteStartObject(Names.Densities);
        writer.WriteFigure(Names.AgentlessPassive, densities.AgentlessPassive);
        writer.WriteFigure(Names.Nominalisation, densities.Nominalisation);
        writer.WriteFigure(Names.ImpersonalSubject, densities.ImpersonalSubject);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // Leaves the object open for the members that two of the modes have of their own.
    private static void WriteMode(Utf8JsonWriter writer, EmpathyFailureMode name, ModeAssessment mode)
    {
        writer.WriteStartObject(Names.Of(name));
        writer.WriteFigure(Names.Score, mode.Score);
        writer.WriteString(Names.Label, Names.Of(mode.Label));
        writer.WriteFigure(Names.Likelihood, mode.Likelihood);
        writer.WriteFigure(Names.Measure, mode.Measure);
        writer.WriteFigure(Names.Confidence, mode.Confidence);
    }

    private static void WriteSignals(Utf8JsonWriter writer, EmpathySignals signals)
    {
        writer.WriteStartObject(Names.Signals);
        writer.WriteFigure(Names.EmotionalReaction, signals.EmotionalReaction);
        writer.WriteFigure(Names.Interpretation, signals.Interpretation);
        writer.WriteFigure(Names.Exploration, signals.Exploration);
        writer.WriteFigure(Names.Advice, signals.Advice);
        writer.WriteFigure(Names.Dismissal, signals.Dismissal);
        writer.WriteFigure(Names.SelfFocus, signals.SelfFocus);
        writer.WriteFigure(Names.Specificity, signals.Specificity);
        writer.WriteFigure(Names.Sycophancy, signals.Sycophancy);
        writer.WriteFigure(Names.Evasion, signals.Evasion);
        writer.WriteFigure(Names.RiskUnanswered, signals.RiskUnanswered);
        writer.WriteEndObject();
    }

    private static void WriteDimensions(Utf8JsonWriter writer, EmpathyDimensions dimensions)
    {
        writer.WriteStartObject(Names.Dimensions);
        writer.WriteFigure(Names.Cognitive, dimensions.Cognitive);
        writer.WriteFigure(Names.Cultural, dimensions.Cultural);
        writer.WriteFigure(Names.Relational, dimensions.Relational);
        writer.WriteEndObject();
    }

    private static void WritePerson(Utf8JsonWriter writer, PersonAffect? person)
    {
        if (person is null)
        {
            writer.WriteNull(Names.Person);
            return;
        }

        writer.WriteStartObject(Names.Person);
        writer.WriteFigure(Names.Valence, person.Valence);
        writer.WriteFigure(Names.Intensity, person.Intensity);
        WriteNames(writer, Names.Feelings, person.Feelings, Names.Of);
        WriteNames(writer, Names.Asks, person.Asks, Names.Of);
        writer.WriteEndObject();
    }

    private static void WriteCrisis(Utf8JsonWriter writer, CrisisAssessment crisis)
    {
        writer.WriteStartObject(Names.Crisis);
        writer.WriteBoolean(Names.RiskCue, crisis.RiskCue);
        WriteNames(writer, Names.Kinds, crisis.Kinds, Names.Of);
        writer.WriteStartArray(Names.Resources);
        foreach (CrisisResourceMention resource in crisis.Resources)
        {
            writer.WriteStartObject();
            writer.WriteNumber(Names.Start, resource.Start);
            writer.WriteNumber(Names.Length, resource.Length);
            writer.WriteBoolean(Names.Verified, resource.Verified);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteJudge(Utf8JsonWriter writer, SecondOpinion opinion)
    {
        writer.WriteStartObject(Names.Judge);
        writer.WriteString(Names.Status, Names.Of(opinion.Status));
        if (opinion.Reason is not null)
        {
            writer.WriteString(Names.Reason, opinion.Reason);
        }

        writer.WriteString(Names.Model, opinion.Model);
        writer.WriteString(Names.PromptVersion, opinion.PromptVersion);
        writer.WriteNumber(Names.InputTokens, opinion.InputTokens);
        writer.WriteNumber(Names.OutputTokens, opinion.OutputTokens);
        writer.WriteEndObject();
    }

    private static void WriteFindings(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<EmpathyFinding> findings)
    {
        writer.WriteStartArray(name);
        foreach (EmpathyFinding finding in findings)
        {
            writer.WriteStartObject();
            if (finding.Mode is EmpathyFailureMode mode)
            {
                writer.WriteString(Names.Mode, Names.Of(mode));
            }
            else
            {
                writer.WriteNull(Names.Mode);
            }

            writer.WriteString(Names.Rule, finding.Rule);
            writer.WriteNumber(Names.Message, finding.Message);
            writer.WriteNumber(Names.Start, finding.Start);
            writer.WriteNumber(Names.Length, finding.Length);
            writer.WriteString(Names.Why, finding.Why);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNames<T>(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<T> values, Func<T, JsonEncodedText> of)
    {
        writer.WriteStartArray(name);
        foreach (T value in values)
        {
            writer.WriteStringValue(of(value));
        }

        writer.WriteEndArray();
    }
}
