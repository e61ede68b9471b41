namespace EmpathyGuard.Semantic.Tokens;

/// <summary>The buffers of one tokenization. They hold text while they are in use, so <see cref="Clear"/> ends each use.</summary>
internal sealed class TokenizerWorkspace
{
    /// <summary>How many normalised characters are looked at in one go: twice what 128 of the longest pieces take.</summary>
    public const int MaxSymbols = 4096;

    public char[] Symbols { get; } = new char[MaxSymbols];

    /// <summary>The rank of each symbol's combining class; 0 for everything that is not a combining mark.</summary>
    public byte[] Ranks { get; } = new byte[MaxSymbols];

    public int[] Starts { get; } = new int[MaxSymbols];

    public int[] Ends { get; } = new int[MaxSymbols];

    /// <summary>The score of the best way to each position.</summary>
    public double[] Best { get; } = new double[MaxSymbols + 1];

    /// <summary>The last piece on the best way to each position.</summary>
    public ushort[] Pieces { get; } = new ushort[MaxSymbols + 1];

    /// <summary>The tokens from the last to the first, as ranges of symbols.</summary>
    public TokenSpan[] Reversed { get; } = new TokenSpan[MaxSymbols];

    public int Count { get; set; }

    public void Clear()
    {
        Symbols.AsSpan(0, Count).Clear();
        Count = 0;
    }
}
