using System.Runtime.InteropServices;

namespace EmpathyGuard.Semantic;

/// <summary>A part of the encoder's resource, read where it stands.</summary>
internal readonly struct ResourceSection<T>(byte[] resource, int offset, int count)
    where T : unmanaged
{
    public int Count { get; } = count;

    public ReadOnlySpan<T> Values => MemoryMarshal.Cast<byte, T>(resource.AsSpan(offset))[..Count];
}
