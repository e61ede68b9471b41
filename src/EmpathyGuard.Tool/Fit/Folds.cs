namespace EmpathyGuard.Tool.Fit;

/// <summary>Which fifth of the rows a row is in. It depends on the row's own name, so that a new row moves no other.</summary>
internal static class Folds
{
    /// <summary>How many there are.</summary>
    public const int Count = 5;

    /// <summary>All of them.</summary>
    public static IEnumerable<int> All { get; } = Enumerable.Range(0, Count);

    /// <summary>The seed.</summary>
    public const uint Seed = 20260705;

    /// <summary>The fold of a row, from 0.</summary>
    public static int Of(string name)
    {
        // FNV-1a, started from the seed.
        uint hash = 2166136261 ^ Seed;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)((hash ^ (hash >> 15)) % Count);
    }
}
