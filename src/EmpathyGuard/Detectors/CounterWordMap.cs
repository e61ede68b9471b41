using EmpathyGuard.Text;

namespace EmpathyGuard.Detectors;

/// <summary>The classes of listed words. A table of its own, because a dictionary of the runtime over such values is compiled anew in each process.</summary>
internal sealed class CounterWordMap
{
    private string?[] _words = new string?[8192];
    private CounterWord[] _classes = new CounterWord[8192];
    private int _count;

    /// <summary>Gives a word classes beside those that it has.</summary>
    public void Add(string word, CounterWord classes)
    {
        if (2 * _count > _words.Length)
        {
            Grow();
        }

        int at = Slot(word);
        _count += _words[at] is null ? 1 : 0;
        _words[at] = word;
        _classes[at] |= classes;
    }

    /// <summary>The classes of a word; none where it is not listed.</summary>
    public CounterWord Find(ReadOnlySpan<char> word) => _classes[Slot(word)];

    // Where the word stands, or would stand.
    private int Slot(ReadOnlySpan<char> word)
    {
        int mask = _words.Length - 1;
        int at = (int)(WordHash.Of(word) >> 20) & mask;
        while (_words[at] is { } known && !word.SequenceEqual(known))
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        (string?[] words, CounterWord[] classes) = (_words, _classes);
        _words = new string?[2 * words.Length];
        _classes = new CounterWord[2 * words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] is { } word)
            {
                int at = Slot(word);
                (_words[at], _classes[at]) = (word, classes[i]);
            }
        }
    }
}
