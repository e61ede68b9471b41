using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using EmpathyGuard.Text;

namespace EmpathyGuard;

/// <summary>The shape of a reply as keyed hashes: how it begins, and a sample of its sentence skeletons. Nothing of the text can be read back without the secret.</summary>
/// <param name="Opening">The keyed hash of the first four words; 0 where there are fewer.</param>
/// <param name="Skeleton">The keyed hashes of at most <see cref="SketchSize"/> shingles, sorted.</param>
internal sealed record ReplyTemplate(ulong Opening, uint[] Skeleton)
{
    /// <summary>The most shingles that are kept of a reply: 24.</summary>
    public const int SketchSize = 24;

    // What lies beyond says no more about the template, and the cost of a reply of a megabyte is bounded.
    private const int MostWords = 600;
    private const int OpeningWords = 4;
    private const int ShingleWords = 4;
    private const int FewestShingles = 6;
    private const double SameSkeleton = 0.5;

    private const ulong Slot = 0x9E3779B97F4A7C15UL;
    private const ulong SentenceEnd = 0xC2B2AE3D27D4EB4FUL;

    // A skeleton is what is left when the words that carry the content are taken out.
    private static readonly FrozenSet<ulong> Frame = """
        a about after all am an and any are as at be because been before being both but by can could did do does don for from had has have he her hers him his
        how i if in into is it its just like me might more most much my no not now of on only or other our out over own s she should so some such sorry sounds
        t than thank that the their them then there these they this those through to too under until up us very was way we were what when where which while
        who why will with would you your yours ll m re ve d
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static word => WordHash.Of(word)).ToFrozenSet();

    /// <summary>Reads the shape of a reply under a key.</summary>
    public static ReplyTemplate Of(ReadOnlySpan<char> reply, ReadOnlySpan<byte> key)
    {
        ulong opening = WordHash.Seed;
        int words = 0;
        var skeleton = new List<ulong>();
        bool closed = true;
        for (int i = 0; i < reply.Length && words < MostWords;)
        {
            if (!char.IsLetterOrDigit(reply[i]))
            {
                if (!closed && reply[i] is '.' or '!' or '?' or '…' or '\n')
                {
                    skeleton.Add(SentenceEnd);
                    closed = true;
                }

                i++;
                continue;
            }

            ulong hash = WordHash.Seed;
            for (; i < reply.Length && char.IsLetterOrDigit(reply[i]); i++)
            {
                hash = WordHash.Add(hash, char.ToLowerInvariant(reply[i]));
            }

            if (words < OpeningWords)
            {
                opening = Mix(opening, hash);
            }

            words++;
            closed = false;
            skeleton.Add(Frame.Contains(hash) ? hash : Slot);
        }

        return new ReplyTemplate(words < OpeningWords ? 0 : Keyed(opening, key), Sketch(skeleton, key));
    }

    /// <summary>Whether this reply repeats the template of earlier ones.</summary>
    public bool Repeats(ReplyTemplate[] earlier)
    {
        int sameOpening = 0;
        for (int i = 0; i < earlier.Length; i++)
        {
            sameOpening += Opening != 0 && earlier[i].Opening == Opening ? 1 : 0;
            if (sameOpening == 2 || SharesSkeleton(earlier[i]))
            {
                return true;
            }
        }

        return false;
    }

    private bool SharesSkeleton(ReplyTemplate other)
    {
        int most = Math.Max(Skeleton.Length, other.Skeleton.Length);
        if (Math.Min(Skeleton.Length, other.Skeleton.Length) < FewestShingles)
        {
            return false;
        }

        int shared = 0;
        for (int i = 0, j = 0; i < Skeleton.Length && j < other.Skeleton.Length;)
        {
            int order = Skeleton[i].CompareTo(other.Skeleton[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shared > most * SameSkeleton;
    }

    // The smallest of a hash are the same sample for the same shingles, whatever stands around them. Only what is kept pays for a keyed hash.
    private static uint[] Sketch(List<ulong> skeleton, ReadOnlySpan<byte> key)
    {
        var shingles = new SortedSet<ulong>();
        for (int i = 0; i + ShingleWords <= skeleton.Count; i++)
        {
            ulong shingle = WordHash.Seed;
            int frame = 0;
            for (int j = i; j < i + ShingleWords; j++)
            {
                shingle = Mix(shingle, skeleton[j]);
                frame += skeleton[j] is Slot or SentenceEnd ? 0 : 1;
            }

            if (frame >= 2)
            {
                shingles.Add(shingle);
            }
        }

        var sketch = new List<uint>(SketchSize);
        foreach (ulong shingle in shingles.Take(SketchSize))
        {
            sketch.Add((uint)Keyed(shingle, key));
        }

        sketch.Sort();
        return [.. sketch];
    }

    // The finaliser of splitmix64.
    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) + Slot;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }

    private static ulong Keyed(ulong value, ReadOnlySpan<byte> key)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        HMACSHA256.HashData(key, bytes, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
