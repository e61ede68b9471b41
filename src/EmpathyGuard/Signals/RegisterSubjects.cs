using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// Walks over the subjects of a sentence without a parser: a subject is a pronoun or the head of a noun phrase that stands before a finite
/// verb, or behind one in a question or after "there is".
/// </summary>
internal ref partial struct RegisterSubjects
{
    private const int ClauseReach = 5;

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

            WordForm form = Form(_at);
            ulong classes = Classes(_at);
            if (IsSubject(form, classes))
            {
                _clauseHasSubject = true;
                return true;
            }

            _clauseHasSubject &= !OpensClause(form, classes);
        }

        return false;
    }

    private readonly ReadOnlySpan<char> Word(int at) => _document.FoldedOf(_document.Tokens[at]);

    private readonly ulong Classes(int at) => _reading.ClassesAt(at);

    private readonly bool IsWord(int at) => at >= _sentence.First && at < _sentence.Last && _document.Tokens[at].Kind == TokenKind.Word;

    private readonly WordForm Form(int at) => _reading.FormAt(at);

    private static bool OpensClause(WordForm form, ulong classes) =>
        classes.HasAny(WordClasses.Bit(WordClass.Wh) | WordClasses.Bit(WordClass.KnowVerb)) || form.Has(WordForm.Opens);

    private bool IsSubject(WordForm form, ulong classes)
    {
        if (form.Has(WordForm.PersonSubject))
        {
            return Found(_at, NextVerb(_at, form.Has(WordForm.PluralSubject)), person: true);
        }

        if (form.Has(WordForm.You))
        {
            int verb = NextVerb(_at, plural: true);
            return (verb >= 0 || IsInverted(_at)) && !IsObject(_at, verb) && Found(_at, verb, person: true);
        }

        return form.Has(WordForm.Thing) ? IsThing(Word(_at), form) : IsNoun(_at, form, classes) && IsNounSubject(form);
    }

    private bool Found(int head, int verb, bool person)
    {
        Head = head;
        Verb = verb;
        IsPerson = person;
        return true;
    }

    private bool IsThing(ReadOnlySpan<char> word, WordForm form)
    {
        int verb = NextVerb(_at, form.Has(WordForm.PluralThing));
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
        bool opens = Classes(verb).Has(WordClass.Be) || Word(verb) is "seems" or "would" or "will" or "takes" or "took";
        for (int i = verb + 1; opens && IsWord(i) && i <= verb + ClauseReach; i++)
        {
            ReadOnlySpan<char> word = Word(i);
            if (word is "that" or "to" or "whether" or "if")
            {
                return i > verb + 1 && Word(i - 1) is not ("going" or "able" or "due" or "used" or "back" or "up" or "need" or "want" or "have");
            }

            if (word is "the" or "a" or "in" or "of" or "my" or "and")
            {
                return false;
            }
        }

        return false;
    }

    // "What happened", but not "what is the price".
    private readonly bool IsRelativeSubject(int verb)
    {
        int next = verb + 1;
        return !Classes(verb).Has(WordClass.Auxiliary)
            || (IsWord(next) && (Word(next).EndsWith("ing") || Classes(next).Has(WordClass.Participle) || Word(next) is "be" or "happen"));
    }

    private bool IsNounSubject(WordForm form)
    {
        // Only the last noun of a phrase stands before its verb.
        int verb = NextVerb(_at, form.Has(WordForm.Plural));
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
        while (IsWord(i) && i > first - ClauseReach && (IsAuxiliary(i) || RegisterWords.IsAdverb(Form(i), Classes(i)) || Word(i) is "seems" or "seem"))
        {
            i--;
        }

        return i < first - 1 && IsWord(i) && Word(i) is "there" or "here";
    }

    /// <summary>Whether a finite auxiliary that opens the clause, or follows a question word, stands right before.</summary>
    private readonly bool IsInverted(int at)
    {
        int auxiliary = at - 1;
        if (IsWord(auxiliary) && Classes(auxiliary).Has(WordClass.Negator))
        {
            auxiliary--;
        }

        return IsWord(auxiliary) && IsAuxiliary(auxiliary) && Word(auxiliary) is not ("be" or "been" or "being" or "having") && OpensAt(auxiliary);
    }

    private readonly bool IsAuxiliary(int at) =>
        Classes(at).HasAny(WordClasses.Bit(WordClass.Auxiliary) | WordClasses.Bit(WordClass.Modal)) || Form(at).Has(WordForm.CliticS);

    private readonly bool OpensAt(int auxiliary)
    {
        int before = auxiliary - 1;
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
}
