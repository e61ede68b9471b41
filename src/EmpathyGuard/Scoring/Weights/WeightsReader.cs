using System.Globalization;
using EmpathyGuard.Detectors;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard.Scoring;

/// <summary>Reads the lines of a weights file: <c>model feature value</c>, <c>riskWord word value</c>, <c>act signal term value</c>, <c>counterWord kind term value</c>, <c>affectWord word what value …</c>, <c>calibration|likelihood mode scale|shift value</c>, and what follows a <c>#</c> for people.</summary>
internal sealed class WeightsReader
{
    private readonly Dictionary<string, double[]> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, string> _affectStems = [];
    private readonly ModeCalibration[] _calibration = [.. WeightLayout.Modes.Select(static _ => ModeCalibration.None)];
    private readonly ModeLikelihood[] _likelihood = [.. WeightLayout.Modes.Select(static _ => ModeLikelihood.Unknown)];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private static readonly List<string> FeelingNames = [.. WeightLayout.FeelingNames];

    private readonly bool _strict;
    private readonly bool _whole;
    private readonly EmpathyWeights? _start;

    // Those of the start are copied with the first line that is to go over one of them: reading all of them takes a while.
    private Dictionary<string, double>? _riskWords;
    private Dictionary<string, double[]>? _actWords;
    private Dictionary<string, double[]>? _counterTerms;
    private Dictionary<string, AffectWord>? _affectWords;
    private int _line;

    /// <param name="strict">Whether a feature that is missing or unknown is an error; else it counts nothing.</param>
    public WeightsReader(bool strict)
    {
        _strict = strict;
        _whole = strict;
        foreach (WeightModel model in WeightLayout.Models)
        {
            _models[model.Name] = new double[model.Features.Count];
        }
    }

    /// <summary>Reads what goes over other weights, where nothing is missing.</summary>
    public WeightsReader(EmpathyWeights start)
        : this(strict: true)
    {
        _whole = false;
        _start = start;
        foreach ((string name, double[] weights) in start.Models)
        {
            _models[name] = [.. weights];
        }

        start.Modes.Calibration.CopyTo(_calibration, 0);
        start.Modes.Likelihood.CopyTo(_likelihood, 0);
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

        if (_whole)
        {
            CheckComplete();
        }

        return new EmpathyWeights(
            _models,
            _riskWords is null && _start is not null ? _start.Signals.RiskWords : new RiskWords(OwnRiskWords),
            _actWords is null && _start is not null ? _start.Signals.ActWords : new ActWords(OwnActWords),
            _counterTerms is null && _start is not null ? _start.Signals.CounterTerms : new CounterTerms(OwnCounterTerms),
            _affectWords is null && _start is not null ? _start.Signals.Affect.Words : new AffectWords(OwnAffectWords),
            _calibration,
            _likelihood,
            _riskWords is null && _actWords is null && _counterTerms is null && _affectWords is null ? _start?.WordsHash : null);
    }

    private Dictionary<string, double> OwnRiskWords => _riskWords ??=
        _start is null ? new(StringComparer.Ordinal) : new(_start.Signals.RiskWords.ByWord, StringComparer.Ordinal);

    private Dictionary<string, double[]> OwnActWords => _actWords ??= Copy(_start?.Signals.ActWords.ByTerm);

    private Dictionary<string, double[]> OwnCounterTerms => _counterTerms ??= Copy(_start?.Signals.CounterTerms.ByTerm);

    private Dictionary<string, AffectWord> OwnAffectWords => _affectWords ??=
        _start is null ? new(StringComparer.Ordinal) : new(_start.Signals.Affect.Words.ByWord, StringComparer.Ordinal);

