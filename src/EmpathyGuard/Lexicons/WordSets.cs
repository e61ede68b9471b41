using System.Globalization;

namespace EmpathyGuard.Lexicons;

/// <summary>The sets of words that places of phrases accept: single words, prefixes and classes, each set once.</summary>
internal sealed class WordSets
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<(int[] Words, ulong Classes)> _sets = [];

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

    public ulong Classes(int set) => _sets[set].Classes;

    /// <summary>The words of a set, with every word that a prefix of the set covers.</summary>
    public IEnumerable<int> Words(int set, ILookup<int, int> wordsOfPrefix) =>
        _sets[set].Words.SelectMany(w => wordsOfPrefix[w].Append(w)).Distinct();

    /// <summary>Which words the sets list that accept classes as well.</summary>
    public WordSetTable Freeze(ILookup<int, int> wordsOfPrefix)
    {
        List<ulong> keys = [];
        for (int set = 0; set < _sets.Count; set++)
        {
            if (Classes(set) != 0)
            {
                keys.AddRange(Words(set, wordsOfPrefix).Select(word => WordSetTable.Key(set, word)));
            }
        }

        return new WordSetTable([.. keys]);
    }
}
