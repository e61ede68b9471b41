using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// What a person spoke of: the content words of their messages by stem and by concept, with how particular each is. An open table that is
/// reused, so that looking a reply's word up costs the same whatever the length of the message.
/// </summary>
internal sealed class Particulars
{
    private const int Capacity = 4096;

    // A word that fits any conversation still shows a little that this one was heard.
    private const float CommonWeight = 0.15f;

    private readonly uint[] _keys = new uint[Capacity];
    private readonly float[] _weights = new float[Capacity];
    private readonly int[] _seen = new int[Capacity];
    private readonly int[] _used = new int[Capacity / 2];
    private int _count;
    private int _round;
    private int _settledRound;
    private int _latestRound;

    /// <summary>The sum of what was spoken of.</summary>
    public double Total { get; private set; }

    public int Count => _count;

    public void Clear()
    {
        for (int i = 0; i < _count; i++)
        {
            _keys[_used[i]] = 0;
        }

        _count = 0;
        Total = 0;
    }

    /// <summary>Adds the content words of a text.</summary>
    /// <param name="reading">The text.</param>
    /// <param name="share">How much of their weight they keep: 1 for the last message, less for earlier ones.</param>
    public void Add(TextReading reading, float share)
    {
        TextDocument document = reading.Document;
        for (int s = 0; s < document.SentenceCount; s++)
        {
            ref readonly Sentence sentence = ref document.Sentences[s];
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                ref readonly Token token = ref document.Tokens[i];
                float weight = Weight(reading, token) * share;
                if (weight > 0)
                {
                    Add(token.Stem, weight);
                    ushort concept = reading.Lexicon.Concept(token.Word);
                    if (concept != 0)
                    {
                        Add(ConceptKey(concept), weight * 0.7f);
                    }
                }
            }
        }
    }

    /// <summary>Begins a fresh count of what a reply takes up, each particular once.</summary>
    /// <param name="again">Whether what was taken for good in the last count stays taken.</param>
    public void StartTaking(bool again = false)
    {
        _settledRound = again ? _settledRound : ++_latestRound;
        _round = _settledRound;
    }

    /// <summary>What is taken from here on is free again when the next count begins.</summary>
    public void TakeUntilNext() => _round = ++_latestRound;

    /// <summary>What a word of a reply takes up, 0 for nothing; the same particular counts once a round.</summary>
    public float Take(TextReading reading, in Token token)
    {
        if (token.Kind is not (TokenKind.Word or TokenKind.Number) || Weight(reading, token) == 0)
        {
            return 0;
        }

        float taken = Take(token.Stem);
        ushort concept = reading.Lexicon.Concept(token.Word);
        return taken > 0 || concept == 0 ? taken : Take(ConceptKey(concept));
    }

    /// <summary>Whether a word was spoken of, by itself or by a paraphrase.</summary>
    public bool Holds(TextReading reading, in Token token)
    {
        ushort concept = reading.Lexicon.Concept(token.Word);
        return Find(token.Stem) >= 0 || (concept != 0 && Find(ConceptKey(concept)) >= 0);
    }

    /// <summary>How particular a word is: nothing for grammar and for words that fit any conversation.</summary>
    public static float Weight(TextReading reading, in Token token)
    {
        if (token.Kind == TokenKind.Number)
        {
            return 1f;
        }

        if (token.Kind != TokenKind.Word || token.FoldedLength < 2 || (token.Traits & TokenTraits.Clitic) != 0)
        {
            return 0;
        }

        ulong classes = reading.Lexicon.Classes(token.Word);
        if (classes.Has(WordClass.Function))
        {
            return 0;
        }

        if (classes.HasAny(WordClasses.Bit(WordClass.Generic) | WordClasses.Bit(WordClass.FeelVerb) | WordClasses.Bit(WordClass.KnowVerb)))
        {
            return CommonWeight;
        }

        return classes.HasAny(WordClasses.Feeling) ? 0.6f : token.Word == 0 ? 1.2f : 1f;
    }

    private static uint ConceptKey(ushort concept) => 0x80000000u | concept;

    private float Take(uint key)
    {
        int at = Find(key);
        if (at < 0 || _seen[at] == _round || _seen[at] == _settledRound)
        {
            return 0;
        }

        _seen[at] = _round;
        return _weights[at];
    }

    private void Add(uint key, float weight)
    {
        int at = Slot(key);
        while (_keys[at] != 0 && _keys[at] != key)
        {
            at = (at + 1) & (Capacity - 1);
        }

        if (_keys[at] == key)
        {
            return;
        }

        if (_count < _used.Length)
        {
            _keys[at] = key;
            _weights[at] = weight;
            _seen[at] = 0;
            _used[_count++] = at;
            Total += weight;
        }
    }

    private int Find(uint key)
    {
        for (int at = Slot(key); _keys[at] != 0; at = (at + 1) & (Capacity - 1))
        {
            if (_keys[at] == key)
            {
                return at;
            }
        }

        return -1;
    }

    private static int Slot(uint key) => (int)((key * 2654435769u) >> 20) & (Capacity - 1);
}
