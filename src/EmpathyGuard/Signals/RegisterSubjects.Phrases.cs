using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <content>Noun phrases.</content>
internal ref partial struct RegisterSubjects
{
    // A phrase longer than this is a list of words and no phrase; the bound keeps the walk linear on any text.
    private const int PhraseReach = 12;
    private const int MostHops = 3;

    private static ulong NotInPhrase => WordClasses.Bit(WordClass.Function) | WordClasses.Bit(WordClass.Preposition) | WordClasses.Bit(WordClass.Auxiliary)
        | WordClasses.Bit(WordClass.Verb);

    private static ulong NeverNoun => NotInPhrase | WordClasses.Bit(WordClass.Negator);

    private readonly bool IsNoun(int at) => IsWord(at) && IsNoun(at, Word(at), Classes(at));

    private readonly bool IsNoun(int at, ReadOnlySpan<char> word, ulong classes)
    {
        if (word.Length < 2)
        {
            return false;
        }

        if (IsNameInside(at, classes))
        {
            return true;
        }

        bool other = classes.HasAny(NeverNoun) || (classes.Has(WordClass.Past) && !classes.Has(WordClass.NounVerb))
            || (classes.Has(WordClass.Participle) && !classes.HasAny(WordClasses.Bit(WordClass.NounVerb) | WordClasses.Bit(WordClass.Person)))
            || RegisterWords.IsAdverb(word, classes);
        if (other)
        {
            return false;
        }

        // A gerund is a noun only where something marks it as one: "the meeting", not "swimming".
        return !(word.Length > 5 && word.EndsWith("ing")) || classes.Has(WordClass.NounVerb)
            || (IsWord(at - 1) && (Classes(at - 1).Has(WordClass.Determiner) || IsPossessive(Word(at - 1)) || Word(at - 1) is "'s"));
    }

    // A capital inside a sentence is a name, whatever the word would be without it ("US", "Mohammed").
    private readonly bool IsNameInside(int at, ulong classes)
    {
        const TokenTraits Capitals = TokenTraits.Capital | TokenTraits.AllCapitals;
        TokenTraits traits = _document.Tokens[at].Traits;
        return at > _sentence.First && (traits & TokenTraits.Capital) != 0 && (!classes.Has(WordClass.Function) || (traits & Capitals) == Capitals)
            && RegisterWords.IsProperName(_reading, _sentence, at);
    }

    private static bool IsPossessive(ReadOnlySpan<char> word) => word is "my" or "your" or "his" or "her" or "their" or "our" or "its";

    /// <summary>The first token of the noun phrase that ends at a noun: its determiner, or its first word.</summary>
    private readonly int PhraseStart(int noun)
    {
        int first = noun;
        int limit = Math.Max(_sentence.First, noun - PhraseReach);
        while (first > limit)
        {
            int i = first - 1;
            if (_document.Tokens[i].Kind != TokenKind.Word)
            {
                if (!IsInsideCompound(i))
                {
                    return first;
                }

                first = i;
                continue;
            }

            ReadOnlySpan<char> word = Word(i);
            ulong classes = Classes(i);
            if (classes.Has(WordClass.Determiner) || IsPossessive(word) || word is "no")
            {
                return i;
            }

            bool inside = word is "'s" or "own" or "other" or "same" or "more" or "most" or "many" or "few" || !classes.HasAny(NotInPhrase)
                || (classes.Has(WordClass.Participle) && !classes.Has(WordClass.Auxiliary));
            if (!inside)
            {
                return first;
            }

            first = i;
        }

        return first;
    }

    // A number, or the hyphen of "two-week".
    private readonly bool IsInsideCompound(int at)
    {
        ref readonly Token token = ref _document.Tokens[at];
        return token.Kind == TokenKind.Number || (token.Kind == TokenKind.Punctuation && token.End - token.Start == 1 && _document.Text[token.Start] == '-'
            && at > _sentence.First && _document.Tokens[at - 1].End == token.Start);
    }

    // The head of "the author of the book" is the author: the walk goes back over prepositions to the noun that they hang on.
    private readonly int HeadOf(int noun, int first)
    {
        int head = noun;
        for (int hops = 0; hops < MostHops; hops++)
        {
            int preposition = first - 1;
            if (!IsWord(preposition) || !Classes(preposition).Has(WordClass.Preposition))
            {
                return head;
            }

            // "Families hit by the fire": a participle may stand between.
            int before = preposition - 1;
            before -= IsWord(before) && Classes(before).Has(WordClass.Participle) && IsNoun(before - 1) ? 1 : 0;
            if (!IsNoun(before))
            {
                return head;
            }

            head = before;
            first = PhraseStart(head);
        }

        return head;
    }
}
