using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Eight columns with AVX-VNNI, whose one instruction multiplies and adds.</summary>
internal readonly struct AvxVnniLanes : IIntegerLanes<Vector256<int>>
{
    public static int Columns => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Weights(ref sbyte packed) => Vector256.LoadUnsafe(ref packed).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Activations(ref byte row) => Vector256.Create(Unsafe.ReadUnaligned<int>(ref row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sum, Vector256<int> activations, Vector256<int> weights) =>
        AvxVnni.MultiplyWideningAndAdd(sum, activations.AsByte(), weights.AsSByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> sums, ref int target) => sums.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(
        ref int sum, RowScale row, ref int columnSum, ref float columnScale, ref float bias, ref float target, Outcome outcome) =>
        Avx2Lanes.Finish(ref sum, row, ref columnSum, ref columnScale, ref bias, ref target, outcome);
}
