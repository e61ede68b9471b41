using System.Runtime.InteropServices;

namespace EmpathyGuard.Signals;

/// <summary>
/// What was read of the settled sentences of a reply that is still arriving, so that an assessment reads the grammar and the words of the open end
/// alone and only adds up the rest. Adding up is always done anew and in the order of the text: the sums have the same bits as those of one reading.
/// </summary>
internal sealed class ReplyMemo
{
    private const int KeptSentences = 1024;

    private Entry[] _entries = new Entry[32];
    private RegisterEntry[] _register = new RegisterEntry[32];
    private bool _weAll;

    /// <summary>How many sentences, from the first on, are kept.</summary>
    public int Count { get; private set; }

    /// <summary>The same, of what the register keeps.</summary>
    public int RegisterCount { get; private set; }

    public ref readonly Entry this[int sentence] => ref _entries[sentence];

    public ref readonly RegisterEntry Register(int sentence) => ref _register[sentence];

    /// <summary>Keeps the next sentence.</summary>
    public void Add(in Entry entry)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * Count);
        }

        _entries[Count++] = entry;
    }

    /// <summary>Keeps the register of the next sentence.</summary>
    public void Add(in RegisterEntry entry)
    {
        if (RegisterCount == _register.Length)
        {
            Array.Resize(ref _register, 2 * RegisterCount);
        }

        _register[RegisterCount++] = entry;
    }

    /// <summary>Begins another reading of the register. Whose "we" it is depends on the whole reply: where that has changed, nothing is kept.</summary>
    public void StartRegister(bool weAll)
    {
        RegisterCount = weAll == _weAll ? RegisterCount : 0;
        _weAll = weAll;
    }

    public void Clear()
    {
        Count = 0;
        RegisterCount = 0;
        if (_entries.Length > KeptSentences)
        {
            _entries = new Entry[32];
            _register = new RegisterEntry[32];
        }
    }

    /// <summary>What a sentence is to the reader of a reply.</summary>
    internal enum Part : byte
    {
        Unread,
        Formula,
        Standing,
        Read,
    }

    [StructLayout(LayoutKind.Auto)]
    internal struct Entry
    {
        public Part Part;

        /// <summary>Of the sentence's words, by which a repetition is known.</summary>
        public ulong Hash;
        public SentenceReading Reading;
        public ActSet Acts;
    }

    [StructLayout(LayoutKind.Auto)]
    internal struct RegisterEntry
    {
        /// <summary>Whether the sentence counts for the register.</summary>
        public bool Counts;
        public int You;
        public RegisterSentence Sentence;
    }
}
