using EmpathyGuard.Text;

namespace EmpathyGuard;

/// <summary>A text as folded words with spans, read once; what the gate's rules compare. Linear in the text.</summary>
internal sealed class ReplyWords
{
    // No rule looks further, so that a text without punctuation costs no more than any other.
    private const int LongestClause = 32;

    private readonly List<Word> _words = [];

    private ReplyWords(string text)
    {
        Text = text;
    }

    public string Text { get; }

    public int Count => _words.Count;

    public Word this[int index] => _words[index];

    /// <summary>Reads a text.</summary>
    public static ReplyWords Read(string text)
    {
        var result = new ReplyWords(text);
        var folded = new char[64];
        bool startsClause = true;
        bool startsSentence = true;
        int i = 0;
        while (i < text.Length)
        {
            int length = FoldAt(text, i, out int first);
            if (first == CharFold.Dropped)
            {
                i += length;
                continue;
            }

            if (!IsWordCharacter(first))
            {
                bool endsSentence = EndsSentence(text, i, first) || IsEmoji(text, i, length);
                startsSentence |= endsSentence;
                startsClause |= endsSentence || first is ',' or ':' or ';' or '(' or ')' or 0x2014 or '"' || IsLoneDash(text, i, first);
                i += length;
                continue;
            }

            int start = i;
            int count = 0;
            int end = i;
            while (i < text.Length)
            {
                length = FoldAt(text, i, out int c);
                if (c != CharFold.Dropped && !IsWordCharacter(c) && !JoinsWord(text, i, c))
                {
                    break;
                }

                // A word longer than any real one is cut for comparison; its span stays whole.
                if (c != CharFold.Dropped && count < folded.Length)
                {
                    folded[count++] = (char)c;
                }

                i += length;
                end = c == CharFold.Dropped ? end : i;
            }

            result._words.Add(new Word(start, end - start, new string(folded, 0, count), startsClause, startsSentence));
            startsClause = startsSentence = false;
        }

        return result;
    }

    /// <summary>One past the last word of the clause that a word stands in, or of its next <see cref="LongestClause"/> words.</summary>
    public int ClauseEnd(int index)
    {
        int end = index + 1;
        int limit = Math.Min(Count, index + LongestClause);
        while (end < limit && !_words[end].StartsClause)
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether the words from an index on are the ones given.</summary>
    public bool Matches(int index, params ReadOnlySpan<string> words)
    {
        if (index < 0 || index + words.Length > Count)
        {
            return false;
        }

        for (int i = 0; i < words.Length; i++)
        {
            if (_words[index + i].Folded != words[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The folded word at an index, or an empty string outside the text.</summary>
    public string At(int index) => (uint)index < (uint)Count ? _words[index].Folded : "";

    private static int FoldAt(string text, int index, out int folded)
    {
        char c = text[index];
        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            folded = CharFold.Fold(char.ConvertToUtf32(c, text[index + 1]));
            return 2;
        }

        folded = char.IsSurrogate(c) ? 0xFFFD : CharFold.Fold(c);
        return 1;
    }

    private static bool IsWordCharacter(int folded) =>
        folded is (>= 'a' and <= 'z') or (>= '0' and <= '9') || (folded is > 0x7F and <= 0xFFFF && char.IsLetter((char)folded));

    private static bool JoinsWord(string text, int index, int folded) =>
        folded == '\'' && index + 1 < text.Length && char.IsLetter(text[index + 1]) && index > 0 && char.IsLetter(text[index - 1]);

    // A dot between characters belongs to a number, an abbreviation or a link.
    private static bool EndsSentence(string text, int index, int folded) =>
        folded is '\n' or '!' or '?' or 0x2026 or 0x3002 || (folded == '.' && (index + 1 == text.Length || !char.IsLetterOrDigit(text[index + 1])));

    private static bool IsEmoji(string text, int index, int length) => length == 2 ? CharFold.IsEmoji(char.ConvertToUtf32(text, index)) : CharFold.IsEmoji(text[index]);

    private static bool IsLoneDash(string text, int index, int folded) =>
        folded is '-' or '*' or 0x2022 && (index + 1 == text.Length || char.IsWhiteSpace(text[index + 1]));

    /// <summary>One word: its span in the text, its folded form, and whether a clause or a sentence starts with it.</summary>
    internal readonly record struct Word(int Start, int Length, string Folded, bool StartsClause, bool StartsSentence);
}
