using System.Buffers.Binary;
using System.Text;

namespace EmpathyGuard.Compiled;

/// <summary>Reads what <see cref="CompiledWriter"/> wrote.</summary>
/// <remarks>Every read throws <see cref="InvalidDataException"/> where the bytes end before it, or hold no such value.</remarks>
internal ref struct CompiledReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>What <see cref="CompiledWriter.Singles"/> counts numbers with few decimals in.</summary>
    public const double Thousand = 1000;

    /// <summary>From here on a number is written as it lies.</summary>
    public const int MostThousandths = 1 << 28;

    private const int MostIntBytes = 5;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    public readonly bool AtEnd => _position == _bytes.Length;

    public int Int()
    {
        uint value = 0;
        for (int i = 0; i < MostIntBytes && _position < _bytes.Length; i++)
        {
            byte next = _bytes[_position++];
            value |= (uint)(next & 0x7F) << (7 * i);
            if (next <= 0x7F)
            {
                return value <= int.MaxValue ? (int)value : throw Damaged();
            }
        }

        throw Damaged();
    }

    /// <summary>A number of things that follow, each of which takes at least one byte.</summary>
    public int Count()
    {
        int count = Int();
        return count <= _bytes.Length - _position ? count : throw Damaged();
    }

    /// <summary>A place in a list.</summary>
    /// <param name="count">How long the list is.</param>
    public int Place(int count)
    {
        int place = Int();
        return place < count ? place : throw Damaged();
    }

    public ulong ULong() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));

    public double Double() => BitConverter.UInt64BitsToDouble(ULong());

    public string Text() => Encoding.UTF8.GetString(Take(Count()));

    public int[] Ints()
    {
        int[] values = new int[Count()];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Int();
        }

        return values;
    }

    public float[] Singles()
    {
        float[] values = new float[Count()];
        for (int i = 0; i < values.Length; i++)
        {
            int next = Int() - 1;
            values[i] = next < 0 ? Single() : (float)(((next >> 1) ^ -(next & 1)) / Thousand);
        }

        return values;
    }

    public double[] Doubles()
    {
        double[] values = new double[Count()];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Double();
        }

        return values;
    }

    public ulong[] ULongs()
    {
        ulong[] values = new ulong[Count()];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ULong();
        }

        return values;
    }

    /// <summary>What a reader throws that finds what the writer never writes.</summary>
    public static InvalidDataException Damaged() => new("It is damaged, or was written by another version.");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _bytes.Length - _position)
        {
            throw Damaged();
        }

        _position += length;
        return _bytes.Slice(_position - length, length);
    }
}
