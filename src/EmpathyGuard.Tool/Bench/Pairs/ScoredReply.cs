using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>What the measurement keeps of one assessed reply.</summary>
internal sealed class ScoredReply
{
    private readonly double[] _scores;
    private readonly ModeAssessment[] _modes;

    public ScoredReply(string text, EmpathyAssessment assessment)
    {
        // A mode that does not apply finds nothing, and neither does one that was not judged.
        _modes = [.. Enum.GetValues<EmpathyFailureMode>().Select(mode => assessment.Modes[mode])];
        _scores = [.. _modes.Select(static mode => mode.Score ?? 0)];
        Largest = _scores.Max();
        Counter = assessment.Counter;
        Words = LengthOnly.Words(text);
    }

    /// <summary>The largest score over the modes.</summary>
    public double Largest { get; }

    /// <summary>The kinds of false empathy found.</summary>
    public IReadOnlyList<CounterEmpathy> Counter { get; }

    /// <summary>The number of words.</summary>
    public int Words { get; }

    /// <summary>The score of a mode.</summary>
    public double this[EmpathyFailureMode mode] => _scores[(int)mode];

    /// <summary>How likely the reply fails in a mode where so many do. A scorer that does not know what its scores are worth is taken at its score.</summary>
    public double Likelihood(EmpathyFailureMode mode, double baseRate) => _modes[(int)mode].LikelihoodAt(baseRate) ?? _scores[(int)mode];
}
