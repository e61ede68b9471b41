using System.Runtime.Intrinsics;
using EmpathyGuard.Semantic;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits a head with one hidden layer beside its linear reading: Adam with decoupled decay (Loshchilov and Hutter 2019) in small batches, with numbers of the
/// vector and hidden units left out by chance (Srivastava and others 2014), without which so many weights would learn the messages by heart. The chances
/// come from a fixed seed.
/// </summary>
/// <param name="rows">The rows: what the words say first, then the vectors in comparable units.</param>
internal sealed class HiddenFit(IReadOnlyList<HeadRow> rows)
{
    // What was tried and kept by cross-validation: half as many units lose a little, and twice as many gain nothing.
    private const int Units = 64;
    private const int Epochs = 20;
    private const int Batch = 64;
    private const float LeftOutOfVector = 0.3f;
    private const float LeftOutOfUnits = 0.5f;
    private const float Rate = 0.002f;
    private const float Decay = 0.01f;
    private const float Momentum = 0.9f;
    private const float MomentumOfSquares = 0.999f;
    private const float Least = 1e-8f;

    // The numbers of a vector are near 1 in their unit; this keeps the first steps small.
    private const float InputUnit = 0.3f;

    private const int Width = SentenceEncoder.Dimensions;

    // Where what is fitted lies: the units' weights, the linear ones, what the units count, their constants, and what the words count and the constant.
    private const int Linear = Units * Width;
    private const int Counts = Linear + Width;
    private const int Constants = Counts + Units;
    private const int OfWords = Constants + Units;
    private const int Constant = OfWords + 1;
    private const int Count = Constant + 1;

    /// <summary>The head of all rows.</summary>
    /// <param name="name">What it reads.</param>
    /// <param name="model">Its figures.</param>
    /// <param name="threshold">The log-odds that become even odds.</param>
    public FittedHead Head(string name, FittedModel model, double threshold)
    {
        float[] fitted = Fit(static _ => true);
        double[] weights = new double[HeadRow.Shared];
        weights[0] = fitted[OfWords];
        for (int j = 0; j < Width; j++)
        {
            weights[HeadRow.Own + j] = InputUnit * fitted[Linear + j];
        }

        float unit = InputUnit * MathF.Sqrt(Width);
        HiddenUnit[] hidden =
        [
            .. fitted.Take(Linear).Chunk(Width).Select((weights, k) => new HiddenUnit(fitted[Counts + k], fitted[Constants + k], [.. weights.Select(weight => weight * unit)])),
        ];
        return new FittedHead(name, model, weights, fitted[Constant] - threshold) { Hidden = hidden };
    }

    /// <summary>The score of each row by a fit that did not see its fold.</summary>
    public double[] CrossValidate(CancellationToken cancellationToken)
    {
        float[][] folds = new float[Folds.Count][];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        _ = Parallel.For(0, Folds.Count, parallel, fold => folds[fold] = Fit(row => row.Fold != fold));
        return [.. rows.Select(row => Score(folds[row.Fold], row))];
    }

    private static double Score(float[] fitted, HeadRow row)
    {
        float[] input = Input(row);
        float sum = fitted[Constant] + (fitted[OfWords] * (float)row.Features[0]) + Dot(fitted.AsSpan(Linear, Width), input);
        for (int k = 0; k < Units; k++)
        {
            sum += fitted[Counts + k] * MathF.Max(0, fitted[Constants + k] + Dot(fitted.AsSpan(k * Width, Width), input));
        }

        return sum;
    }

    private static float[] Input(HeadRow row) => [.. row.Features.Skip(HeadRow.Own).Take(Width).Select(static value => (float)(InputUnit * value))];

