using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EmpathyGuard.Semantic;

/// <summary>
/// Keeps the vectors of texts that were met lately, because a conversation is read again with every reply. A vector is kept under a hash with a key that
/// this process drew, never with its text. Thread-safe; a text has two places to be kept in, so that two texts of one conversation do not drive each other out,
/// and where both are taken it takes over the first.
/// </summary>
/// <param name="places">How many vectors are kept at most, 2 kB each; a power of two.</param>
internal sealed class VectorCache(int places)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Place?[] _places = new Place?[places];

    // In one piece, so that a sentence that is met for the first time allocates no vector.
    private readonly float[] _vectors = new float[places * SentenceEncoder.Dimensions];

    /// <summary>The hash of a text.</summary>
    public UInt128 Hash(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _ = HMACSHA256.HashData(_key, MemoryMarshal.AsBytes(text), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }

    /// <summary>Copies the vector of a text, if it is kept.</summary>
    public bool TryGet(UInt128 hash, Span<float> vector) => TryGet(First(hash), hash, vector) || TryGet(Second(hash), hash, vector);

    /// <summary>Keeps the vector of a text.</summary>
    public void Set(UInt128 hash, ReadOnlySpan<float> vector)
    {
        if (!TrySet(First(hash), hash, vector, takesOver: false) && !TrySet(Second(hash), hash, vector, takesOver: false))
        {
            TrySet(First(hash), hash, vector, takesOver: true);
        }
    }

    private bool TryGet(int at, UInt128 hash, Span<float> vector)
    {
        if (Volatile.Read(ref _places[at]) is not { } place)
        {
            return false;
        }

        lock (place)
        {
            if (!place.IsTaken || place.Hash != hash)
            {
                return false;
            }

            Vector(at).CopyTo(vector);
            return true;
        }
    }

    private bool TrySet(int at, UInt128 hash, ReadOnlySpan<float> vector, bool takesOver)
    {
        ref Place? slot = ref _places[at];
        Place place = Volatile.Read(ref slot) ?? Interlocked.CompareExchange(ref slot, new Place(), null) ?? slot!;
        lock (place)
        {
            if (place.IsTaken && place.Hash != hash && !takesOver)
            {
                return false;
            }

            place.IsTaken = true;
            place.Hash = hash;
            vector.CopyTo(Vector(at));
            return true;
        }
    }

    private Span<float> Vector(int at) => _vectors.AsSpan(at * SentenceEncoder.Dimensions, SentenceEncoder.Dimensions);

    private int First(UInt128 hash) => (int)((ulong)hash & (ulong)(_places.Length - 1));

    private int Second(UInt128 hash) => (int)((ulong)(hash >> 64) & (ulong)(_places.Length - 1));

    private sealed class Place
    {
        public bool IsTaken { get; set; }

        public UInt128 Hash { get; set; }
    }
}
