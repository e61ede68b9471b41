using EmpathyGuard.Compiled;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// False empathy that no phrase and no grammar shows, from the words of a sentence and their neighbours. The weights are fitted to sentences that were written for
/// each kind, against those that only look so and those of sound replies; a clinician can read and change each.
/// </summary>
internal sealed class CounterTerms
{
    /// <summary>The term of the constant, in which the threshold is.</summary>
    public const string Bias = "=bias";

    private const int Kinds = (int)CounterEmpathy.MethodDetail + 1;

    private readonly TermLanes _terms;
    private readonly float[] _bias = new float[Kinds];
    private readonly Lazy<IReadOnlyDictionary<string, double[]>> _byTerm;

    /// <param name="weights">The weights of each term, in the order of <see cref="CounterEmpathy"/>. A kind without a constant is never found.</param>
    public CounterTerms(IReadOnlyDictionary<string, double[]> weights)
    {
        _byTerm = new(weights);
        _terms = new TermLanes(weights);
        for (int kind = 0; kind < Kinds; kind++)
        {
            double bias = weights.TryGetValue(Bias, out double[]? row) ? row[kind] : 0;
            _bias[kind] = bias < 0 ? (float)bias : float.NegativeInfinity;
        }
    }

    /// <summary>The terms that <see cref="Write"/> wrote.</summary>
    /// <param name="reader">What was written.</param>
    /// <param name="byTerm">Gives the weights by term where somebody asks for them.</param>
    public CounterTerms(ref CompiledReader reader, Func<IReadOnlyDictionary<string, double[]>> byTerm)
    {
        _byTerm = new(byTerm);
        _terms = new TermLanes(ref reader);
        for (int kind = 0; kind < Kinds; kind++)
        {
            _bias[kind] = (float)reader.Double();
        }
    }

    /// <summary>The weights as they were given.</summary>
    public IReadOnlyDictionary<string, double[]> ByTerm => _byTerm.Value;

    /// <summary>Whether there are none.</summary>
    public bool None => _terms.Rows == 0;

    public void Write(CompiledWriter writer)
    {
        _terms.Write(writer);
        foreach (float bias in _bias)
        {
            writer.Double(bias);
        }
    }

    /// <summary>The kinds that a sentence is found to be, a bit for each.</summary>
    public int Find(TextReading reading, in Sentence sentence)
    {
        ActSums sums = _terms.Sum(reading, sentence);
        int found = 0;
        for (int kind = 0; kind < Kinds; kind++)
        {
            found |= sums[kind] + _bias[kind] > 0 ? 1 << kind : 0;
        }

        return found;
    }
}
