using System.Globalization;
using System.Numerics;
using EmpathyGuard.Compiled;

namespace EmpathyGuard.Lexicons;

/// <summary>The sets of words that places of phrases accept: single words, prefixes and classes, each set once.</summary>
internal sealed class WordSets
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<(int[] Words, ulong Classes)> _sets = [];
    private ulong[] _members = [];
    private ulong[] _classes = [];

    public WordSets()
    {
    }

    /// <summary>Frozen sets as <see cref="Write"/> wrote them: no more than <see cref="HoldsWord"/> asks for.</summary>
    public WordSets(ref CompiledReader reader) => Fill(reader.ULongs());

    public int Count => _sets.Count;

    /// <summary>The id of a set, added if it is new.</summary>
    public int Add(IEnumerable<int> words, ulong classes)
    {
        int[] sorted = [.. words.Distinct().Order()];
        string key = string.Join(',', sorted) + ';' + classes.ToString(CultureInfo.InvariantCulture);
        if (!_ids.TryGetValue(key, out int id))
        {
            id = _sets.Count;
            _ids.Add(key, id);
            _sets.Add((sorted, classes));
        }

        return id;
    }

    public ulong Classes(int set) => _classes[set];

    /// <summary>The words of a set, with every word that a prefix of the set covers.</summary>
    public IEnumerable<int> Words(int set, ILookup<int, int> wordsOfPrefix) =>
        _sets[set].Words.SelectMany(w => wordsOfPrefix[w].Append(w)).Distinct();

    /// <summary>Builds the table that <see cref="HoldsWord"/> reads.</summary>
    public void Freeze(ILookup<int, int> wordsOfPrefix)
    {
        _classes = [.. _sets.Select(static s => s.Classes)];
        List<ulong> keys = [];
        for (int set = 0; set < _sets.Count; set++)
        {
            if (_classes[set] != 0)
            {
                keys.AddRange(Words(set, wordsOfPrefix).Select(word => Key(set, word)));
            }
        }

        Fill([.. keys]);
    }

    /// <summary>Writes frozen sets.</summary>
    public void Write(CompiledWriter writer) => writer.ULongs([.. _members.Where(static key => key != 0)]);

    /// <summary>Whether a set that accepts classes lists a word itself as well.</summary>
    public bool HoldsWord(int set, int word)
    {
        if (word == 0)
        {
            return false;
        }

        ulong key = Key(set, word);
        for (int i = Slot(key); _members[i] != 0; i = (i + 1) & (_members.Length - 1))
        {
            if (_members[i] == key)
            {
                return true;
            }
        }

        return false;
    }

    private static ulong Key(int set, int word) => ((ulong)(uint)(set + 1) << 32) | (uint)word;

    private void Fill(ulong[] keys)
    {
        _members = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, keys.Length * 3))];
        foreach (ulong key in keys)
        {
            int i = Slot(key);
            while (_members[i] != 0 && _members[i] != key)
            {
                i = (i + 1) & (_members.Length - 1);
            }

            _members[i] = key;
        }
    }

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 33) & (_members.Length - 1);
}
