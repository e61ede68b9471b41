using System.Globalization;
using EmpathyGuard.Detectors;

namespace EmpathyGuard.Scoring;

/// <summary>Reads the lines of a weights file: <c>model feature value</c>, <c>riskWord word value</c>, <c>act signal term value</c>, <c>calibration mode scale|shift value</c>, and what follows a <c>#</c> for people.</summary>
internal sealed class WeightsReader
{
    private readonly Dictionary<string, double[]> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _riskWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> _actWords = new(StringComparer.Ordinal);
    private readonly ModeCalibration[] _calibration = [.. WeightLayout.Modes.Select(static _ => ModeCalibration.None)];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly bool _strict;
    private int _line;

    /// <param name="strict">Whether a feature that is missing or unknown is an error; else it counts nothing.</param>
    public WeightsReader(bool strict)
    {
        _strict = strict;
        foreach (WeightModel model in WeightLayout.Models)
        {
            _models[model.Name] = new double[model.Features.Count];
        }
    }

    /// <summary>Reads to the end.</summary>
    /// <exception cref="FormatException">A line cannot be read, or a weight is missing.</exception>
    public EmpathyWeights Read(TextReader text)
    {
        while (text.ReadLine() is { } line)
        {
            _line++;
            int comment = line.IndexOf('#', StringComparison.Ordinal);
            string[] words = (comment < 0 ? line : line[..comment]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
            {
                Take(words);
            }
        }

        if (_strict)
        {
            CheckComplete();
        }

        return new EmpathyWeights(_models, _riskWords, _actWords, _calibration);
    }

    private void Take(string[] words)
    {
        bool isLong = words[0] is WeightLayout.Calibration or WeightLayout.Act;
        if (words.Length != (isLong ? 4 : 3))
        {
            throw Problem(words[0] switch
            {
                WeightLayout.Calibration => "expected 'calibration mode scale|shift value'",
                WeightLayout.Act => "expected 'act signal term value'",
                _ => "expected 'model feature value'",
            });
        }

        if (!double.TryParse(words[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            throw Problem($"'{words[^1]}' is no finite number such as -1.25");
        }

        if (!_seen.Add(string.Join(' ', words[..^1])))
        {
            throw Problem($"'{string.Join(' ', words[..^1])}' is given a second time");
        }

        switch (words[0])
        {
            case WeightLayout.Calibration:
                Calibrate(words[1], words[2], value);
                break;
            case WeightLayout.Act:
                WeighAct(words[1], words[2], value);
                break;
            case WeightLayout.RiskWord:
                _riskWords.Add(words[1], value);
                break;
            default:
                Weigh(words[0], words[1], value);
                break;
        }
    }

    private void Weigh(string name, string feature, double value)
    {
        WeightModel model = WeightLayout.Models.FirstOrDefault(m => m.Name == name)
            ?? throw Problem($"there is no model '{name}'; models are {string.Join(", ", WeightLayout.Models.Select(static m => m.Name))}");
        int index = model.Features.ToList().IndexOf(feature);
        if (index < 0)
        {
            if (_strict)
            {
                throw Problem($"{name} has no feature '{feature}'; its features are {string.Join(", ", model.Features)}");
            }

            return;
        }

        if (name == WeightLayout.Reference && value <= 0)
        {
            throw Problem("a mean or deviation of the reference must be above 0");
        }

        _models[name][index] = value;
    }

    private void WeighAct(string name, string term, double value)
    {
        int act = WeightLayout.Acts.ToList().IndexOf(name);
        if (act < 0)
        {
            throw Problem($"there is no act '{name}'; acts are {string.Join(", ", WeightLayout.Acts)}");
        }

        if (!_actWords.TryGetValue(term, out double[]? weights))
        {
            _actWords.Add(term, weights = new double[WeightLayout.Acts.Count]);
        }

        weights[act] = value;
    }

    private void Calibrate(string name, string what, double value)
    {
        int mode = WeightLayout.Modes.ToList().IndexOf(name);
        if (mode < 0)
        {
            throw Problem($"there is no mode '{name}'; modes are {string.Join(", ", WeightLayout.Modes)}");
        }

        _calibration[mode] = what switch
        {
            "scale" when value > 0 => _calibration[mode] with { Scale = value },
            "scale" => throw Problem("a scale must be above 0, or better replies would score worse"),
            "shift" => _calibration[mode] with { Shift = value },
            _ => throw Problem($"'{what}' is neither scale nor shift"),
        };
    }

    private void CheckComplete()
    {
        foreach (WeightModel model in WeightLayout.Models)
        {
            foreach (string feature in model.Features)
            {
                if (!_seen.Contains($"{model.Name} {feature}"))
                {
                    throw new FormatException($"The weights end at line {_line} without '{model.Name} {feature} value'. Weights belong to a version of the library; fit them again with this one.");
                }
            }
        }
    }

    private FormatException Problem(string what) => new(string.Create(CultureInfo.InvariantCulture, $"Line {_line} of the weights: {what}."));
}
