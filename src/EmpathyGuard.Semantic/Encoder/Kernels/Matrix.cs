using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Numbers in rows, which may stand apart: a part of the columns of a larger matrix.</summary>
internal readonly ref struct Matrix(Span<float> values, int stride)
{
    private readonly Span<float> _values = values;

    public int Stride { get; } = stride;

    /// <summary>Refuses a shape that the values do not cover. After it, <see cref="At"/> is safe within the shape.</summary>
    public void Check(int rows, int columns) => ArgumentOutOfRangeException.ThrowIfGreaterThan(((rows - 1) * Stride) + columns, _values.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float At(int row, int column) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_values), (row * Stride) + column);
}
