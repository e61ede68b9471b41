using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>What is done to one row: norms, rounding to seven bits, softmax, and the last layer.</summary>
/// <remarks>
/// Always in eight lanes, whatever the machine has, with every sum folded in the same order and no fused or estimated instruction.
/// All lengths are multiples of eight.
/// </remarks>
internal static class RowMath
{
    private const int Lanes = 8;

    /// <summary>Layer norm with ε = 1e-6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normalise(ReadOnlySpan<float> row, NormWeights weights, Span<float> target)
    {
        ReadOnlySpan<Vector256<float>> values = Vectors(row);
        ReadOnlySpan<Vector256<float>> gains = Vectors(weights.Gains.Values);
        ReadOnlySpan<Vector256<float>> offsets = Vectors(weights.Offsets.Values);
        Span<Vector256<float>> results = Vectors(target)[..values.Length];
        Vector256<float> sum = default;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i];
        }

        Vector256<float> mean = Vector256.Create(LaneMath.Fold(sum) / row.Length);
        Vector256<float> squares = default;
        for (int i = 0; i < values.Length; i++)
        {
            Vector256<float> distance = values[i] - mean;
            squares += distance * distance;
        }

        Vector256<float> factor = Vector256.Create(1f / MathF.Sqrt((LaneMath.Fold(squares) / row.Length) + 1e-6f));
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = ((values[i] - mean) * (gains[i] * factor)) + offsets[i];
        }
    }

    /// <summary>Rounds a row to whole numbers from 0 to 127, over exactly the range that it covers together with 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RowScale Quantise(ReadOnlySpan<float> row, Span<byte> target)
    {
        ReadOnlySpan<Vector256<float>> values = Vectors(row);
        Vector256<float> low = default;
        Vector256<float> high = default;
        for (int i = 0; i < values.Length; i++)
        {
            low = Vector256.MinNative(low, values[i]);
            high = Vector256.MaxNative(high, values[i]);
        }

        float least = 0;
        float greatest = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            least = Math.Min(least, low.GetElement(lane));
            greatest = Math.Max(greatest, high.GetElement(lane));
        }

        float range = greatest - least;
        if (!(range > 0))
        {
            target[..row.Length].Clear();
            return new RowScale(0, 0);
        }

        float factor = 127f / range;
        int zero = BitConverter.SingleToInt32Bits((-least * factor) + LaneMath.Rounder) - LaneMath.RounderBits;
        Vector256<float> factors = Vector256.Create(factor);
        Vector256<int> shift = Vector256.Create(zero - LaneMath.RounderBits);
        Span<ulong> packed = MemoryMarshal.Cast<byte, ulong>(target);
        for (int i = 0; i < values.Length; i++)
        {
            Vector256<int> number = ((values[i] * factors) + Vector256.Create(LaneMath.Rounder)).AsInt32() + shift;
            number = Vector256.Min(Vector256.Max(number, Vector256<int>.Zero), Vector256.Create(127));
            Vector128<short> narrow = Vector128.Narrow(number.GetLower(), number.GetUpper());
            packed[i] = Vector128.Narrow(narrow.AsUInt16(), narrow.AsUInt16()).AsUInt64().ToScalar();
        }

        return new RowScale(range / 127f, zero);
    }

    /// <summary>Softmax over the first <paramref name="count"/> numbers; what follows them becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Softmax(Span<float> row, int count)
    {
        row[count..].Fill(float.NegativeInfinity);
        Span<Vector256<float>> values = Vectors(row);
        Vector256<float> high = Vector256.Create(float.NegativeInfinity);
        foreach (Vector256<float> value in values)
        {
            high = Vector256.MaxNative(high, value);
        }

        float greatest = high.GetElement(0);
        for (int lane = 1; lane < Lanes; lane++)
        {
            greatest = Math.Max(greatest, high.GetElement(lane));
        }

        Vector256<float> sum = default;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = LaneMath.Exp(values[i] - Vector256.Create(greatest));
            sum += values[i];
        }

        Vector256<float> factor = Vector256.Create(1f / LaneMath.Fold(sum));
        for (int i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }

        row[count..].Clear();
    }

    /// <summary>Adds a row to a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<float> row, Span<float> sum)
    {
        ReadOnlySpan<Vector256<float>> values = Vectors(row);
        Span<Vector256<float>> sums = Vectors(sum);
        for (int i = 0; i < values.Length; i++)
        {
            sums[i] += values[i];
        }
    }

    /// <summary>Multiplies by a number.</summary>
    public static void Scale(Span<float> row, float factor)
    {
        foreach (ref Vector256<float> value in Vectors(row))
        {
            value *= Vector256.Create(factor);
        }
    }

    /// <summary>target = source · scale + addend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Expand(ReadOnlySpan<sbyte> source, float scale, ReadOnlySpan<float> addend, Span<float> target)
    {
        ReadOnlySpan<Vector256<float>> addends = Vectors(addend);
        Span<Vector256<float>> results = Vectors(target);
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = (LaneMath.ToSingle(source, i) * Vector256.Create(scale)) + addends[i];
        }
    }

    /// <summary>sum += weights · factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(ReadOnlySpan<sbyte> weights, float factor, Span<float> sum)
    {
        Span<Vector256<float>> sums = Vectors(sum);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += LaneMath.ToSingle(weights, i) * Vector256.Create(factor);
        }
    }

    /// <summary>tanh(row · scales + biases), and then to length 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Finish(ReadOnlySpan<float> row, ReadOnlySpan<float> scales, ReadOnlySpan<float> biases, Span<float> target)
    {
        ReadOnlySpan<Vector256<float>> values = Vectors(row);
        Span<Vector256<float>> results = Vectors(target);
        Vector256<float> squares = default;
        for (int i = 0; i < results.Length; i++)
        {
            Vector256<float> value = LaneMath.Tanh((values[i] * Vectors(scales)[i]) + Vectors(biases)[i]);
            squares += value * value;
            results[i] = value;
        }

        Scale(target, 1f / MathF.Sqrt(Math.Max(LaneMath.Fold(squares), 1e-12f)));
    }

    private static Span<Vector256<float>> Vectors(Span<float> row) => MemoryMarshal.Cast<float, Vector256<float>>(row);

    private static ReadOnlySpan<Vector256<float>> Vectors(ReadOnlySpan<float> row) => MemoryMarshal.Cast<float, Vector256<float>>(row);
}
