using System.Text;

namespace EmpathyGuard.Semantic.Tests;

public class EncoderModelTests
{
    [Fact]
    public void Read_TheEmbeddedResource_Succeeds() => Assert.NotNull(Read(Weights()));

    [Fact]
    public void Read_OneBitWrongAnywhere_IsRefused()
    {
        byte[] weights = Weights();
        foreach (int at in new[] { 0, 5, 9, 13, 17, 33, 64, 100_000, weights.Length / 2, weights.Length - 64 })
        {
            weights[at] ^= 0x10;
            AssertDamaged(weights);
            weights[at] ^= 0x10;
        }
    }

    [Fact]
    public void Read_OtherLength_IsRefused()
    {
        byte[] weights = Weights();
        AssertDamaged([]);
        AssertDamaged(weights[..40]);
        AssertDamaged(weights[..^64]);
        AssertDamaged([.. weights, .. new byte[64]]);
    }

    [Theory]
    [InlineData("F zz = 0020\n")]
    [InlineData("F 00A0\n")]
    [InlineData("F 00A0 =\n")]
    [InlineData("F 00A0 = 0020")]
    [InlineData("F 00A0 00A1 00A2 = 0020\n")]
    [InlineData("F")]
    public void Read_DamagedForms_IsRefused(string forms)
    {
        var stream = new MemoryStream(Encoding.ASCII.GetBytes(forms));
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => EncoderModel.Read(new MemoryStream(Weights()), stream));
        Assert.Contains("damaged", exception.Message, StringComparison.Ordinal);
    }

    private static void AssertDamaged(byte[] weights)
    {
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => Read(weights));
        Assert.Contains("damaged", exception.Message, StringComparison.Ordinal);
    }

    private static EncoderModel Read(byte[] weights)
    {
        using Stream forms = Resource("forms.txt");
        return EncoderModel.Read(new MemoryStream(weights), forms);
    }

    private static byte[] Weights()
    {
        using Stream stream = Resource("encoder.bin");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static Stream Resource(string name) => typeof(SentenceEncoder).Assembly.GetManifestResourceStream($"EmpathyGuard.Semantic.{name}")!;
}
