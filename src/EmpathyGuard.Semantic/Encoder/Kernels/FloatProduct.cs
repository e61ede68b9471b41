using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>A product of two matrices of numbers, for the attention.</summary>
/// <remarks>Every element is summed from the first term to the last, one lane for each, so the width of the vectors does not show in the result.</remarks>
internal static class FloatProduct
{
    /// <summary>Columns are computed in multiples of this on every path.</summary>
    public const int ColumnBlock = 32;

    /// <summary>target[rows × columns] = left[rows × inner] · right[inner × columns].</summary>
    /// <param name="path">The instructions to use.</param>
    /// <param name="left">The left matrix, padded to whole blocks of <see cref="IntegerProduct.RowBlock"/> rows, and <paramref name="target"/> likewise.</param>
    /// <param name="right">The right matrix; its columns are padded to whole blocks of <see cref="ColumnBlock"/>.</param>
    /// <param name="target">Takes the product.</param>
    /// <param name="rows">Rows wanted.</param>
    /// <param name="inner">The length of each sum.</param>
    /// <param name="columns">A multiple of <see cref="ColumnBlock"/>.</param>
    public static void Multiply(InstructionPath path, Matrix left, Matrix right, Matrix target, int rows, int inner, int columns)
    {
        switch (path)
        {
            // The machines with the 256-bit dot product mostly have 512-bit vectors as well.
            case InstructionPath.Avx512 or InstructionPath.AvxVnni when Vector512.IsHardwareAccelerated:
                Run<Float512Lanes, Vector512<float>>(left, right, target, rows, inner, columns);
                break;
            case InstructionPath.Avx2 or InstructionPath.AvxVnni:
                Run<Float256Lanes, Vector256<float>>(left, right, target, rows, inner, columns);
                break;
            default:
                Run<Float128Lanes, Vector128<float>>(left, right, target, rows, inner, columns);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLanes, TVector>(Matrix left, Matrix right, Matrix target, int rows, int inner, int columns)
        where TLanes : struct, IFloatLanes<TVector>
        where TVector : struct
    {
        int padded = (rows + IntegerProduct.RowBlock - 1) & -IntegerProduct.RowBlock;
        left.Check(padded, inner);
        right.Check(inner, columns);
        target.Check(padded, columns);
        for (int column = 0; column < columns; column += 2 * TLanes.Count)
        {
            for (int row = 0; row < padded; row += IntegerProduct.RowBlock)
            {
                Block<TLanes, TVector>(ref left.At(row, 0), left.Stride, ref right.At(0, column), right.Stride, ref target.At(row, column), target.Stride, inner);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block<TLanes, TVector>(ref float a0, int leftStride, ref float right, int rightStride, ref float target, int targetStride, int inner)
        where TLanes : struct, IFloatLanes<TVector>
        where TVector : struct
    {
        ref float a1 = ref Unsafe.Add(ref a0, leftStride);
        ref float a2 = ref Unsafe.Add(ref a1, leftStride);
        ref float a3 = ref Unsafe.Add(ref a2, leftStride);
        TVector s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        for (int k = 0; k < inner; k++)
        {
            TVector b0 = TLanes.Load(ref right);
            TVector b1 = TLanes.Load(ref Unsafe.Add(ref right, TLanes.Count));
            right = ref Unsafe.Add(ref right, rightStride);
            TVector a = TLanes.Fill(Unsafe.Add(ref a0, k));
            s00 = TLanes.MultiplyThenAdd(s00, a, b0);
            s01 = TLanes.MultiplyThenAdd(s01, a, b1);
            a = TLanes.Fill(Unsafe.Add(ref a1, k));
            s10 = TLanes.MultiplyThenAdd(s10, a, b0);
            s11 = TLanes.MultiplyThenAdd(s11, a, b1);
            a = TLanes.Fill(Unsafe.Add(ref a2, k));
            s20 = TLanes.MultiplyThenAdd(s20, a, b0);
            s21 = TLanes.MultiplyThenAdd(s21, a, b1);
            a = TLanes.Fill(Unsafe.Add(ref a3, k));
            s30 = TLanes.MultiplyThenAdd(s30, a, b0);
            s31 = TLanes.MultiplyThenAdd(s31, a, b1);
        }

        Store<TLanes, TVector>(s00, s01, ref target);
        Store<TLanes, TVector>(s10, s11, ref Unsafe.Add(ref target, targetStride));
        Store<TLanes, TVector>(s20, s21, ref Unsafe.Add(ref target, 2 * targetStride));
        Store<TLanes, TVector>(s30, s31, ref Unsafe.Add(ref target, 3 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes, TVector>(TVector left, TVector right, ref float target)
        where TLanes : struct, IFloatLanes<TVector>
        where TVector : struct
    {
        TLanes.Store(left, ref target);
        TLanes.Store(right, ref Unsafe.Add(ref target, TLanes.Count));
    }
}
