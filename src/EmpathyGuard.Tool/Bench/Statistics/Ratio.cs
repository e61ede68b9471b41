namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>Shares and what follows from them.</summary>
internal static class Ratio
{
    /// <summary>The mean of a column; of zeros and ones, the share of ones.</summary>
    public static Statistic Mean(double[] values) => weights =>
    {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            total += weights[i];
            sum += weights[i] * values[i];
        }

        return sum / total;
    };

    /// <summary>The share of alarms that would be right at another prevalence than the one that was measured; <see langword="null"/> without an alarm.</summary>
    /// <param name="prevalence">The share of replies that fail.</param>
    /// <param name="recall">The share of those that is found.</param>
    /// <param name="falseAlarms">The share of the others that is found.</param>
    public static double? Precision(double prevalence, double? recall, double? falseAlarms)
    {
        double? right = prevalence * recall;
        double? all = right + ((1 - prevalence) * falseAlarms);
        return all > 0 ? right / all : null;
    }

    /// <summary>The harmonic mean of precision and recall; 0 without a hit.</summary>
    public static Statistic F1(bool[] predictions, bool[] labels) => weights =>
    {
        double hits = 0;
        double predicted = 0;
        double actual = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            predicted += predictions[i] ? weights[i] : 0;
            actual += labels[i] ? weights[i] : 0;
            hits += predictions[i] && labels[i] ? weights[i] : 0;
        }

        return predicted + actual > 0 ? 2 * hits / (predicted + actual) : double.NaN;
    };

    /// <summary>The mean of several figures over the same rows.</summary>
    public static Statistic MeanOf(Statistic[] parts) => weights =>
    {
        double sum = 0;
        foreach (Statistic part in parts)
        {
            sum += part(weights);
        }

        return sum / parts.Length;
    };
}
