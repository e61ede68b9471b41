namespace EmpathyGuard.Text;

/// <summary>FNV-1a over folded characters, in a form that has the hash of every prefix on the way.</summary>
internal static class WordHash
{
    public const ulong Seed = 14695981039346656037UL;

    public static ulong Add(ulong hash, char folded) => (hash ^ folded) * 1099511628211UL;

    public static ulong Of(ReadOnlySpan<char> folded)
    {
        ulong hash = Seed;
        foreach (char c in folded)
        {
            hash = Add(hash, c);
        }

        return hash;
    }
}
