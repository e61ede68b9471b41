using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Text;

/// <summary>
/// The letters from A to Z that a text begins with, as far as they fit into one vector, read together: most words are over by then, and no branch has
/// to guess after which letter.
/// </summary>
/// <param name="Count">How many they are, <see cref="Most"/> at most; 0 also where less than that is left of the text.</param>
/// <param name="Packed">The key of <see cref="PackedWord"/>.</param>
/// <param name="DrawnOut">Whether one of them stands three times in a row.</param>
internal readonly record struct PlainLetters(int Count, ulong Packed, bool DrawnOut)
{
    public const int Most = 8;

    private const int BitsOfByte = 8;
    private const ulong EachByte = 0x0101010101010101;

    /// <summary>Reads them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">Receives them in lower case. What it receives behind them means nothing.</param>
    public static PlainLetters Read(ReadOnlySpan<char> text, Span<char> folded)
    {
        if (text.Length < Most)
        {
            return default;
        }

        Vector128<ushort> lower = Vector128.Create(MemoryMarshal.Cast<char, ushort>(text)) | Vector128.Create((ushort)0x20);
        Vector128<ushort> place = lower - Vector128.Create((ushort)'a');
        uint letters = Vector128.LessThanOrEqual(place, Vector128.Create((ushort)('z' - 'a'))).ExtractMostSignificantBits();
        int count = BitOperations.TrailingZeroCount(~letters);
        if (count == 0)
        {
            return default;
        }

        lower.CopyTo(MemoryMarshal.Cast<char, ushort>(folded));
        int unused = BitsOfByte * (Most - count);
        ulong known = ulong.MaxValue >> unused;
        ulong bytes = Vector128.Narrow(lower, lower).AsUInt64().ToScalar() & (31 * EachByte) & known;
        return new PlainLetters(count, Pack(BinaryPrimitives.ReverseEndianness(bytes) >> unused), HasRun(bytes, known));
    }

    // Five of each eight bits, brought together two by two.
    private static ulong Pack(ulong bytes)
    {
        ulong pairs = (bytes & 0x001F001F001F001F) | ((bytes & 0x1F001F001F001F00) >> 3);
        ulong fours = (pairs & 0x000003FF000003FF) | ((pairs & 0x03FF000003FF0000) >> 6);
        return (fours & 0x00000000000FFFFF) | ((fours & 0x000FFFFF00000000) >> 12);
    }

    // A byte is 0 where the two behind it are the same as it; the last two letters have a 0 behind them, which is no letter.
    private static bool HasRun(ulong bytes, ulong known)
    {
        ulong differ = (bytes ^ (bytes >> BitsOfByte)) | (bytes ^ (bytes >> (2 * BitsOfByte))) | ~known;
        return ((differ - EachByte) & ~differ & (0x80 * EachByte)) != 0;
    }
}
