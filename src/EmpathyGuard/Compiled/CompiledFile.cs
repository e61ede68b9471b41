using System.Buffers.Binary;

namespace EmpathyGuard.Compiled;

/// <summary>
/// What the build compiles from readable lists, so that no process has to: four letters, the number of the format, the length of what
/// follows the head, a checksum of it, and then itself.
/// </summary>
internal static class CompiledFile
{
    /// <summary>Raised whenever the meaning of the bytes changes.</summary>
    private const int Format = 1;

    private const int HeadLength = 20;

    private static ReadOnlySpan<byte> Letters => "EGC "u8;

    /// <summary>The whole file.</summary>
    public static byte[] Write(CompiledWriter writer)
    {
        ReadOnlySpan<byte> content = writer.Written;
        byte[] file = new byte[HeadLength + content.Length];
        Letters.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), Format);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), content.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(12), Checksum(content));
        content.CopyTo(file.AsSpan(HeadLength));
        return file;
    }

    /// <summary>A reader of what a file holds.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, cut short, or of another format.</exception>
    public static CompiledReader Open(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeadLength || !file.StartsWith(Letters))
        {
            throw new InvalidDataException("It does not begin as a compiled file does.");
        }

        int format = BinaryPrimitives.ReadInt32LittleEndian(file[4..]);
        if (format != Format)
        {
            throw new InvalidDataException($"Its format is {format}, and this version of the library reads format {Format}.");
        }

        ReadOnlySpan<byte> content = file[HeadLength..];
        int length = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        if (length != content.Length)
        {
            throw new InvalidDataException($"It holds {content.Length} bytes, and says that they are {length}.");
        }

        return Checksum(content) == BinaryPrimitives.ReadUInt64LittleEndian(file[12..])
            ? new CompiledReader(content)
            : throw new InvalidDataException("Its checksum is wrong.");
    }

    /// <summary>The bytes of an embedded file.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public static byte[] Embedded(string resource)
    {
        using Stream stream = typeof(CompiledFile).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidDataException("It is missing.");
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }

    /// <summary>What a loader throws where an embedded file cannot be read.</summary>
    public static InvalidDataException Unreadable(string resource, Exception inner) =>
        new($"The compiled resource '{resource}' of {typeof(CompiledFile).Assembly.GetName().Name} cannot be read. {inner.Message} Build or install the library again.", inner);

    // FNV-1a, eight bytes at a step: against damage, not against malice.
    private static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        ulong sum = 14695981039346656037UL ^ (uint)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            sum = (sum ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * 1099511628211UL;
            sum ^= sum >> 29;
        }

        foreach (byte left in bytes)
        {
            sum = (sum ^ left) * 1099511628211UL;
        }

        return sum;
    }
}
