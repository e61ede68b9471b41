using EmpathyGuard.Text;

namespace EmpathyGuard.Lexicons;

/// <summary>
/// Reads the phrase language of the lexicon files: words, <c>a|b</c> alternatives, <c>word*</c> prefixes, <c>@Class</c>,
/// <c>{Name}</c> words that were named, <c>two_words</c> as one alternative, <c>element?</c> optional, <c>..3</c> a gap of up to three words, <c>^</c> and <c>$</c> the ends of the sentence.
/// </summary>
internal sealed class PhraseParser(Vocabulary vocabulary, WordSets sets)
{
    /// <summary>The most words that a gap stands for.</summary>
    public const int LongestGap = 8;

    private const int MostVariants = 4096;

    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal);

    /// <summary>Names words: <c>Name = words</c>, in which named ones may stand too. A name that is known takes them as well.</summary>
    public void Name(string line)
    {
        string[] sides = line.Split('=', 2, StringSplitOptions.TrimEntries);
        if (sides.Length != 2 || sides[0].Length == 0 || sides[1].Length == 0)
        {
            throw new FormatException("write named words as: Name = words.");
        }

        string words = WithNamed(string.Join('|', sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        _named[sides[0]] = _named.TryGetValue(sides[0], out string? known) ? known + '|' + words : words;
    }

    /// <summary>The flat phrases that a line stands for.</summary>
    public List<List<PhraseElement>> Parse(string line)
    {
        List<List<PhraseElement>> phrases = [[]];
        foreach (string part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool optional = part.Length > 1 && part[^1] == '?';
            List<PhraseElement[]> alternatives = Alternatives(optional ? part[..^1] : part);
            if (optional)
            {
                alternatives.Add([]);
            }

            if (phrases.Count * alternatives.Count > MostVariants)
            {
                throw new FormatException($"the phrase stands for more than {MostVariants} variants; split it.");
            }

            phrases = [.. phrases.SelectMany(p => alternatives.Select(a => Join(p, a)))];
        }

        foreach (List<PhraseElement> phrase in phrases)
        {
            // A gap at the end would only make the span longer than what was found.
            while (phrase.Count > 0 && phrase[^1].Kind == PhraseElementKind.Gap)
            {
                phrase.RemoveAt(phrase.Count - 1);
            }

            Check(phrase);
        }

        return phrases;
    }

    // Two gaps that meet, because what stood between them is optional, are one gap.
    private static List<PhraseElement> Join(List<PhraseElement> phrase, PhraseElement[] next) =>
        phrase.Count > 0 && next.Length > 0 && phrase[^1].Kind == PhraseElementKind.Gap && next[0].Kind == PhraseElementKind.Gap
            ? [.. phrase[..^1], new PhraseElement(PhraseElementKind.Gap, Math.Min(LongestGap, phrase[^1].Value + next[0].Value))]
            : [.. phrase, .. next];

    private static void Check(List<PhraseElement> phrase)
    {
        if (!phrase.Exists(static e => e.Kind == PhraseElementKind.Set))
        {
            throw new FormatException("a phrase needs at least one word or class.");
        }

        if (phrase[phrase[0].Kind == PhraseElementKind.Start ? 1 : 0].Kind == PhraseElementKind.Gap)
        {
            throw new FormatException("a phrase cannot begin with a gap, nor with one after '^'.");
        }

        if (phrase[^1].Kind == PhraseElementKind.End && phrase[^2].Kind == PhraseElementKind.Gap)
        {
            throw new FormatException("a gap cannot stand right before '$', nor before what may be left out there: nothing would be found.");
        }
    }

    private List<PhraseElement[]> Alternatives(string text)
    {
        if (text is "^" or "$")
        {
            return [[new PhraseElement(text == "^" ? PhraseElementKind.Start : PhraseElementKind.End, 0)]];
        }

        if (text.StartsWith("..", StringComparison.Ordinal))
        {
            return int.TryParse(text[2..], out int gap) && gap is > 0 and <= LongestGap
                ? [[new PhraseElement(PhraseElementKind.Gap, gap)]]
                : throw new FormatException($"'{text}' is no gap; write ..1 to ..{LongestGap}.");
        }

        List<int> words = [];
        ulong classes = 0;
        List<PhraseElement[]> alternatives = [];
        foreach (string alternative in WithNamed(text).Split('|'))
        {
            if (alternative == "$")
            {
                alternatives.Add([new PhraseElement(PhraseElementKind.End, 0)]);
            }
            else if (alternative.StartsWith('@'))
            {
                classes |= WordClasses.Bit(Class(alternative[1..]));
            }
            else if (alternative.Contains('_', StringComparison.Ordinal))
            {
                alternatives.Add([.. alternative.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(w => new PhraseElement(PhraseElementKind.Set, sets.Add([Word(w)], 0)))]);
            }
            else
            {
                words.Add(Word(alternative));
            }
        }

        if (words.Count > 0 || classes != 0)
        {
            alternatives.Insert(0, [new PhraseElement(PhraseElementKind.Set, sets.Add(words, classes))]);
        }

        return alternatives;
    }

    private string WithNamed(string text) => !text.Contains('{', StringComparison.Ordinal)
        ? text
        : string.Join('|', text.Split('|').Select(a => a[0] != '{' ? a
            : _named.TryGetValue(a.Trim('{', '}'), out string? words) ? words
            : throw new FormatException($"no words are named '{a}'.")));

    private static WordClass Class(string name) => Enum.TryParse(name, out WordClass wordClass) && char.IsAsciiLetter(name[0])
        ? wordClass
        : throw new FormatException($"there is no word class '@{name}'.");

    private int Word(string word)
    {
        if (word.Length == 0)
        {
            throw new FormatException("an alternative is empty.");
        }

        if (word.Any(static c => char.IsAsciiLetterUpper(c)))
        {
            throw new FormatException($"write '{word}' in lower case.");
        }

        if (vocabulary.IsVariant(word))
        {
            throw new FormatException($"'{word}' is read as other words (see the spelling list); write those.");
        }

        return word.EndsWith('*') ? vocabulary.AddPrefix(word[..^1]) : vocabulary.Add(word);
    }
}
