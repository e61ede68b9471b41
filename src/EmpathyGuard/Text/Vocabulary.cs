using System.Numerics;
using EmpathyGuard.Compiled;

namespace EmpathyGuard.Text;

/// <summary>
/// The words a document is read against: exact words, prefixes ("devastat*") and spelling variants ("dont" = do not). Frozen after
/// building and then shared by all readers.
/// </summary>
internal sealed class Vocabulary
{
    private const int LongestPrefix = 24;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _words = [""];

    // The length of a prefix without its asterisk; 0 of an exact word.
    private readonly List<int> _prefixLength = [0];
    private readonly List<int[]> _expansions = [[]];
    private readonly Dictionary<string, int> _prefixes = new(StringComparer.Ordinal);
    private Slot[] _slots = [];
    private PackedSlot[] _packed = [];
    private Slot[] _prefixSlots = [];
    private int[][] _expansionTable = [];
    private uint[] _stems = [];
    private uint _prefixLengths;

    // The lengths of the prefixes that begin with three letters, by those letters packed.
    private uint[] _prefixesOf = [];

    // A bit for each spelling that stands for other words: there are few.
    private ulong[] _variants = [];

    public Vocabulary()
    {
    }

    /// <summary>A frozen vocabulary as <see cref="Write"/> wrote it. Nothing can be added to it.</summary>
    public Vocabulary(ref CompiledReader reader)
    {
        int count = reader.Count();
        _words.EnsureCapacity(count);
        _prefixLength.EnsureCapacity(count);
        _expansions.EnsureCapacity(count);
        while (_words.Count < count)
        {
            _words.Add(reader.Text());
            _prefixLength.Add(reader.Place(LongestPrefix + 1));
            int length = reader.Place(count);
            int[] words = length == 0 ? [] : new int[length];
            for (int i = 0; i < length; i++)
            {
                words[i] = reader.Place(count);
            }

            _expansions.Add(words);
        }

        Freeze();
    }

    /// <summary>One past the largest id. Ids start at 1; 0 is a word that the vocabulary does not hold.</summary>
    public int Count => _words.Count;

    /// <summary>The id of an exact folded word, added if it is new.</summary>
    public int Add(string word)
    {
        if (!_ids.TryGetValue(word, out int id))
        {
            id = NewId(word, prefixLength: 0);
            _ids.Add(word, id);
        }

        return id;
    }

    /// <summary>Works out once what a function gives for each exact entry; every other entry keeps the default.</summary>
    public T[] Table<T>(Func<string, T> of)
    {
        var table = new T[_words.Count];
        for (int id = 1; id < table.Length; id++)
        {
            table[id] = _prefixLength[id] > 0 ? default! : of(_words[id]);
        }

        return table;
    }

    /// <summary>The id of a prefix, added if it is new. A word that no exact entry holds takes the id of its longest prefix.</summary>
    public int AddPrefix(string prefix)
    {
        if (prefix.Length is < 3 or > LongestPrefix)
        {
            throw new FormatException($"The prefix '{prefix}*' must have from 3 to {LongestPrefix} letters.");
        }

        if (!_prefixes.TryGetValue(prefix, out int id))
        {
            id = NewId(prefix + "*", prefix.Length);
            _prefixes.Add(prefix, id);
        }

        return id;
    }

    /// <summary>Declares a spelling that stands for a sequence of words.</summary>
    public void AddVariant(string spelling, IEnumerable<string> words)
    {
        int[] ids = [.. words.Select(Add)];
        _expansions[Add(spelling)] = ids;
    }

    /// <summary>Whether a spelling stands for other words.</summary>
    public bool IsVariant(string word) => _ids.TryGetValue(word, out int id) && _expansions[id].Length > 0;

    /// <summary>The entry's text, a prefix with its asterisk.</summary>
    public string this[int id] => _words[id];

    /// <summary>The ids of every prefix that an entry's own text begins with.</summary>
    public IEnumerable<int> PrefixesOf(int id)
    {
        string word = _words[id].TrimEnd('*');
        for (int length = 3; length <= Math.Min(word.Length, LongestPrefix); length++)
        {
            if (_prefixes.TryGetValue(word[..length], out int prefix) && prefix != id)
            {
                yield return prefix;
            }
        }
    }

    /// <summary>Builds the tables that <c>Find</c> reads.</summary>
    public void Freeze()
    {
        _slots = Slots(prefixes: false);
        _prefixSlots = Slots(prefixes: true);
        _packed = PackedSlots();
        _prefixesOf = new uint[1 << (3 * PackedWord.BitsOfLetter)];
        for (int id = 1; id < _words.Count; id++)
        {
            if (_prefixLength[id] > 0)
            {
                uint length = 1u << _prefixLength[id];
                _prefixLengths |= length;
                ulong begins = PackedWord.Of(_words[id].AsSpan(0, 3));
                _prefixesOf[begins] |= begins != 0 ? length : 0;
            }
        }

        _stems = Table(static word => Stemmer.Hash(word));
        _expansionTable = [.. _expansions];
        _variants = new ulong[(_words.Count + 63) >> 6];
        for (int id = 0; id < _expansionTable.Length; id++)
        {
            _variants[id >> 6] |= _expansionTable[id].Length > 0 ? 1UL << id : 0;
        }
    }

