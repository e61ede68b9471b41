namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits the weights of an additive model: logistic regression with the classes balanced, a quadratic pull towards what is known before, and signs that
/// are held. The problem is convex and is solved by accelerated projected gradients (Beck and Teboulle, 2009) from zero with fixed steps, so that
/// the same rows give the same bits.
/// </summary>
internal sealed class AdditiveFit
{
    private const int Steps = 2000;

    /// <summary>How strongly weights are pulled.</summary>
    public required double Ridge { get; init; }

    /// <summary>1 may not be below 0, −1 not above, 0 may be either; <see langword="null"/> for all of the last kind.</summary>
    public int[]? Signs { get; init; }

    /// <summary>
    /// What the weights are pulled to, in units of the first feature's weight with its sign turned: where readers begin to say yes. <see langword="null"/>
    /// pulls to 0. The first feature must be 1.
    /// </summary>
    public double[]? Prior { get; init; }

    /// <summary>Whether rows with the label count as much together as those without.</summary>
    public bool Balanced { get; init; } = true;

    /// <summary>Fits the rows that are asked for.</summary>
    public double[] Fit(IReadOnlyList<FitRow> rows, Func<FitRow, bool>? use = null)
    {
        FitRow[] used = [.. use is null ? rows : rows.Where(use)];
        int count = used[0].Features.Length;
        double[] weights = Weights(used);
        double[] scale = Scale(used, weights);
        double step = 1 / Steepest(used, weights, scale);
        double[] at = new double[count];
        double[] ahead = new double[count];
        double[] gradient = new double[count];
        double momentum = 1;
        for (int i = 0; i < Steps; i++)
        {
            Gradient(used, weights, scale, ahead, gradient);
            double next = (1 + Math.Sqrt(1 + (4 * momentum * momentum))) / 2;
            for (int j = 0; j < count; j++)
            {
                double moved = Held(j, ahead[j] - (step * gradient[j]));
                ahead[j] = Held(j, moved + ((momentum - 1) / next * (moved - at[j])));
                at[j] = moved;
            }

            momentum = next;
        }

        return at;
    }

    /// <summary>The score of each row from a fit that did not see its fold.</summary>
    public double[] CrossValidate(IReadOnlyList<FitRow> rows)
    {
        double[][] folds = new double[Folds.Count][];
        _ = Parallel.For(0, Folds.Count, fold => folds[fold] = Fit(rows, row => row.Fold != fold));
        return [.. rows.Select(row => Dot(folds[row.Fold], row.Features))];
    }

    public static double Dot(double[] weights, double[] features)
    {
        double sum = 0;
        for (int j = 0; j < weights.Length; j++)
        {
            sum += weights[j] * features[j];
        }

        return sum;
    }

    private static double Probability(double sum) => 1 / (1 + Math.Exp(-sum));

    private double Held(int feature, double value) => (Signs?[feature] ?? 0) switch
    {
        > 0 => Math.Max(0, value),
        < 0 => Math.Min(0, value),
        _ => value,
    };

    private double[] Weights(FitRow[] rows)
    {
        double with = rows.Sum(static row => row.Weight * row.Label);
        double without = rows.Sum(static row => row.Weight * (1 - row.Label));
        double lift = Balanced && with > 0 ? without / with : 1;
        double[] weights = [.. rows.Select(row => row.Weight * ((row.Label * lift) + 1 - row.Label))];
        double total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    // What hardly varies in the rows must be pulled as well, or it would never move from 0 to what is known of it.
    private double[] Scale(FitRow[] rows, double[] weights) =>
    [
        .. Enumerable.Range(0, rows[0].Features.Length).Select(j =>
        {
            if (j == 0)
            {
                return 0;
            }

            if (Prior is null)
            {
                return 1;
            }

            double mean = rows.Select((row, i) => weights[i] * row.Features[j]).Sum();
            return Math.Max(0.02, rows.Select((row, i) => weights[i] * (row.Features[j] - mean) * (row.Features[j] - mean)).Sum());
        }),
    ];

    // A bound of the largest curvature.
    private double Steepest(FitRow[] rows, double[] weights, double[] scale)
    {
        double data = rows.Select((row, i) => weights[i] * row.Features.Sum(static f => f * f)).Sum();
        double pull = scale.Select((s, j) => s * (1 + ((Prior?[j] ?? 0) * (Prior?[j] ?? 0)))).Sum();
        return (0.25 * data) + (Ridge * pull);
    }

    private void Gradient(FitRow[] rows, double[] weights, double[] scale, double[] at, double[] gradient)
    {
        Array.Clear(gradient);
        for (int i = 0; i < rows.Length; i++)
        {
            double[] features = rows[i].Features;
            double label = rows[i].Label;
            double probability = Probability(Dot(at, features));
            double error = weights[i] * (probability - label);
            for (int j = 0; j < features.Length; j++)
            {
                gradient[j] += error * features[j];
            }
        }

        for (int j = 1; j < at.Length; j++)
        {
            double prior = Prior?[j] ?? 0;
            double pull = Ridge * scale[j] * (at[j] + (prior * at[0]));
            gradient[j] += pull;
            gradient[0] += prior * pull;
        }
    }
}
