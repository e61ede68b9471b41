using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// Walks over the subjects of a sentence without a parser: a subject is a pronoun or the head of a noun phrase that stands before a finite
/// verb, or behind one in a question or after "there is".
/// </summary>
internal ref struct RegisterSubjects
{
    private readonly TextReading _reading;
    private readonly TextDocument _document;
    private readonly ref readonly Sentence _sentence;
    private int _at;
    private bool _clauseHasSubject;

    public RegisterSubjects(TextReading reading, in Sentence sentence)
    {
        _reading = reading;
        _document = reading.Document;
        _sentence = ref sentence;
        _at = sentence.First - 1;
    }

    /// <summary>The token that is the subject, or the head of the phrase that is.</summary>
    public int Head { get; private set; }

    /// <summary>The finite verb that the subject stands before, or −1 where the verb stands elsewhere.</summary>
    public int Verb { get; private set; }

    /// <summary>Whether the subject is a person: a personal pronoun, a name, or a noun for somebody.</summary>
    public bool IsPerson { get; private set; }

    /// <summary>Goes on to the next subject.</summary>
    public bool Next()
    {
        while (++_at < _sentence.Last)
        {
            ref readonly Token token = ref _document.Tokens[_at];
            if (token.Kind == TokenKind.Punctuation)
            {
                _clauseHasSubject &= _document.Text[token.Start] is '\'' or '"' or '“' or '”' or '-';
                continue;
            }

            if (token.Kind != TokenKind.Word)
            {
                continue;
            }

            if (IsSubject(Word(_at), Classes(_at)))
            {
                _clauseHasSubject = true;
                return true;
            }

            _clauseHasSubject &= !OpensClause(Word(_at), Classes(_at));
        }

        return false;
    }

    private readonly ReadOnlySpan<char> Word(int at) => _document.FoldedOf(_document.Tokens[at]);

    private readonly ulong Classes(int at) => _reading.Classes(_document.Tokens[at]);

    private readonly bool IsWord(int at) => at >= _sentence.First && at < _sentence.Last && _document.Tokens[at].Kind == TokenKind.Word;

    private static bool OpensClause(ReadOnlySpan<char> word, ulong classes) =>
        classes.HasAny(WordClasses.Bit(WordClass.Wh) | WordClasses.Bit(WordClass.KnowVerb))
            || word is "and" or "but" or "or" or "so" or "because" or "if" or "while" or "although" or "though" or "as" or "since" or "until" or "before" or "after"
                or "that" or "than" or "unless" or "whether" or "says" or "said" or "say" or "told" or "tell" or "hope" or "felt";

    private bool IsSubject(ReadOnlySpan<char> word, ulong classes)
    {
        if (word is "i" or "he" or "she" or "we" or "they" or "who")
        {
            return Found(_at, NextVerb(_at, plural: word is "we" or "they"), person: true);
        }

        if (word is "you")
        {
            int verb = NextVerb(_at, plural: true);
            return (verb >= 0 || IsInverted(_at)) && !IsObject(_at, verb) && Found(_at, verb, person: true);
        }

        if (word is "it" or "this" or "that" or "these" or "those" or "which" or "what" or "one" or "some" or "many" or "most" or "all" or "none" or "both" or "each")
        {
            return IsThing(word);
        }

        return IsNoun(_at, word, classes) && IsNounSubject(word);
    }

    private bool Found(int head, int verb, bool person)
    {
        Head = head;
        Verb = verb;
        IsPerson = person;
        return true;
    }

    private bool IsThing(ReadOnlySpan<char> word)
    {
        bool plural = word is "these" or "those" or "some" or "many" or "most" or "all" or "both";
        int verb = NextVerb(_at, plural);
        if (verb < 0)
        {
            return word is "it" or "this" or "that" or "these" or "those" && IsInverted(_at) && Found(_at, -1, person: false);
        }

        if ((word is "it" && IsExpletive(verb)) || (word is "what" && !IsRelativeSubject(verb)))
        {
            return false;
        }

        return Found(_at, verb, person: false);
    }

    // "It is clear that …" has its clause for a subject; "it is cold" has "it".
    private readonly bool IsExpletive(int verb)
    {
        for (int i = verb + 1; IsWord(i) && i <= verb + 4; i++)
        {
            ReadOnlySpan<char> word = Word(i);
            if (word is "that" or "to" or "whether" or "if")
            {
                return i > verb + 1 && Word(i - 1) is not ("going" or "able" or "due" or "used" or "back" or "up" or "need" or "want" or "have") && (Classes(verb).Has(WordClass.Be) || Word(verb) is "seems" or "would" or "will" or "takes" or "took");
            }

            if (word is "the" or "a" or "in" or "of" or "my" or "and")
            {
                return false;
            }
        }

        return false;
    }

    // "What happened", but not "what is the price".
    private readonly bool IsRelativeSubject(int verb) => !Classes(verb).Has(WordClass.Auxiliary) || (IsWord(verb + 1) && (Word(verb + 1).EndsWith("ing") || Classes(verb + 1).Has(WordClass.Participle) || Word(verb + 1) is "be" or "happen"));

    private bool IsNounSubject(ReadOnlySpan<char> word)
    {
        // Only the last noun of a phrase stands before its verb.
        int verb = NextVerb(_at, RegisterWords.IsPlural(word));
        if (verb >= 0)
        {
            int head = HeadOf(_at, PhraseStart(_at));
            return Found(head, verb, IsPersonHead(head));
        }

        if (IsNoun(_at + 1))
        {
            return false;
        }

        int first = PhraseStart(_at);
        return (IsAfterThere(first) || (first > _sentence.First && IsInverted(first))) && Found(_at, -1, IsPersonHead(_at));
    }

    private readonly bool IsPersonHead(int head) =>
        RegisterWords.IsProperName(_reading, _sentence, head)
            || (Classes(head).Has(WordClass.Person) && !(Word(head).EndsWith("one") || Word(head).EndsWith("body")));

    private readonly bool IsAfterThere(int first)
    {
        int i = first - 1;
        while (IsWord(i) && (RegisterWords.IsAdverb(Word(i), Classes(i)) || Classes(i).HasAny(WordClasses.Bit(WordClass.Auxiliary) | WordClasses.Bit(WordClass.Modal)) || Word(i) is "'s" or "been" or "seems" or "seem"))
        {
            i--;
        }

        return i < first - 1 && IsWord(i) && Word(i) is "there" or "here";
    }

    /// <summary>Whether a finite auxiliary that opens the clause, or follows a question word, stands right before.</summary>
    private readonly bool IsInverted(int at)
    {
        int aux = at - 1;
        if (!IsWord(aux) || !(Classes(aux).HasAny(WordClasses.Bit(WordClass.Auxiliary) | WordClasses.Bit(WordClass.Modal)) || Word(aux) is "'s") || Word(aux) is "be" or "been" or "being" or "having")
        {
            return IsWord(aux) && Classes(aux).Has(WordClass.Negator) && at - 2 >= _sentence.First && IsWord(aux - 1) && Classes(aux - 1).Has(WordClass.Auxiliary) && OpensAt(aux - 1);
        }

        return OpensAt(aux);
    }

    private readonly bool OpensAt(int aux)
    {
        int before = aux - 1;
        return !IsWord(before) || Classes(before).Has(WordClass.Wh) || Word(before) is "and" or "but" or "or" or "so" or "then";
    }

    // "Help you find", "thank you": the object of a verb, even where a verb follows.
    private readonly bool IsObject(int at, int verb)
    {
        if (!IsWord(at - 1))
        {
            return false;
        }

        ReadOnlySpan<char> before = Word(at - 1);
        return Classes(at - 1).Has(WordClass.Preposition) && before is not ("as" or "after" or "before" or "like" or "than")
            ? verb < 0 || before is "of" or "to" or "for" or "with"
            : before is "help" or "let" or "make" or "makes" or "thank" or "helps" or "give" or "gives";
    }

    /// <summary>The finite verb that follows, past adverbs; −1 without one.</summary>
    private readonly int NextVerb(int at, bool plural)
    {
        int i = at + 1;
        while (IsWord(i) && RegisterWords.IsAdverb(Word(i), Classes(i)) && i < at + 4)
        {
            i++;
        }

        return IsWord(i) && IsFinite(at, i, plural) ? i : -1;
    }

    private readonly bool IsFinite(int subject, int at, bool plural)
    {
        ReadOnlySpan<char> word = Word(at);
        ulong classes = Classes(at);
        bool pronoun = Classes(subject).Has(WordClass.Function);
        if (word is "'s")
        {
            return pronoun || IsVerbalS(at);
        }

        if (classes.HasAny(WordClasses.Bit(WordClass.Auxiliary) | WordClasses.Bit(WordClass.Modal)) && word is not ("need" or "needs"))
        {
            return word is not ("be" or "been" or "being" or "having" or "done" or "doing");
        }

        if (classes.Has(WordClass.Past) && !classes.Has(WordClass.Participle))
        {
            return true;
        }

        bool nominative = Word(subject) is "i" or "you" or "we" or "they" or "he" or "she" or "who" or "it" or "which" or "that";
        if (classes.Has(WordClass.Participle))
        {
            bool reduced = IsWord(at + 1) && Word(at + 1) is "by";
            return nominative || (!_clauseHasSubject && !reduced && !IsNoun(at + 1));
        }

        bool third = word.Length > 2 && word[^1] == 's' && word[^2] is not 's';
        bool relative = Word(subject) is "who" or "which" or "that" or "what";
        if (classes.Has(WordClass.Verb) || word is "need" or "needs" or "get" or "gets" or "got")
        {
            return relative || third != plural || nominative;
        }

        if (!classes.Has(WordClass.NounVerb))
        {
            return false;
        }

        bool goesOn = !IsWord(at + 1) ? nominative : Classes(at + 1).HasAny(WordClasses.Bit(WordClass.Determiner) | WordClasses.Bit(WordClass.Preposition) | WordClasses.Bit(WordClass.You)
            | WordClasses.Bit(WordClass.Me) | WordClasses.Bit(WordClass.They) | WordClasses.Bit(WordClass.Wh)) || RegisterWords.IsAdverb(Word(at + 1), Classes(at + 1)) || Word(at + 1).EndsWith("ing") || Word(at + 1) is "it" or "out" or "up" or "if" or "because" or "us";
        return (third != plural || relative) && (nominative || (goesOn && !_clauseHasSubject)) && (Word(subject) is not "that" || goesOn);
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

    private readonly bool IsNoun(int at) => IsWord(at) && IsNoun(at, Word(at), Classes(at));

    private readonly bool IsNoun(int at, ReadOnlySpan<char> word, ulong classes)
    {
        // A capital inside a sentence is a name, whatever the word would be without it ("US", "Mohammed").
        if (at > _sentence.First && (_document.Tokens[at].Traits & TokenTraits.Capital) != 0 && word.Length > 1 && RegisterWords.IsProperName(_reading, _sentence, at)
            && (!classes.Has(WordClass.Function) || (_document.Tokens[at].Traits & TokenTraits.AllCapitals) == (TokenTraits.Capital | TokenTraits.AllCapitals)))
        {
            return true;
        }

        if (word.Length < 2 || classes.HasAny(WordClasses.Bit(WordClass.Function) | WordClasses.Bit(WordClass.Negator) | WordClasses.Bit(WordClass.Preposition)
            | WordClasses.Bit(WordClass.Auxiliary) | WordClasses.Bit(WordClass.Verb)) || (classes.Has(WordClass.Past) && !classes.Has(WordClass.NounVerb)))
        {
            return false;
        }

        if (RegisterWords.IsAdverb(word, classes) || (classes.Has(WordClass.Participle) && !classes.Has(WordClass.NounVerb) && !classes.Has(WordClass.Person)))
        {
            return false;
        }

        // A gerund is a noun only where something marks it as one: "the meeting", not "swimming".
        bool marked = IsWord(at - 1) && (Classes(at - 1).HasAny(WordClasses.Bit(WordClass.Determiner)) || Word(at - 1) is "my" or "your" or "his" or "her" or "their" or "our" or "its" or "'s");
        return !(word.Length > 5 && word.EndsWith("ing")) || marked || classes.Has(WordClass.NounVerb);
    }

    /// <summary>The first token of the noun phrase that ends at a noun: its determiner, or its first word.</summary>
    private readonly int PhraseStart(int noun)
    {
        int first = noun;
        while (first > _sentence.First)
        {
            int i = first - 1;
            ref readonly Token token = ref _document.Tokens[i];
            if (token.Kind == TokenKind.Number)
            {
                first = i;
                continue;
            }

            if (token.Kind != TokenKind.Word)
            {
                // A hyphen inside a compound.
                if (token.Kind == TokenKind.Punctuation && _document.Text[token.Start] == '-' && token.End - token.Start == 1 && i > _sentence.First && _document.Tokens[i - 1].End == token.Start)
                {
                    first = i;
                    continue;
                }

                break;
            }

            ReadOnlySpan<char> word = Word(i);
            ulong classes = Classes(i);
            if (word is "'s")
            {
                first = i;
                continue;
            }

            if (classes.Has(WordClass.Determiner) || word is "my" or "your" or "his" or "her" or "their" or "our" or "its" or "no" or "own" or "other" or "same" or "more" or "most" or "many" or "few")
            {
                first = i;
                if (word is "own" or "other" or "same" or "more" or "most" or "many" or "few")
                {
                    continue;
                }

                break;
            }

            bool inside = !classes.HasAny(WordClasses.Bit(WordClass.Function) | WordClasses.Bit(WordClass.Preposition) | WordClasses.Bit(WordClass.Auxiliary) | WordClasses.Bit(WordClass.Verb))
                || (classes.Has(WordClass.Participle) && !classes.Has(WordClass.Auxiliary));
            if (!inside)
            {
                break;
            }

            first = i;
        }

        return first;
    }

    // The head of "the author of the book" is the author: the walk goes back over prepositions to the noun that they hang on.
    private readonly int HeadOf(int noun, int first)
    {
        int head = noun;
        for (int hops = 0; hops < 3; hops++)
        {
            int preposition = first - 1;
            if (!IsWord(preposition) || !Classes(preposition).Has(WordClass.Preposition) || !IsNoun(preposition - 1))
            {
                return head;
            }

            head = preposition - 1;
            first = PhraseStart(head);
        }

        return head;
    }
}