    private float[] Fit(Func<HeadRow, bool> use)
    {
        HeadRow[] used = [.. rows.Where(use)];
        float[][] inputs = [.. used.Select(Input)];
        float usual = (float)used.Average(static row => row.Counts);
        var chance = new Chance(Folds.Seed);
        float[] fitted = Start(chance);
        float[] gradient = new float[Count];
        float[] mean = new float[Count];
        float[] squares = new float[Count];
        float[] input = new float[Width];
        int[] order = [.. Enumerable.Range(0, used.Length)];
        int steps = Epochs * ((used.Length + Batch - 1) / Batch);
        int step = 0;
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            chance.Shuffle(order);
            foreach (int[] batch in order.Chunk(Batch))
            {
                Array.Clear(gradient);
                foreach (int i in batch)
                {
                    LeaveOut(inputs[i], input, chance);
                    Learn(fitted, gradient, input, used[i], (float)used[i].Counts / (usual * batch.Length), chance);
                }

                Move(fitted, gradient, mean, squares, ++step, Rate * (1 - ((step - 1) / (float)steps)));
            }
        }

        return fitted;
    }

    private static float[] Start(Chance chance)
    {
        float[] fitted = new float[Count];
        float ofWidth = 1 / MathF.Sqrt(Width);
        float ofUnits = 1 / MathF.Sqrt(Units);
        for (int j = 0; j < OfWords; j++)
        {
            fitted[j] = ((2 * chance.Next()) - 1) * (j is >= Counts and < Constants ? ofUnits : ofWidth);
        }

        fitted[OfWords] = 1;
        return fitted;
    }

    private static void LeaveOut(float[] input, float[] kept, Chance chance)
    {
        for (int j = 0; j < Width; j++)
        {
            kept[j] = chance.Next() < LeftOutOfVector ? 0 : input[j] / (1 - LeftOutOfVector);
        }
    }

    private static void Learn(float[] fitted, float[] gradient, float[] input, HeadRow row, float counts, Chance chance)
    {
        Span<float> units = stackalloc float[Units];
        float sum = fitted[Constant] + (fitted[OfWords] * (float)row.Features[0]) + Dot(fitted.AsSpan(Linear, Width), input);
        for (int k = 0; k < Units; k++)
        {
            units[k] = chance.Next() < LeftOutOfUnits ? 0 : MathF.Max(0, fitted[Constants + k] + Dot(fitted.AsSpan(k * Width, Width), input)) / (1 - LeftOutOfUnits);
            sum += fitted[Counts + k] * units[k];
        }

        float error = ((1 / (1 + MathF.Exp(-sum))) - (float)row.Label) * counts;
        gradient[Constant] += error;
        gradient[OfWords] += error * (float)row.Features[0];
        Add(gradient.AsSpan(Linear, Width), input, error);
        for (int k = 0; k < Units; k++)
        {
            if (units[k] > 0)
            {
                float ofUnit = error * fitted[Counts + k] / (1 - LeftOutOfUnits);
                gradient[Counts + k] += error * units[k];
                gradient[Constants + k] += ofUnit;
                Add(gradient.AsSpan(k * Width, Width), input, ofUnit);
            }
        }
    }

    private static void Move(float[] fitted, float[] gradient, float[] mean, float[] squares, int step, float rate)
    {
        float ofMean = 1 - MathF.Pow(Momentum, step);
        float ofSquares = 1 - MathF.Pow(MomentumOfSquares, step);
        for (int j = 0; j < Count; j++)
        {
            mean[j] = (Momentum * mean[j]) + ((1 - Momentum) * gradient[j]);
            squares[j] = (MomentumOfSquares * squares[j]) + ((1 - MomentumOfSquares) * gradient[j] * gradient[j]);
            fitted[j] -= rate * ((mean[j] / ofMean / (MathF.Sqrt(squares[j] / ofSquares) + Least)) + (j < Counts ? Decay * fitted[j] : 0));
        }
    }

    // Eight sums side by side, whatever the machine has: the same bits everywhere.
    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector256<float> sum = default;
        for (int j = 0; j < Width; j += Vector256<float>.Count)
        {
            sum += Vector256.Create(a[j..]) * Vector256.Create(b[j..]);
        }

        return Vector256.Sum(sum);
    }

    private static void Add(Span<float> to, ReadOnlySpan<float> row, float times)
    {
        Vector256<float> by = Vector256.Create(times);
        for (int j = 0; j < Width; j += Vector256<float>.Count)
        {
            (Vector256.Create<float>(to[j..]) + (by * Vector256.Create(row[j..]))).CopyTo(to[j..]);
        }
    }
}
