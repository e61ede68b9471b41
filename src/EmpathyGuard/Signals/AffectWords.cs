using EmpathyGuard.Compiled;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>The fitted words of affect by the hash of their stems, which the reader of a document has worked out already.</summary>
internal sealed class AffectWords
{
    private readonly uint[] _stemsOfEntries;
    private readonly uint[] _stems;
    private readonly int[] _entries;
    private readonly float[] _valences;
    private readonly float[] _intensities;
    private readonly int[] _first;
    private readonly byte[] _feelings;
    private readonly float[] _odds;
    private readonly Lazy<IReadOnlyDictionary<string, AffectWord>> _byWord;

    /// <param name="words">The words, each of which stands for its inflections.</param>
    public AffectWords(IReadOnlyDictionary<string, AffectWord> words)
    {
        _byWord = new(words);
        _stemsOfEntries = new uint[words.Count];
        _valences = new float[words.Count];
        _intensities = new float[words.Count];
        _first = new int[words.Count + 1];
        List<byte> feelings = [];
        List<float> odds = [];
        int count = 0;
        foreach ((string text, AffectWord word) in words.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            _stemsOfEntries[count] = Stemmer.Hash(text);
            _valences[count] = (float)word.Valence;
            _intensities[count] = (float)word.Intensity;
            foreach ((FeelingKind feeling, double weight) in word.Feelings)
            {
                feelings.Add((byte)feeling);
                odds.Add((float)weight);
            }

            _first[++count] = feelings.Count;
        }

        _feelings = [.. feelings];
        _odds = [.. odds];
        (_stems, _entries) = Slots(_stemsOfEntries);
    }

    /// <summary>The words that <see cref="Write"/> wrote.</summary>
    /// <param name="reader">What was written.</param>
    /// <param name="byWord">Gives the words as they were given where somebody asks for them.</param>
    public AffectWords(ref CompiledReader reader, Func<IReadOnlyDictionary<string, AffectWord>> byWord)
    {
        _byWord = new(byWord);
        _valences = reader.Singles();
        _intensities = reader.Singles();
        _odds = reader.Singles();
        _feelings = new byte[_odds.Length];
        for (int i = 0; i < _feelings.Length; i++)
        {
            _feelings[i] = (byte)reader.Place(AffectWeights.FeelingCount);
        }

        _stemsOfEntries = new uint[_valences.Length];
        _first = new int[_valences.Length + 1];
        for (int entry = 0; entry < _valences.Length; entry++)
        {
            _stemsOfEntries[entry] = (uint)reader.ULong();
            _first[entry + 1] = _first[entry] + reader.Place(_odds.Length - _first[entry] + 1);
        }

        if (_intensities.Length != _valences.Length || _first[^1] != _odds.Length)
        {
            throw CompiledReader.Damaged();
        }

        (_stems, _entries) = Slots(_stemsOfEntries);
    }

    /// <summary>The words as they were given.</summary>
    public IReadOnlyDictionary<string, AffectWord> ByWord => _byWord.Value;

    public void Write(CompiledWriter writer)
    {
        writer.Singles(_valences);
        writer.Singles(_intensities);
        writer.Singles(_odds);
        foreach (byte feeling in _feelings)
        {
            writer.Int(feeling);
        }

        for (int entry = 0; entry < _stemsOfEntries.Length; entry++)
        {
            writer.ULong(_stemsOfEntries[entry]);
            writer.Int(_first[entry + 1] - _first[entry]);
        }
    }

    /// <summary>The entry of a stem; −1 where there is none.</summary>
    public int Find(uint stem)
    {
        int at = Slot(_stems, stem);
        return _stems[at] == stem && stem != 0 ? _entries[at] : -1;
    }

    public float Valence(int entry) => _valences[entry];

    public float Intensity(int entry) => _intensities[entry];

    /// <summary>Adds an entry's log-odds to those of the feelings.</summary>
    public void AddFeelings(int entry, Span<double> odds)
    {
        for (int i = _first[entry]; i < _first[entry + 1]; i++)
        {
            odds[_feelings[i]] += _odds[i];
        }
    }

    private static (uint[] Stems, int[] Entries) Slots(uint[] stemsOfEntries)
    {
        int size = 16;
        while (size < stemsOfEntries.Length * 3)
        {
            size *= 2;
        }

        uint[] stems = new uint[size];
        int[] entries = new int[size];
        for (int entry = 0; entry < stemsOfEntries.Length; entry++)
        {
            int at = Slot(stems, stemsOfEntries[entry]);
            stems[at] = stemsOfEntries[entry];
            entries[at] = entry;
        }

        return (stems, entries);
    }

    private static int Slot(uint[] stems, uint stem)
    {
        int at = (int)(stem * 2654435769u >> 7) & (stems.Length - 1);
        while (stems[at] != 0 && stems[at] != stem)
        {
            at = (at + 1) & (stems.Length - 1);
        }

        return at;
    }
}
