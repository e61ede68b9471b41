using System.Text.Json;
using System.Text.Json.Serialization;
using EmpathyGuard.Judge;

namespace EmpathyGuard;

/// <summary>
/// How one model, asked one version of the questions, fared on replies that people labelled. A verdict's score is the share of
/// replies with that verdict that failed.
/// </summary>
public sealed class JudgeCalibration
{
    /// <summary>Creates a calibration.</summary>
    /// <param name="model">The model, as <see cref="SecondOpinion.Model"/> names it.</param>
    /// <param name="promptVersion">The version of the questions, as <see cref="SecondOpinion.PromptVersion"/> names it.</param>
    /// <param name="counts">What was counted of each mode.</param>
    /// <exception cref="ArgumentException">A name is empty, or a count is negative or larger than its total.</exception>
    public JudgeCalibration(string model, string promptVersion, IReadOnlyDictionary<EmpathyFailureMode, JudgeCounts> counts)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        ArgumentException.ThrowIfNullOrEmpty(promptVersion);
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Values.Any(static count => !count.IsPossible))
        {
            throw new ArgumentException("A count is not negative, and no more replies failed than there were.", nameof(counts));
        }

        Model = model;
        PromptVersion = promptVersion;
        Counts = counts.ToDictionary();
    }

    /// <summary>The model.</summary>
    public string Model { get; }

    /// <summary>The version of the questions.</summary>
    public string PromptVersion { get; }

    /// <summary>What was counted of each mode.</summary>
    public IReadOnlyDictionary<EmpathyFailureMode, JudgeCounts> Counts { get; }

    /// <summary>Reads a calibration file.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="FormatException">The file is no calibration.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static JudgeCalibration Load(string path)
    {
        try
        {
            CalibrationFile file = JsonSerializer.Deserialize(File.ReadAllText(path), CalibrationContext.Default.CalibrationFile)
                ?? throw new FormatException("The file is no calibration of a judge.");
            return new JudgeCalibration(
                file.Model,
                file.PromptVersion,
                file.Modes.ToDictionary(static pair => Enum.GetValues<EmpathyFailureMode>().Single(mode => JudgeNames.Of(mode) == pair.Key), static pair => pair.Value));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException("The file is no calibration of a judge.", exception);
        }
    }

    /// <summary>The calibration as the text of a file.</summary>
    /// <returns>JSON, with a line break at its end.</returns>
    public string ToJson() => JsonSerializer.Serialize(
        new CalibrationFile
        {
            Model = Model,
            PromptVersion = PromptVersion,
            Modes = Counts.OrderBy(static pair => pair.Key).ToDictionary(static pair => JudgeNames.Of(pair.Key), static pair => pair.Value),
        },
        CalibrationContext.Default.CalibrationFile) + "\n";

    internal sealed class CalibrationFile
    {
        public required string Model { get; init; }

        public required string PromptVersion { get; init; }

        public required Dictionary<string, JudgeCounts> Modes { get; init; }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(JudgeCalibration.CalibrationFile))]
internal sealed partial class CalibrationContext : JsonSerializerContext;
