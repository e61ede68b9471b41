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

    /// <summary>The share of alarms that would be right where one reply in 1 ÷ <paramref name="prevalence"/> fails; undefined without an alarm.</summary>
    public static Statistic PrecisionAt(double prevalence, bool[] alarms, bool[] labels) => weights =>
    {
        double hits = 0;
        double positives = 0;
        double falseAlarms = 0;
        double negatives = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            double alarm = alarms[i] ? weights[i] : 0;
            if (labels[i])
            {
                positives += weights[i];
                hits += alarm;
            }
            else
            {
                negatives += weights[i];
                falseAlarms += alarm;
            }
        }

        double right = prevalence * hits / positives;
        double wrong = (1 - prevalence) * falseAlarms / negatives;
        return right / (right + wrong);
    };

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
