using EmpathyGuard.Semantic.Kernels;

namespace EmpathyGuard.Semantic;

/// <summary>A layer of eight-bit weights, packed as [columns / 16][inner / 4][16 columns][4 inner], with one scale a column.</summary>
/// <remarks>The kernels rely on an inner length that is a multiple of 4 and a number of columns that is a multiple of 32.</remarks>
internal sealed class LinearLayer(ResourceSection<sbyte> packed, ResourceSection<float> scales, ResourceSection<float> biases, ResourceSection<int> sums)
{
    /// <summary>How many activations go into each sum.</summary>
    public int Inner { get; } = packed.Count / scales.Count;

    public int Columns { get; } = scales.Count;

    public ReadOnlySpan<sbyte> Packed => packed.Values;

    public ReadOnlySpan<float> Scales => scales.Values;

    public ReadOnlySpan<float> Biases => biases.Values;

    /// <summary>The sum of each column's weights, by which the zero of a row of activations is taken out again.</summary>
    public ReadOnlySpan<int> Sums => sums.Values;

    /// <summary>Where the weights of a column begin; <paramref name="column"/> is a multiple of four.</summary>
    public static int Offset(int column, int inner) => ((column & ~15) * inner) + ((column & 15) * 4);

    public void Multiply(InstructionPath path, in QuantisedRows input, Span<float> target, Outcome outcome) =>
        IntegerProduct.Multiply(path, input, this, target, outcome);
}
