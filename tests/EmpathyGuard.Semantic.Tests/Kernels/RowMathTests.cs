using System.Runtime.Intrinsics;
using EmpathyGuard.Semantic.Kernels;

namespace EmpathyGuard.Semantic.Tests.Kernels;

public class RowMathTests
{
    [Fact]
    public void Exp_WholeRange_IsCloseToTheExactValue()
    {
        for (double x = -86.9; x < 80; x += 0.0137)
        {
            float value = LaneMath.Exp(Vector256.Create((float)x)).GetElement(3);
            Assert.InRange(value / Math.Exp((float)x), 1 - 5e-7, 1 + 5e-7);
        }

        Assert.Equal(0, LaneMath.Exp(Vector256.Create(float.NegativeInfinity)).GetElement(0));
        Assert.Equal(1, LaneMath.Exp(Vector256<float>.Zero).GetElement(0));
    }

    [Fact]
    public void Tanh_WholeRange_IsCloseToTheExactValue()
    {
        for (double x = -30; x < 30; x += 0.0071)
        {
            Assert.Equal(Math.Tanh((float)x), LaneMath.Tanh(Vector256.Create((float)x)).GetElement(5), 5e-7);
        }
    }

    [Fact]
    public void Quantise_AnyRow_IsWithinHalfAStep()
    {
        var random = new Random(3);
        foreach (float offset in new[] { 0f, -2f, 5f })
        {
            float[] row = [.. Enumerable.Range(0, 64).Select(_ => offset + (float)random.NextDouble())];
            byte[] numbers = new byte[64];
            RowScale scale = RowMath.Quantise(row, numbers);
            Assert.All(numbers, static n => Assert.InRange(n, 0, 127));
            for (int i = 0; i < row.Length; i++)
            {
                Assert.Equal(row[i], (numbers[i] - scale.Zero) * scale.Scale, scale.Scale * 1.01);
            }
        }
    }

    [Fact]
    public void Quantise_Zeros_StaysZero()
    {
        byte[] numbers = [.. Enumerable.Repeat((byte)9, 16)];
        Assert.Equal(new RowScale(0, 0), RowMath.Quantise(new float[16], numbers));
        Assert.All(numbers, static n => Assert.Equal(0, n));
    }

    [Fact]
    public void Softmax_PaddedRow_AddsUpToOneWithoutThePadding()
    {
        float[] row = [.. Enumerable.Range(0, 32).Select(static i => i == 25 ? float.NaN : i * 0.3f)];
        RowMath.Softmax(row, 21);
        Assert.Equal(1, row.Sum(), 1e-6);
        Assert.All(row[21..], static v => Assert.Equal(0, v));
        Assert.Equal(Math.Exp(0.3), row[20] / row[19], 1e-6);
    }

    [Fact]
    public void Normalise_AnyRow_HasMeanZeroAndVarianceOne()
    {
        float[] row = [.. Enumerable.Range(0, 256).Select(static i => (i * 37 % 101) - 20f)];
        float[] result = new float[256];
        ResourceSection<float> ones = Section(Enumerable.Repeat(1f, 256));
        RowMath.Normalise(row, new NormWeights(ones, Section(Enumerable.Repeat(0f, 256))), result);
        Assert.Equal(0, result.Average(), 1e-5);
        Assert.Equal(1, result.Average(static v => (double)v * v), 1e-5);
    }

    private static ResourceSection<float> Section(IEnumerable<float> values)
    {
        byte[] bytes = [.. values.SelectMany(BitConverter.GetBytes)];
        return new ResourceSection<float>(bytes, 0, bytes.Length / sizeof(float));
    }
}
