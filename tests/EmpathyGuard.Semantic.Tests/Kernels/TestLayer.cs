using System.Runtime.InteropServices;

namespace EmpathyGuard.Semantic.Tests.Kernels;

/// <summary>A layer with given weights, packed as the resource packs them.</summary>
internal sealed class TestLayer
{
    private readonly int[,] _weights;

    public TestLayer(int inner, int columns, Func<int, int, int> weight)
    {
        _weights = new int[inner, columns];
        sbyte[] packed = new sbyte[inner * columns];
        int[] sums = new int[columns];
        for (int n = 0; n < columns; n++)
        {
            for (int k = 0; k < inner; k++)
            {
                _weights[k, n] = weight(k, n);
                sums[n] += _weights[k, n];
                packed[(n / 16 * inner * 16) + (k / 4 * 64) + (n % 16 * 4) + (k % 4)] = (sbyte)_weights[k, n];
            }
        }

        float[] scales = [.. Enumerable.Range(0, columns).Select(Scale)];
        float[] biases = [.. Enumerable.Range(0, columns).Select(Bias)];
        Layer = new LinearLayer(Section(packed), Section(scales), Section(biases), Section(sums));
    }

    public LinearLayer Layer { get; }

    public int Weight(int k, int n) => _weights[k, n];

    public float Scale(int n) => 0.25f + n;

    public float Bias(int n) => n - 3.5f;

    private static ResourceSection<T> Section<T>(T[] values)
        where T : unmanaged => new(MemoryMarshal.AsBytes<T>(values).ToArray(), 0, values.Length);
}
