namespace EmpathyGuard.Lexicons;

/// <summary>The words of a sentence as the matcher sees them, each kind of thing in an array of its own. Reused; belongs to one caller at a time.</summary>
internal sealed class MatchWords
{
    private int[] _words = new int[256];
    private ulong[] _classes = new ulong[256];
    private int[] _tokens = new int[256];

    public int Count { get; private set; }

    /// <summary>The ids of the words; only <see cref="Count"/> of them count.</summary>
    public int[] Words => _words;

    public ulong Classes(int at) => _classes[at];

    public int Token(int at) => _tokens[at];

    public void Clear() => Count = 0;

    public void Add(int word, ulong classes, int token)
    {
        int at = Count;
        if (at == _words.Length)
        {
            Array.Resize(ref _words, 2 * at);
            Array.Resize(ref _classes, 2 * at);
            Array.Resize(ref _tokens, 2 * at);
        }

        _words[at] = word;
        _classes[at] = classes;
        _tokens[at] = token;
        Count = at + 1;
    }
}
