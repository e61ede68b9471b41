using EmpathyGuard.Lexicons;

namespace EmpathyGuard.Signals;

/// <content>Finite verbs.</content>
internal ref partial struct RegisterSubjects
{
    private static ulong AfterVerb => WordClasses.Bit(WordClass.Determiner) | WordClasses.Bit(WordClass.Preposition) | WordClasses.Bit(WordClass.You)
        | WordClasses.Bit(WordClass.Me) | WordClasses.Bit(WordClass.They) | WordClasses.Bit(WordClass.Wh);

    /// <summary>The finite verb that follows, past adverbs; −1 without one.</summary>
    private readonly int NextVerb(int at, bool plural)
    {
        int i = at + 1;
        while (IsWord(i) && RegisterWords.IsAdverb(Form(i), Classes(i)) && i < at + 4)
        {
            i++;
        }

        return IsWord(i) && IsFinite(at, i, plural) ? i : -1;
    }

    private readonly bool IsFinite(int subject, int at, bool plural)
    {
        WordForm form = Form(at);
        ulong classes = Classes(at);
        if (form.Has(WordForm.CliticS))
        {
            return Classes(subject).Has(WordClass.Function) || IsVerbalS(at);
        }

        if (classes.HasAny(WordClasses.Bit(WordClass.Auxiliary) | WordClasses.Bit(WordClass.Modal)) && !form.Has(WordForm.Need))
        {
            return !form.Has(WordForm.NotFinite);
        }

        if (classes.Has(WordClass.Past) && !classes.Has(WordClass.Participle))
        {
            return true;
        }

        WordForm of = Form(subject);
        bool nominative = of.Has(WordForm.Nominative);
        if (classes.Has(WordClass.Participle))
        {
            bool reduced = IsWord(at + 1) && Word(at + 1) is "by";
            return nominative || (!_clauseHasSubject && !reduced && !IsNoun(at + 1));
        }

        bool third = form.Has(WordForm.ThirdPerson);
        bool relative = of.Has(WordForm.Relative);
        if (classes.Has(WordClass.Verb) || form.Has(WordForm.NeedOrGet))
        {
            return relative || third != plural || nominative;
        }

        if (!classes.Has(WordClass.NounVerb))
        {
            return false;
        }

        // "The company plans to sell" and "company plans are secret": where a word may be a noun, what follows it decides.
        bool goesOn = IsWord(at + 1) ? CanFollowVerb(at + 1) : nominative;
        return (third != plural || relative) && (nominative || (goesOn && !_clauseHasSubject)) && (!of.Has(WordForm.That) || goesOn);
    }

    private readonly bool CanFollowVerb(int at)
    {
        ReadOnlySpan<char> word = Word(at);
        ulong classes = Classes(at);
        return classes.HasAny(AfterVerb) || RegisterWords.IsAdverb(Form(at), classes) || word.EndsWith("ing")
            || word is "it" or "out" or "up" or "if" or "because" or "us";
    }

    // "My brother's here" is a verb; "my brother's house" is a possessive.
    private readonly bool IsVerbalS(int at)
    {
        if (!IsWord(at + 1))
        {
            return false;
        }

        ReadOnlySpan<char> next = Word(at + 1);
        ulong classes = Classes(at + 1);
        return classes.HasAny(WordClasses.Bit(WordClass.Determiner) | WordClasses.Bit(WordClass.Negator) | WordClasses.Bit(WordClass.Preposition))
            || next is "been" or "got" or "gone" or "going" or "gonna" or "here" or "there" or "so" or "very" or "too" or "just" or "always" or "coming";
    }
}
