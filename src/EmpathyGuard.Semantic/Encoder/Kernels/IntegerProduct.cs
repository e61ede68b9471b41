using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Rows of activations times a layer of weights: four rows by two vectors of columns at a time, so a block of weights stays in the nearest cache.</summary>
internal static class IntegerProduct
{
    /// <summary>The rows that are computed together. Buffers are padded to a multiple of it.</summary>
    public const int RowBlock = 4;

    private const int MaxColumnBlock = 32;

    public static void Multiply(InstructionPath path, in QuantisedRows input, LinearLayer layer, Span<float> target, Outcome outcome)
    {
        switch (path)
        {
            case InstructionPath.AvxVnni:
                Run<AvxVnniLanes, Vector256<int>>(input, layer, target, outcome);
                break;
            case InstructionPath.Avx512:
                Run<Avx512Lanes, Vector512<int>>(input, layer, target, outcome);
                break;
            case InstructionPath.Avx2:
                Run<Avx2Lanes, Vector256<int>>(input, layer, target, outcome);
                break;
            case InstructionPath.ArmDot:
                Run<ArmDotLanes, Vector128<int>>(input, layer, target, outcome);
                break;
            default:
                Run<PortableLanes, Vector256<int>>(input, layer, target, outcome);
                break;
        }
    }

    // The first call must be fast too, so the tiers of the just-in-time compiler are left out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLanes, TVector>(in QuantisedRows input, LinearLayer layer, Span<float> target, Outcome outcome)
        where TLanes : struct, IIntegerLanes<TVector>
        where TVector : struct
    {
        int rows = (input.Rows + RowBlock - 1) & -RowBlock;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows * layer.Columns, target.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows * layer.Inner, input.Values.Length);
        int inner = layer.Inner;
        int block = 2 * TLanes.Columns;
        ref byte activations = ref MemoryMarshal.GetReference(input.Values);
        ref sbyte packed = ref MemoryMarshal.GetReference(layer.Packed);
        ref float numbers = ref MemoryMarshal.GetReference(target);
        Span<int> sums = stackalloc int[RowBlock * MaxColumnBlock];
        for (int column = 0; column < layer.Columns; column += block)
        {
            ref sbyte left = ref Unsafe.Add(ref packed, LinearLayer.Offset(column, inner));
            ref sbyte right = ref Unsafe.Add(ref packed, LinearLayer.Offset(column + TLanes.Columns, inner));
            for (int row = 0; row < rows; row += RowBlock)
            {
                Sum<TLanes, TVector>(ref Unsafe.Add(ref activations, row * inner), ref left, ref right, (nuint)inner, ref MemoryMarshal.GetReference(sums));
                for (int r = 0; r < RowBlock; r++)
                {
                    Finish<TLanes, TVector>(
                        sums.Slice(r * block, block), input.Scales[row + r], layer, column, ref Unsafe.Add(ref numbers, ((row + r) * layer.Columns) + column), outcome);
                }
            }
        }
    }

    // Nothing follows the loop but the stores: a call behind it would make the compiler save the sums to memory in every turn.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<TLanes, TVector>(ref byte a0, ref sbyte left, ref sbyte right, nuint inner, ref int target)
        where TLanes : struct, IIntegerLanes<TVector>
        where TVector : struct
    {
        ref byte a1 = ref Unsafe.Add(ref a0, inner);
        ref byte a2 = ref Unsafe.Add(ref a1, inner);
        ref byte a3 = ref Unsafe.Add(ref a2, inner);
        TVector s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        nuint w = 0;
        for (nuint k = 0; k < inner; k += 4)
        {
            TVector w0 = TLanes.Weights(ref Unsafe.Add(ref left, w));
            TVector w1 = TLanes.Weights(ref Unsafe.Add(ref right, w));
            w += 64;
            TVector a = TLanes.Activations(ref Unsafe.Add(ref a0, k));
            s00 = TLanes.Add(s00, a, w0);
            s01 = TLanes.Add(s01, a, w1);
            a = TLanes.Activations(ref Unsafe.Add(ref a1, k));
            s10 = TLanes.Add(s10, a, w0);
            s11 = TLanes.Add(s11, a, w1);
            a = TLanes.Activations(ref Unsafe.Add(ref a2, k));
            s20 = TLanes.Add(s20, a, w0);
            s21 = TLanes.Add(s21, a, w1);
            a = TLanes.Activations(ref Unsafe.Add(ref a3, k));
            s30 = TLanes.Add(s30, a, w0);
            s31 = TLanes.Add(s31, a, w1);
        }

        int next = TLanes.Columns;
        TLanes.Store(s00, ref target);
        TLanes.Store(s01, ref Unsafe.Add(ref target, next));
        TLanes.Store(s10, ref Unsafe.Add(ref target, 2 * next));
        TLanes.Store(s11, ref Unsafe.Add(ref target, 3 * next));
        TLanes.Store(s20, ref Unsafe.Add(ref target, 4 * next));
        TLanes.Store(s21, ref Unsafe.Add(ref target, 5 * next));
        TLanes.Store(s30, ref Unsafe.Add(ref target, 6 * next));
        TLanes.Store(s31, ref Unsafe.Add(ref target, 7 * next));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Finish<TLanes, TVector>(ReadOnlySpan<int> sums, RowScale row, LinearLayer layer, int column, ref float target, Outcome outcome)
        where TLanes : struct, IIntegerLanes<TVector>
        where TVector : struct
    {
        ref int sum = ref MemoryMarshal.GetReference(sums);
        ref int columnSum = ref Unsafe.Add(ref MemoryMarshal.GetReference(layer.Sums), column);
        ref float columnScale = ref Unsafe.Add(ref MemoryMarshal.GetReference(layer.Scales), column);
        ref float bias = ref Unsafe.Add(ref MemoryMarshal.GetReference(layer.Biases), column);
        int next = TLanes.Columns;
        TLanes.Finish(ref sum, row, ref columnSum, ref columnScale, ref bias, ref target, outcome);
        TLanes.Finish(
            ref Unsafe.Add(ref sum, next), row, ref Unsafe.Add(ref columnSum, next), ref Unsafe.Add(ref columnScale, next), ref Unsafe.Add(ref bias, next),
            ref Unsafe.Add(ref target, next), outcome);
    }
}