    private void Take(string[] words)
    {
        if (words[0] == WeightLayout.AffectWord)
        {
            TakeAffect(words);
            return;
        }

        bool isLong = words[0] is WeightLayout.Calibration or WeightLayout.Likelihood or WeightLayout.Act or WeightLayout.CounterWord;
        if (words.Length != (isLong ? 4 : 3))
        {
            throw Problem(words[0] switch
            {
                WeightLayout.Calibration or WeightLayout.Likelihood => $"expected '{words[0]} mode scale|shift value'",
                WeightLayout.Act => "expected 'act signal term value'",
                WeightLayout.CounterWord => "expected 'counterWord kind term value'",
                _ => "expected 'model feature value'",
            });
        }

        double value = Number(words[^1]);
        if (!_seen.Add(string.Join(' ', words[..^1])))
        {
            throw Problem($"'{string.Join(' ', words[..^1])}' is given a second time");
        }

        switch (words[0])
        {
            case WeightLayout.Calibration:
                int mode = ModeOf(words[1]);
                (double scale, double shift) = Bend(words[2], value, _calibration[mode].Scale, _calibration[mode].Shift);
                _calibration[mode] = new ModeCalibration(scale, shift);
                break;
            case WeightLayout.Likelihood:
                mode = ModeOf(words[1]);
                (scale, shift) = Bend(words[2], value, _likelihood[mode].Scale, _likelihood[mode].Shift);
                _likelihood[mode] = new ModeLikelihood(scale, shift);
                break;
            case WeightLayout.Act:
                Weigh(OwnActWords, "act", WeightLayout.Acts, words, value);
                break;
            case WeightLayout.CounterWord:
                Weigh(OwnCounterTerms, "kind of false empathy", WeightLayout.Counters, words, value);
                break;
            case WeightLayout.RiskWord:
                OwnRiskWords[words[1]] = value;
                break;
            default:
                Weigh(words[0], words[1], value);
                break;
        }
    }

    // Inflections share a stem and so an entry: two lines for one stem would hide each other.
    private void TakeAffect(string[] words)
    {
        if (words.Length < 4 || words.Length % 2 != 0)
        {
            throw Problem("expected 'affectWord word', and then valence, intensity or feelings with a number each");
        }

        if (!_affectStems.TryAdd(Stemmer.Hash(words[1]), words[1]))
        {
            throw Problem($"'{words[1]}' is given a second time, as '{_affectStems[Stemmer.Hash(words[1])]}'");
        }

        double valence = 0;
        double intensity = 0;
        SortedDictionary<int, double> feelings = [];
        for (int i = 2; i < words.Length; i += 2)
        {
            double value = Number(words[i + 1]);
            int feeling = FeelingNames.IndexOf(words[i]);
            (valence, intensity) = words[i] switch
            {
                WeightLayout.Valence => (value, intensity),
                WeightLayout.Intensity => (valence, value),
                _ when feeling >= 0 => (valence, intensity),
                _ => throw Problem($"a word has no '{words[i]}'; it has {WeightLayout.Valence}, {WeightLayout.Intensity}, {string.Join(", ", FeelingNames)}"),
            };
            if (feeling >= 0)
            {
                feelings[feeling] = value;
            }
        }

        OwnAffectWords[words[1]] = new AffectWord(valence, intensity, [.. feelings.Select(static pair => KeyValuePair.Create((FeelingKind)pair.Key, pair.Value))]);
    }

    private double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Problem($"'{text}' is no finite number such as -1.25");

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

    // A line of a term that has a weight for each of several things: the model, the thing, the term.
    private void Weigh(Dictionary<string, double[]> byTerm, string what, IReadOnlyList<string> names, string[] words, double value)
    {
        int of = names.ToList().IndexOf(words[1]);
        if (of < 0)
        {
            throw Problem($"there is no {what} '{words[1]}'; {(what == "act" ? "acts" : "kinds")} are {string.Join(", ", names)}");
        }

        if (!byTerm.TryGetValue(words[2], out double[]? weights))
        {
            byTerm.Add(words[2], weights = new double[names.Count]);
        }

        weights[of] = value;
    }

    private static Dictionary<string, double[]> Copy(IReadOnlyDictionary<string, double[]>? terms) =>
        terms?.ToDictionary(static pair => pair.Key, static pair => (double[])[.. pair.Value], StringComparer.Ordinal) ?? new(StringComparer.Ordinal);

    private int ModeOf(string name)
    {
        int mode = WeightLayout.Modes.ToList().IndexOf(name);
        return mode >= 0 ? mode : throw Problem($"there is no mode '{name}'; modes are {string.Join(", ", WeightLayout.Modes)}");
    }

    private (double Scale, double Shift) Bend(string what, double value, double scale, double shift) => what switch
    {
        "scale" when value > 0 => (value, shift),
        "scale" => throw Problem("a scale must be above 0, or better replies would score worse"),
        "shift" => (scale, value),
        _ => throw Problem($"'{what}' is neither scale nor shift"),
    };

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
