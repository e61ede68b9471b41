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

    private readonly bool IsNoun(int at) => IsWord(at) && IsNoun(at, Form(at), Classes(at));

    private readonly bool IsNoun(int at, WordForm form, ulong classes)
    {
        if (_document.Tokens[at].FoldedLength < 2)
        {
            return false;
        }

        if (IsNameInside(at, classes))
        {
            return true;
        }

        bool other = classes.HasAny(NeverNoun) || (classes.Has(WordClass.Past) && !classes.Has(WordClass.NounVerb))
            || (classes.Has(WordClass.Participle) && !classes.HasAny(WordClasses.Bit(WordClass.NounVerb) | WordClasses.Bit(WordClass.Person)))
            || RegisterWords.IsAdverb(form, classes);
        if (other)
        {
            return false;
        }

        // A gerund is a noun only where something marks it as one: "the meeting", not "swimming".
        return !form.Has(WordForm.Gerund) || classes.Has(WordClass.NounVerb)
            || (IsWord(at - 1) && (Classes(at - 1).Has(WordClass.Determiner) || Form(at - 1).Has(WordForm.Possessive | WordForm.CliticS)));
    }

    // A capital inside a sentence is a name, whatever the word would be without it ("US", "Mohammed").
    private readonly bool IsNameInside(int at, ulong classes)
    {
        const TokenTraits Capitals = TokenTraits.Capital | TokenTraits.AllCapitals;
        TokenTraits traits = _document.Tokens[at].Traits;
        return at > _sentence.First && (traits & TokenTraits.Capital) != 0 && (!classes.Has(WordClass.Function) || (traits & Capitals) == Capitals)
            && RegisterWords.IsProperName(_reading, _sentence, at);
    }

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

            WordForm form = Form(i);
            ulong classes = Classes(i);
            if (classes.Has(WordClass.Determiner) || form.Has(WordForm.Possessive | WordForm.No))
            {
                return i;
            }

            bool inside = form.Has(WordForm.InPhrase) || !classes.HasAny(NotInPhrase)
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
