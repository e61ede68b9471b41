namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Rows of activations in seven bits. There are as many as the block of the product needs; what is beyond <see cref="Rows"/> is never looked at.</summary>
internal readonly ref struct QuantisedRows(Span<byte> values, Span<RowScale> scales, int rows)
{
    public Span<byte> Values { get; } = values;

    public Span<RowScale> Scales { get; } = scales;

    public int Rows { get; } = rows;
}
