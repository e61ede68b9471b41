using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Semantic;

/// <summary>Reads <c>encoder.bin</c> section by section, in the order in which <c>make/resource.mjs</c> writes them.</summary>
internal sealed class EncoderResource
{
    private const int HeaderLength = 64;
    private const int Alignment = 64;
    private const int Format = 1;

    // In units of 16 bytes.
    private const int ChecksumAt = 2;

    private readonly byte[] _bytes;
    private readonly int _origin;
    private readonly int _length;
    private int _next;

    /// <summary>Reads the whole resource into memory that starts at a cache line.</summary>
    /// <exception cref="InvalidDataException">The resource is shorter or longer than it says, of another format, or damaged.</exception>
    public EncoderResource(Stream stream)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("The sentence encoder needs a little-endian machine.");
        }

        _length = (int)Math.Min(stream.Length, 64 << 20);
        if (_length < HeaderLength)
        {
            throw Damaged("it is too short");
        }

        _bytes = GC.AllocateUninitializedArray<byte>(_length + Alignment, pinned: true);
        _origin = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0) & (Alignment - 1));
        Span<byte> all = _bytes.AsSpan(_origin, _length);
        if (stream.ReadAtLeast(all, _length, throwOnEndOfStream: false) < _length)
        {
            throw Damaged("it ends early");
        }

        ReadOnlySpan<uint> header = MemoryMarshal.Cast<byte, uint>(all[..HeaderLength]);
        if (!all[..4].SequenceEqual("EGSE"u8) || header[1] != Format || header[2] != (uint)_length || _length % Alignment != 0)
        {
            throw Damaged("it is of another format or length");
        }

        if (Checksum(all) != MemoryMarshal.Cast<byte, Vector128<uint>>(all)[ChecksumAt])
        {
            throw Damaged("its checksum is wrong");
        }

        Nodes = (int)header[3];
        Pieces = (int)header[4];
        _next = HeaderLength;
    }

    /// <summary>The nodes of the vocabulary's trie.</summary>
    public int Nodes { get; }

    /// <summary>The pieces of the vocabulary.</summary>
    public int Pieces { get; }

    public ResourceSection<T> Take<T>(int count)
        where T : unmanaged
    {
        int length = checked(count * Unsafe.SizeOf<T>());
        if (count < 0 || length > _length - _next)
        {
            throw Damaged("a section is missing");
        }

        var section = new ResourceSection<T>(_bytes, _origin + _next, count);
        _next = (_next + length + Alignment - 1) & -Alignment;
        return section;
    }

    public LinearLayer TakeLayer(int inner, int columns) =>
        new(Take<sbyte>(inner * columns), Take<float>(columns), Take<float>(columns), Take<int>(columns));

    public void End()
    {
        if (_next != _length)
        {
            throw Damaged("something follows its end");
        }
    }

    private static InvalidDataException Damaged(string how) =>
        new($"The weights of the sentence encoder are damaged: {how}. Reinstall the package EmpathyGuard.Semantic.");

    // Four FNV-1a sums side by side over everything but themselves, as make/resource.mjs writes them: a millisecond for the whole resource.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector128<uint> Checksum(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<Vector128<uint>> words = MemoryMarshal.Cast<byte, Vector128<uint>>(bytes);
        Vector128<uint> sum = Vector128.Create(0x811c9dc5u);
        for (int i = 0; i < words.Length; i++)
        {
            if (i != ChecksumAt)
            {
                sum = (sum ^ words[i]) * Vector128.Create(0x01000193u);
            }
        }

        return sum;
    }
}
