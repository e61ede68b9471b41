using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Sixteen columns with AVX-512BW.</summary>
internal readonly struct Avx512Lanes : IIntegerLanes<Vector512<int>>
{
    public static int Columns => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Weights(ref sbyte packed) => Vector512.LoadUnsafe(ref packed).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Activations(ref byte row) => Vector512.Create(Unsafe.ReadUnaligned<int>(ref row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Add(Vector512<int> sum, Vector512<int> activations, Vector512<int> weights) =>
        sum + Avx512BW.MultiplyAddAdjacent(Avx512BW.MultiplyAddAdjacent(activations.AsByte(), weights.AsSByte()), Vector512<short>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> sums, ref int target) => sums.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(
        ref int sum, RowScale row, ref int columnSum, ref float columnScale, ref float bias, ref float target, Outcome outcome)
    {
        Vector512<int> exact = Vector512.LoadUnsafe(ref sum) - (Vector512.LoadUnsafe(ref columnSum) * Vector512.Create(row.Zero));
        Vector512<float> scale = Vector512.LoadUnsafe(ref columnScale) * Vector512.Create(row.Scale);
        Vector512<float> value = (Vector512.ConvertToSingle(exact) * scale) + Vector512.LoadUnsafe(ref bias);
        value = outcome switch
        {
            Outcome.StorePositive => Vector512.MaxNative(value, Vector512<float>.Zero),
            Outcome.Add => Vector512.LoadUnsafe(ref target) + value,
            _ => value,
        };
        value.StoreUnsafe(ref target);
    }
}
