using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Four columns with the dot product of Arm. Activations below 128 are the same number with a sign.</summary>
internal readonly struct ArmDotLanes : IIntegerLanes<Vector128<int>>
{
    public static int Columns => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Weights(ref sbyte packed) => Vector128.LoadUnsafe(ref packed).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Activations(ref byte row) => Vector128.Create(Unsafe.ReadUnaligned<int>(ref row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Add(Vector128<int> sum, Vector128<int> activations, Vector128<int> weights) =>
        Dp.DotProduct(sum, activations.AsSByte(), weights.AsSByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> sums, ref int target) => sums.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(
        ref int sum, RowScale row, ref int columnSum, ref float columnScale, ref float bias, ref float target, Outcome outcome)
    {
        Vector128<int> exact = Vector128.LoadUnsafe(ref sum) - (Vector128.LoadUnsafe(ref columnSum) * Vector128.Create(row.Zero));
        Vector128<float> scale = Vector128.LoadUnsafe(ref columnScale) * Vector128.Create(row.Scale);
        Vector128<float> value = (Vector128.ConvertToSingle(exact) * scale) + Vector128.LoadUnsafe(ref bias);
        value = outcome switch
        {
            Outcome.StorePositive => Vector128.MaxNative(value, Vector128<float>.Zero),
            Outcome.Add => Vector128.LoadUnsafe(ref target) + value,
            _ => value,
        };
        value.StoreUnsafe(ref target);
    }
}
