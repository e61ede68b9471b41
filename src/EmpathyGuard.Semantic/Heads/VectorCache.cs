using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EmpathyGuard.Semantic;

/// <summary>
/// Keeps the vectors of texts that were met lately, because a conversation is read again with every reply. A vector is kept under a hash with a key that
/// this process drew, never with its text. Thread-safe; a place holds one vector, and the next text of that place takes it over.
/// </summary>
/// <param name="places">How many vectors are kept at most, 2 kB each; a power of two.</param>
internal sealed class VectorCache(int places)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Place?[] _places = new Place?[places];

    /// <summary>The hash of a text.</summary>
    public UInt128 Hash(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _ = HMACSHA256.HashData(_key, MemoryMarshal.AsBytes(text), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }

    /// <summary>Copies the vector of a text, if it is kept.</summary>
    public bool TryGet(UInt128 hash, Span<float> vector)
    {
        if (Volatile.Read(ref _places[At(hash)]) is not { } place)
        {
            return false;
        }

        lock (place)
        {
            if (place.Hash != hash)
            {
                return false;
            }

            place.Vector.CopyTo(vector);
            return true;
        }
    }

    /// <summary>Keeps the vector of a text.</summary>
    public void Set(UInt128 hash, ReadOnlySpan<float> vector)
    {
        ref Place? at = ref _places[At(hash)];
        Place place = Volatile.Read(ref at) ?? Interlocked.CompareExchange(ref at, new Place(), null) ?? at!;
        lock (place)
        {
            place.Hash = hash;
            vector.CopyTo(place.Vector);
        }
    }

    private int At(UInt128 hash) => (int)((ulong)hash & (ulong)(_places.Length - 1));

    private sealed class Place
    {
        public UInt128 Hash { get; set; }

        public float[] Vector { get; } = new float[SentenceEncoder.Dimensions];
    }
}
