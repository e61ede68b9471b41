namespace EmpathyGuard.Text;

/// <summary>A word of up to twelve letters from a to z, each in five bits: no two such words have the same key, and none has 0.</summary>
/// <param name="Key">The letters, the last in the low bits.</param>
internal readonly record struct PackedWord(ulong Key)
{
    public const int BitsOfLetter = 5;
    public const int Longest = 64 / BitsOfLetter;

    /// <summary>Where a table begins to look for the word, in as many of the low bits as it needs.</summary>
    public int Slot => (int)((Key * 0x9E3779B97F4A7C15UL) >> 40);

    public static ulong Add(ulong key, char letter) => (key << BitsOfLetter) | (letter & 31u);

    /// <summary>The key of a word; 0 where it is longer, or has other letters.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        ulong key = 0;
        foreach (char c in word)
        {
            if (c is < 'a' or > 'z')
            {
                return 0;
            }

            key = Add(key, c);
        }

        return word.Length <= Longest ? key : 0;
    }
}
