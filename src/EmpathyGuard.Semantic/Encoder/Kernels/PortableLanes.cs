using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Four columns with vectors of any platform. While it adds up, each column has two sums side by side.</summary>
internal readonly struct PortableLanes : IIntegerLanes<Vector256<int>>
{
    public static int Columns => 4;

    // Widened to 16 bits here, and not in the step, because each is used in several steps.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Weights(ref sbyte packed)
    {
        Vector128<sbyte> weights = Vector128.LoadUnsafe(ref packed);
        return Vector256.Create(Vector128.WidenLower(weights), Vector128.WidenUpper(weights)).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Activations(ref byte row)
    {
        Vector128<short> four = Vector128.WidenLower(Vector128.Create(Unsafe.ReadUnaligned<int>(ref row)).AsSByte());
        return Vector256.Create(four, four).AsInt32();
    }

    // A product fits into 16 bits. Neighbours are added in 32.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sum, Vector256<int> activations, Vector256<int> weights)
    {
        Vector256<int> products = (activations.AsInt16() * weights.AsInt16()).AsInt32();
        return sum + ((products << 16) >> 16) + (products >> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> sums, ref int target)
    {
        for (int column = 0; column < 4; column++)
        {
            Unsafe.Add(ref target, column) = sums.GetElement(2 * column) + sums.GetElement((2 * column) + 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(
        ref int sum, RowScale row, ref int columnSum, ref float columnScale, ref float bias, ref float target, Outcome outcome) =>
        ArmDotLanes.Finish(ref sum, row, ref columnSum, ref columnScale, ref bias, ref target, outcome);
}
