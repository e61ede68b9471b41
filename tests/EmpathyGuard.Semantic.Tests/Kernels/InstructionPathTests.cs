using EmpathyGuard.Semantic.Kernels;

namespace EmpathyGuard.Semantic.Tests.Kernels;

public class InstructionPathTests
{
    /// <summary>The paths of this machine: the portable one, which every machine has, and those whose instructions are here.</summary>
    public static TheoryData<string> Paths => [.. Enum.GetValues<InstructionPath>().Where(InstructionPaths.IsSupported).Select(static path => path.ToString())];

    [Fact]
    public void Paths_OfAnyMachine_HoldThePortableOneAndThatInUse()
    {
        string[] paths = [.. Paths.Select(static row => row.Data)];
        Assert.Contains(nameof(InstructionPath.Portable), paths);
        Assert.Contains(InstructionPaths.Best.ToString(), paths);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Encode_OnEachPath_GivesTheSameBits(string name)
    {
        SentenceEncoder encoder = Encoder(name);
        SentenceEncoder portable = SentenceEncoder.ForPath(InstructionPath.Portable);
        foreach (string text in Texts.Varied)
        {
            Assert.Equal(Texts.Encode(portable, text), Texts.Encode(encoder, text));
        }
    }

    // The number was computed on x64 with and without AVX, and on Arm64. It changes with the weights, and with nothing else.
    [Theory]
    [MemberData(nameof(Paths))]
    public void Encode_OnEachMachine_GivesTheSameBits(string name)
    {
        uint hash = Texts.Encode(Encoder(name), Texts.Loss).Aggregate(0u, static (h, v) => unchecked((h * 31) + BitConverter.SingleToUInt32Bits(v)));
        Assert.Equal(0xfaa0bfb9u, hash);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Multiply_LargestNumbersThereAre_IsExact(string name)
    {
        InstructionPath path = Enum.Parse<InstructionPath>(name);
        const int inner = 1536;
        const int columns = 64;
        const int rows = 5;
        var layer = new TestLayer(inner, columns, static (k, n) => (n % 4) switch { 0 => 127, 1 => -127, 2 => k % 2 == 0 ? 127 : -127, _ => (k * 7 % 255) - 127 });
        byte[] values = new byte[8 * inner];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (i / inner) switch { 0 => 127, 1 => 0, 2 => (byte)(i % 2 * 127), _ => (byte)(i * 31 % 128) };
        }

        var scales = new RowScale[8];
        Array.Fill(scales, new RowScale(1, 5));
        float[] target = new float[8 * columns];
        layer.Layer.Multiply(path, new QuantisedRows(values, scales, rows), target, Outcome.Store);
        for (int row = 0; row < rows; row++)
        {
            for (int n = 0; n < columns; n++)
            {
                int expected = 0;
                for (int k = 0; k < inner; k++)
                {
                    expected += (values[(row * inner) + k] - 5) * layer.Weight(k, n);
                }

                Assert.Equal(((float)expected * layer.Scale(n)) + layer.Bias(n), target[(row * columns) + n]);
            }
        }
    }

    private static SentenceEncoder Encoder(string name) => SentenceEncoder.ForPath(Enum.Parse<InstructionPath>(name));
}
