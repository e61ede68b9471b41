using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard.Detectors;

/// <summary>The words of a sentence with their classes, and the questions that the readers of false empathy ask about them.</summary>
internal readonly ref struct CounterClause(TextReading reading, ReadOnlySpan<CounterClause.Word> words)
{
    // Smaller feelings are manners ("pleased", "concerned").
    private const float SmallestClaim = 0.55f;

    private readonly ReadOnlySpan<Word> _words = words;

    public int Count => _words.Length;

    public CounterWord this[int at] => (uint)at < (uint)_words.Length ? _words[at].Classes : CounterWord.None;

    public int Token(int at) => _words[at].Token;

    public bool Is(int at, CounterWord classes) => (this[at] & classes) != 0;

    public bool Is(int at, string word) => (uint)at < (uint)_words.Length && Folded(at).SequenceEqual(word);

    // Few words are asked for without a list of them, which each process would compile code for.
    public bool IsAny(int at, string first, string second) => Is(at, first) || Is(at, second);

    public bool IsAny(int at, string first, string second, string third) => Is(at, first) || Is(at, second) || Is(at, third);

    public bool IsAny(int at, string first, string second, string third, string fourth) =>
        Is(at, first) || Is(at, second) || Is(at, third) || Is(at, fourth);

    public bool IsAny(int at, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (Is(at, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether punctuation stands between a word and the one after it, or the sentence ends there.</summary>
    public bool Breaks(int at) => at + 1 >= _words.Length || at < 0 || _words[at + 1].Token > _words[at].Token + 1;

    public bool IsNumber(int at) => (uint)at < (uint)_words.Length && reading.Document.Tokens[_words[at].Token].Kind == TokenKind.Number;

    /// <summary>Whether a word names a feeling that is more than manners.</summary>
    public bool NamesFeeling(int at)
    {
        if ((uint)at >= (uint)_words.Length || Is(at, CounterWord.Courtesy))
        {
            return false;
        }

        int word = reading.Document.Tokens[_words[at].Token].Word;
        return Is(at, CounterWord.Feeling) || (reading.Lexicon.Classes(word).HasAny(WordClasses.Feeling) && reading.Lexicon.Size(word) >= SmallestClaim);
    }

    /// <summary>The first place from one on, within a reach and the clause, where a word is of some class; −1 for none.</summary>
    public int Next(int from, int reach, CounterWord classes)
    {
        for (int at = from; at < Math.Min(_words.Length, from + reach); at++)
        {
            if (Is(at, classes))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Whether a word of some class stands shortly before a place.</summary>
    public bool Before(int at, int reach, CounterWord classes)
    {
        for (int i = at - 1; i >= Math.Max(0, at - reach) && !Breaks(i); i--)
        {
            if (Is(i, classes))
            {
                return true;
            }
        }

        return false;
    }

    public ReadOnlySpan<char> Folded(int at) => reading.Document.FoldedOf(reading.Document.Tokens[_words[at].Token]);

    internal readonly record struct Word(CounterWord Classes, int Token);
}
