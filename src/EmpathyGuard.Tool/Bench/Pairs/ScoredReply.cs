using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>What the measurement keeps of one assessed reply.</summary>
internal sealed class ScoredReply
{
    private readonly double[] _scores;

    public ScoredReply(string text, EmpathyAssessment assessment)
    {
        // A mode that does not apply finds nothing, and neither does one that was not judged.
        _scores = [.. Enum.GetValues<EmpathyFailureMode>().Select(mode => assessment.Modes[mode].Score ?? 0)];
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
}
