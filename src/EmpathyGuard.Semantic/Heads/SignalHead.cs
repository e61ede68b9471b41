using System.Runtime.Intrinsics;

namespace EmpathyGuard.Semantic;

/// <summary>
/// A reading of a text's vector on top of what its words said: the log-odds are the constant, the words' log-odds, the vector, the vector times that of what
/// it answers, and, where the head has them, hidden units that count when the vector points their way.
/// </summary>
/// <param name="constant">The constant.</param>
/// <param name="words">What the words' log-odds count.</param>
/// <param name="own">What each number of the vector counts.</param>
/// <param name="shared">What each number of the product counts; empty where nothing is answered.</param>
/// <param name="hidden">The hidden units; empty for a linear head.</param>
internal sealed class SignalHead(double constant, double words, float[] own, float[] shared, HiddenUnit[] hidden)
{
    /// <summary>From here on words are as sure as words can be.</summary>
    public const double SurestWords = 8;

    /// <summary>From here on, in log-odds, words that say a risk are believed, whatever else the message seems to mean.</summary>
    public const double OutrightWords = 4;

    /// <summary>What the head weighs the words of the text with by itself; <see langword="null"/> where it is told what they say.</summary>
    public TermWeights? Terms { get; init; }

    /// <summary>The log-odds of a probability, within what words can be sure of.</summary>
    public static double LogOdds(double probability) =>
        probability <= 0 ? -SurestWords : probability >= 1 ? SurestWords : Math.Clamp(Math.Log(probability / (1 - probability)), -SurestWords, SurestWords);

    /// <summary>How far a text shows the signal, 0…1.</summary>
    /// <param name="saidByWords">How far its words show it, 0…1.</param>
    /// <param name="text">Its vector.</param>
    /// <param name="answered">The vector of what it answers; empty for none.</param>
    public double Read(double saidByWords, ReadOnlySpan<float> text, ReadOnlySpan<float> answered)
    {
        double sum = constant + (words * LogOdds(saidByWords)) + Sum(own, text, default);
        if (shared.Length > 0 && !answered.IsEmpty)
        {
            sum += Sum(shared, text, answered);
        }

        foreach (HiddenUnit unit in hidden)
        {
            sum += unit.Counts * Math.Max(0, unit.Constant + Sum(unit.Weights, text, default));
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>How far a text shows the signal, 0…1, by a head that weighs its words itself.</summary>
    /// <param name="terms">Its words, as <see cref="TermReader"/> reads them.</param>
    /// <param name="text">Its vector.</param>
    /// <param name="answered">The vector of what it answers; empty for none.</param>
    public double Read(ReadOnlySpan<uint> terms, ReadOnlySpan<float> text, ReadOnlySpan<float> answered) =>
        Read(1 / (1 + Math.Exp(-(Terms?.LogOdds(terms) ?? 0))), text, answered);

    // In an order that no machine changes: the same bits everywhere.
    private static double Sum(float[] weights, ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector256<double> sum = default;
        for (int i = 0; i < weights.Length; i += Vector128<float>.Count)
        {
            Vector128<float> product = Vector128.Create<float>(weights.AsSpan(i)) * Vector128.Create(a[i..]);
            if (!b.IsEmpty)
            {
                product *= Vector128.Create(b[i..]);
            }

            (Vector128<double> low, Vector128<double> high) = Vector128.Widen(product);
            sum += Vector256.Create(low, high);
        }

        return (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }
}
