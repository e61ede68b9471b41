using System.Numerics;

namespace EmpathyGuard.Semantic;

/// <summary>What the words of a text, and those that stand together, count for a head: the constant, and their sum over the root of how many there are.</summary>
internal sealed class TermWeights
{
    /// <summary>A text of fewer terms says no more for being short.</summary>
    public const int FewestCounted = 8;

    private const uint Spread = 0x9E3779B1;

    private readonly double _constant;

    // A place whose weight is 0 is free: what counts nothing need not be found.
    private readonly uint[] _terms;
    private readonly double[] _weights;
    private readonly int _shift;

    /// <param name="constant">The constant, in log-odds.</param>
    /// <param name="weights">The hash of each term, and its weight. Of two terms with one hash the first counts.</param>
    public TermWeights(double constant, IReadOnlyList<(uint Term, double Weight)> weights)
    {
        _constant = constant;
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * weights.Count) + 1);
        _terms = new uint[size];
        _weights = new double[size];
        _shift = 32 - BitOperations.Log2((uint)size);
        foreach ((uint term, double weight) in weights)
        {
            int at = Place(term);
            if (_weights[at] == 0)
            {
                (_terms[at], _weights[at]) = (term, weight);
            }
        }
    }

    /// <summary>What a number of terms divides their sum by.</summary>
    public static double Divisor(int terms) => Math.Sqrt(Math.Max(FewestCounted, terms));

    /// <summary>The log-odds that terms give.</summary>
    /// <param name="terms">What <see cref="TermReader"/> read.</param>
    public double LogOdds(ReadOnlySpan<uint> terms)
    {
        double sum = 0;
        foreach (uint term in terms)
        {
            sum += _weights[Place(term)];
        }

        return _constant + (sum / Divisor(terms.Length));
    }

    // Where a term is, or would be.
    private int Place(uint term)
    {
        int at = (int)((ulong)(term * Spread) >> _shift);
        while (_weights[at] != 0 && _terms[at] != term)
        {
            at = (at + 1) & (_terms.Length - 1);
        }

        return at;
    }
}
