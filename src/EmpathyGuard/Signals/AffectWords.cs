using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>The fitted words of affect by the hash of their stems, which the reader of a document has worked out already.</summary>
internal sealed class AffectWords
{
    private readonly uint[] _stems;
    private readonly int[] _entries;
    private readonly int _mask;
    private readonly float[] _valences;
    private readonly float[] _intensities;
    private readonly int[] _first;
    private readonly byte[] _feelings;
    private readonly float[] _odds;

    /// <param name="words">The words, each of which stands for its inflections.</param>
    public AffectWords(IReadOnlyDictionary<string, AffectWord> words)
    {
        ByWord = words;
        int size = 16;
        while (size < words.Count * 3)
        {
            size *= 2;
        }

        _stems = new uint[size];
        _entries = new int[size];
        _mask = size - 1;
        _valences = new float[words.Count];
        _intensities = new float[words.Count];
        _first = new int[words.Count + 1];
        List<byte> feelings = [];
        List<float> odds = [];
        int count = 0;
        foreach ((string text, AffectWord word) in words.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            uint stem = Stemmer.Hash(text);
            int at = Slot(stem);
            _stems[at] = stem;
            _entries[at] = count;
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
    }

    /// <summary>The words as they were given.</summary>
    public IReadOnlyDictionary<string, AffectWord> ByWord { get; }

    /// <summary>The entry of a stem; −1 where there is none.</summary>
    public int Find(uint stem)
    {
        int at = Slot(stem);
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

    private int Slot(uint stem)
    {
        int at = (int)(stem * 2654435769u >> 7) & _mask;
        while (_stems[at] != 0 && _stems[at] != stem)
        {
            at = (at + 1) & _mask;
        }

        return at;
    }
}