    /// <summary>Writes a frozen vocabulary.</summary>
    public void Write(CompiledWriter writer)
    {
        writer.Int(_words.Count);
        for (int id = 1; id < _words.Count; id++)
        {
            writer.Text(_words[id]);
            writer.Int(_prefixLength[id]);
            writer.Ints(_expansionTable[id]);
        }
    }

    /// <summary>The words that an entry stands for; empty where it stands for itself.</summary>
    public ReadOnlySpan<int> Expansion(int id) => (_variants[id >> 6] >> id & 1) == 0 ? [] : _expansionTable[id];

    /// <summary>The hash of a folded word's stem; of an exact entry it is known.</summary>
    public uint Stem(int id, ReadOnlySpan<char> folded) => _stems[id] != 0 ? _stems[id] : Stemmer.Hash(folded);

    /// <summary>The id of an exact folded word, or 0.</summary>
    public int FindExact(ReadOnlySpan<char> folded, ulong hash) => Probe(_slots, folded, hash);

    /// <summary>The id of a folded word, of its longest prefix, or 0.</summary>
    public int Find(ReadOnlySpan<char> folded, ulong hash)
    {
        int id = Probe(_slots, folded, hash);
        return id != 0 || folded.Length < 3 ? id : FindPrefix(folded);
    }

    /// <summary>The same, of a word that is packed. A packed word is its own key, so that it is neither hashed letter by letter nor compared.</summary>
    public int Find(ReadOnlySpan<char> folded, PackedWord packed)
    {
        PackedSlot[] slots = _packed;
        int mask = slots.Length - 1;
        for (int i = packed.Slot & mask; slots[i].Key != 0; i = (i + 1) & mask)
        {
            if (slots[i].Key == packed.Key)
            {
                return slots[i].Id;
            }
        }

        return folded.Length < 3 || _prefixesOf[PackedWord.Of(folded[..3])] == 0 ? 0 : FindPrefix(folded);
    }

    private PackedSlot[] PackedSlots()
    {
        var slots = new PackedSlot[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, _words.Count * 2))];
        for (int id = 1; id < _words.Count; id++)
        {
            ulong key = _prefixLength[id] > 0 ? 0 : PackedWord.Of(_words[id]);
            if (key == 0)
            {
                continue;
            }

            int i = new PackedWord(key).Slot & (slots.Length - 1);
            while (slots[i].Key != 0)
            {
                i = (i + 1) & (slots.Length - 1);
            }

            slots[i] = new PackedSlot(key, id);
        }

        return slots;
    }

    private int FindPrefix(ReadOnlySpan<char> folded)
    {
        int found = 0;
        ulong hash = WordHash.Seed;
        int limit = Math.Min(folded.Length, LongestPrefix);
        uint lengths = PackedWord.Of(folded[..3]) is not 0 and ulong begins ? _prefixesOf[begins] : _prefixLengths;
        for (int i = 0; i < limit && lengths >> (i + 1) != 0; i++)
        {
            hash = WordHash.Add(hash, folded[i]);
            if ((lengths >> (i + 1) & 1) != 0 && Probe(_prefixSlots, folded[..(i + 1)], hash) is > 0 and int id)
            {
                found = id;
            }
        }

        return found;
    }

    private static int Probe(Slot[] slots, ReadOnlySpan<char> folded, ulong hash)
    {
        int mask = slots.Length - 1;
        for (int i = (int)(hash >> 20) & mask; ; i = (i + 1) & mask)
        {
            ref readonly Slot slot = ref slots[i];
            if (slot.Id == 0)
            {
                return 0;
            }

            if (slot.Hash == hash && folded.SequenceEqual(slot.Text))
            {
                return slot.Id;
            }
        }
    }

    private Slot[] Slots(bool prefixes)
    {
        int count = 0;
        for (int id = 1; id < _words.Count; id++)
        {
            count += _prefixLength[id] > 0 == prefixes ? 1 : 0;
        }

        var slots = new Slot[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, count * 3))];
        for (int id = 1; id < _words.Count; id++)
        {
            if (_prefixLength[id] > 0 != prefixes)
            {
                continue;
            }

            // A prefix is looked up without its asterisk.
            string text = prefixes ? _words[id][..^1] : _words[id];
            ulong hash = WordHash.Of(text);
            int i = (int)(hash >> 20) & (slots.Length - 1);
            while (slots[i].Id != 0)
            {
                i = (i + 1) & (slots.Length - 1);
            }

            slots[i] = new Slot(hash, text, id);
        }

        return slots;
    }

    private int NewId(string text, int prefixLength)
    {
        _words.Add(text);
        _prefixLength.Add(prefixLength);
        _expansions.Add([]);
        return _words.Count - 1;
    }

    private readonly record struct Slot(ulong Hash, string Text, int Id);

    private readonly record struct PackedSlot(ulong Key, int Id);
}
