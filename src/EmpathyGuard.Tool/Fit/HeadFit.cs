using System.Runtime.Intrinsics;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits a head: logistic regression with a quadratic pull to 0, by gradients with momentum from zero with fixed steps. What the words say starts out
/// as it is and is pulled by nothing, so that the vector only has to say what the words do not.
/// </summary>
/// <param name="rows">The rows: what the words say first, where they are heard, then the vectors in comparable units.</param>
/// <param name="hearsWords">Whether the first feature counts.</param>
internal sealed class HeadFit(IReadOnlyList<HeadRow> rows, bool hearsWords)
{
    private const int Steps = 200;
    private const double Momentum = 0.9;
    private const double Pull = 0.1;
    private const double LongestStep = 1.5;

    // The curvature is at most a quarter of the squared length of a row, and never that much over all of them.
    private const double StepPerLength = 12;

    /// <summary>Fits the rows that are asked for: a weight for each feature, and the constant.</summary>
    public (double[] Weights, double Constant) Fit(Func<HeadRow, bool> use)
    {
        HeadRow[] used = [.. rows.Where(use)];
        int count = used[0].Features.Length;
        double total = used.Sum(static row => row.Counts);
        double length = used.Average(static row => Dot(row.Features, row.Features));
        double step = Math.Min(LongestStep, StepPerLength / length);
        double[] weights = new double[count];
        double[] speed = new double[count];
        double[] gradient = new double[count];
        weights[0] = hearsWords ? 1 : 0;
        double constant = 0;
        double constantSpeed = 0;
        for (int i = 0; i < Steps; i++)
        {
            Array.Clear(gradient);
            double sum = 0;
            foreach (HeadRow row in used)
            {
                double error = ((1 / (1 + Math.Exp(-(Dot(weights, row.Features) + (row.IsRise ? 0 : constant))))) - row.Label) * row.Counts / total;
                sum += row.IsRise ? 0 : error;
                Add(gradient, row.Features, error);
            }

            for (int j = hearsWords ? 0 : 1; j < count; j++)
            {
                speed[j] = (Momentum * speed[j]) + gradient[j] + (j == 0 ? 0 : Pull * weights[j]);
                weights[j] -= step * speed[j];
            }

            constantSpeed = (Momentum * constantSpeed) + sum;
            constant -= step * constantSpeed;
        }

        return (weights, constant);
    }

    /// <summary>The score of each row by a fit that did not see its fold.</summary>
    public double[] CrossValidate(CancellationToken cancellationToken) => Scores(FitFolds(cancellationToken));

    /// <summary>A fit without each fold.</summary>
    public (double[] Weights, double Constant)[] FitFolds(CancellationToken cancellationToken)
    {
        (double[] Weights, double Constant)[] folds = new (double[], double)[Folds.Count];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        _ = Parallel.For(0, Folds.Count, parallel, fold => folds[fold] = Fit(row => row.Fold != fold));
        return folds;
    }

    /// <summary>The score of each row by the fit without its fold.</summary>
    public double[] Scores((double[] Weights, double Constant)[] folds) => [.. rows.Select(row => Score(folds[row.Fold], row.Features))];

    /// <summary>The score of a row that need not be among those that are fitted.</summary>
    public static double Score((double[] Weights, double Constant) fitted, double[] features) => Dot(fitted.Weights, features) + fitted.Constant;

    // Four sums side by side, whatever the machine has: the same bits everywhere.
    private static double Dot(double[] a, double[] b)
    {
        Vector256<double> sum = default;
        for (int j = 0; j < a.Length; j += Vector256<double>.Count)
        {
            sum += Vector256.Create<double>(a.AsSpan(j)) * Vector256.Create<double>(b.AsSpan(j));
        }

        return sum[0] + sum[1] + (sum[2] + sum[3]);
    }

    private static void Add(double[] to, double[] row, double times)
    {
        Vector256<double> by = Vector256.Create(times);
        for (int j = 0; j < to.Length; j += Vector256<double>.Count)
        {
            (Vector256.Create<double>(to.AsSpan(j)) + (by * Vector256.Create<double>(row.AsSpan(j)))).CopyTo(to.AsSpan(j));
        }
    }
}
