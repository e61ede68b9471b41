using System.Collections.Frozen;

namespace EmpathyGuard.Semantic;

/// <summary>What the words of a text, and those that stand together, count for a head: the constant, and their sum over the root of how many there are.</summary>
/// <param name="constant">The constant, in log-odds.</param>
/// <param name="weights">The weight of each term that has one.</param>
internal sealed class TermWeights(double constant, IEnumerable<KeyValuePair<string, double>> weights)
{
    /// <summary>A text of fewer terms says no more for being short.</summary>
    public const int FewestCounted = 8;

    private readonly FrozenDictionary<uint, double> _weights = weights
        .GroupBy(static pair => TermReader.Hash(pair.Key))
        .ToFrozenDictionary(static group => group.Key, static group => group.First().Value);

    /// <summary>What a number of terms divides their sum by.</summary>
    public static double Divisor(int terms) => Math.Sqrt(Math.Max(FewestCounted, terms));

    /// <summary>The log-odds that terms give.</summary>
    /// <param name="terms">What <see cref="TermReader"/> read.</param>
    public double LogOdds(ReadOnlySpan<uint> terms)
    {
        double sum = 0;
        foreach (uint term in terms)
        {
            sum += _weights.GetValueOrDefault(term);
        }

        return constant + (sum / Divisor(terms.Length));
    }
}
