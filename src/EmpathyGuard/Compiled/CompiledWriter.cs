using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EmpathyGuard.Compiled;

/// <summary>Writes what the build compiles, in the same bytes on every machine: whole numbers in seven bits a byte, the others as they lie, low byte first.</summary>
internal sealed class CompiledWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Writes a number that is not negative.</summary>
    public void Int(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        uint left = (uint)value;
        for (; left > 0x7F; left >>= 7)
        {
            Byte((byte)(left | 0x80));
        }

        Byte((byte)left);
    }

    public void ULong(ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    public void Single(float value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    public void Double(double value) => ULong(BitConverter.DoubleToUInt64Bits(value));

    public void Text(string value)
    {
        Int(Encoding.UTF8.GetByteCount(value));
        _bytes.Write(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Writes numbers, none of which is negative.</summary>
    public void Ints(ReadOnlySpan<int> values)
    {
        Int(values.Length);
        foreach (int value in values)
        {
            Int(value);
        }
    }

    /// <summary>Writes numbers of which most are 0 or have three decimals at most: in thousandths, in a byte or two, and the others as they lie behind a 0.</summary>
    public void Singles(ReadOnlySpan<float> values)
    {
        Int(values.Length);
        foreach (float value in values)
        {
            double thousandths = Math.Round((double)value * CompiledReader.Thousand);
            if (Math.Abs(thousandths) < CompiledReader.MostThousandths && BitConverter.SingleToInt32Bits((float)(thousandths / CompiledReader.Thousand)) == BitConverter.SingleToInt32Bits(value))
            {
                int number = (int)thousandths;
                Int(((number << 1) ^ (number >> 31)) + 1);
            }
            else
            {
                Int(0);
                Single(value);
            }
        }
    }

    public void Doubles(ReadOnlySpan<double> values)
    {
        Int(values.Length);
        foreach (double value in values)
        {
            Double(value);
        }
    }

    public void ULongs(ReadOnlySpan<ulong> values)
    {
        Int(values.Length);
        foreach (ulong value in values)
        {
            ULong(value);
        }
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
