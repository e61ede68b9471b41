using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Eight columns with AVX2.</summary>
internal readonly struct Avx2Lanes : IIntegerLanes<Vector256<int>>
{
    public static int Columns => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Weights(ref sbyte packed) => Vector256.LoadUnsafe(ref packed).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Activations(ref byte row) => Vector256.Create(Unsafe.ReadUnaligned<int>(ref row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sum, Vector256<int> activations, Vector256<int> weights) =>
        sum + Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(activations.AsByte(), weights.AsSByte()), Vector256<short>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> sums, ref int target) => sums.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(
        ref int sum, RowScale row, ref int columnSum, ref float columnScale, ref float bias, ref float target, Outcome outcome)
    {
        Vector256<int> exact = Vector256.LoadUnsafe(ref sum) - (Vector256.LoadUnsafe(ref columnSum) * Vector256.Create(row.Zero));
        Vector256<float> scale = Vector256.LoadUnsafe(ref columnScale) * Vector256.Create(row.Scale);
        Vector256<float> value = (Vector256.ConvertToSingle(exact) * scale) + Vector256.LoadUnsafe(ref bias);
        value = outcome switch
        {
            Outcome.StorePositive => Vector256.MaxNative(value, Vector256<float>.Zero),
            Outcome.Add => Vector256.LoadUnsafe(ref target) + value,
            _ => value,
        };
        value.StoreUnsafe(ref target);
    }
}
