using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Functions of eight numbers at a time, the same to the last bit on every machine.</summary>
/// <remarks>The mathematics library of the platform is left alone, because it rounds the last bit in its own way.</remarks>
internal static class LaneMath
{
    /// <summary>Adding and taking away 1.5 · 2²³ rounds to the nearest whole number, ties to even, and leaves it in the low bits meanwhile.</summary>
    public const float Rounder = 12582912f;

    /// <summary>The bits of <see cref="Rounder"/>.</summary>
    public const int RounderBits = 0x4B400000;

    /// <summary>e to the power of each number, to 2 units in the last place; 0 below -87.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        Vector256<float> inside = Vector256.GreaterThan(x, Vector256.Create(-87f));
        x = Vector256.MinNative(Vector256.ConditionalSelect(inside, x, Vector256<float>.Zero), Vector256.Create(87f));
        Vector256<float> shifted = (x * Vector256.Create(1.44269504f)) + Vector256.Create(Rounder);
        Vector256<float> whole = shifted - Vector256.Create(Rounder);
        // ln 2 in two parts, of which the first has few enough bits that its product with a whole number is exact.
        Vector256<float> rest = x - (whole * Vector256.Create(0.693359375f)) - (whole * Vector256.Create(-2.12194440e-4f));
        Vector256<float> result = Vector256.Create(1.9875691500e-4f);
        result = (result * rest) + Vector256.Create(1.3981999507e-3f);
        result = (result * rest) + Vector256.Create(8.3334519073e-3f);
        result = (result * rest) + Vector256.Create(4.1665795894e-2f);
        result = (result * rest) + Vector256.Create(1.6666665459e-1f);
        result = (result * rest) + Vector256.Create(5.0000001201e-1f);
        result = (result * (rest * rest)) + rest + Vector256.Create(1f);
        Vector256<int> exponent = (shifted.AsInt32() - Vector256.Create(RounderBits)) << 23;
        return Vector256.ConditionalSelect(inside, (result.AsInt32() + exponent).AsSingle(), Vector256<float>.Zero);
    }

    /// <summary>The hyperbolic tangent, to 5e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        // From the size alone, so that it is exactly odd; beyond 10 it is 1 to the last bit.
        Vector256<float> size = Vector256.MinNative(Vector256.Abs(x), Vector256.Create(10f));
        Vector256<float> power = Exp(size + size);
        Vector256<float> result = Vector256.Create(1f) - (Vector256.Create(2f) / (power + Vector256.Create(1f)));
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), -result, result);
    }

    /// <summary>The sum of the lanes, always in the same order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Fold(Vector256<float> sum)
    {
        Vector128<float> half = sum.GetLower() + sum.GetUpper();
        return (half.GetElement(0) + half.GetElement(2)) + (half.GetElement(1) + half.GetElement(3));
    }

    /// <summary>Eight whole numbers as numbers with a fraction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ToSingle(ReadOnlySpan<sbyte> source, int index)
    {
        Vector128<short> words = Vector128.WidenLower(Vector128.CreateScalar(MemoryMarshal.Cast<sbyte, long>(source)[index]).AsSByte());
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)));
    }
}
