using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// Reads one sentence of a reply clause by clause. A clause begins at the sentence's start, after a mark, or after a link; what it does
/// follows from its first words, so no list of phrases is needed.
/// </summary>
internal ref struct SentenceReader
{
    private const double RegretShare = 0.3;

    private readonly TextReading _reading;
    private readonly TextDocument _document;
    private readonly Sentence _sentence;
    private readonly Particulars _particulars;
    private readonly ulong _near;
    private readonly ReadOnlySpan<CueHit> _hits;
    private SentenceReading _result;
    private WordRole _subject;
    private bool _conditional;
    private bool _directing;

    private SentenceReader(TextReading reading, int index, Particulars particulars, ulong near)
    {
        _reading = reading;
        _document = reading.Document;
        _sentence = reading.Document.Sentences[index];
        _particulars = particulars;
        _near = near;
        _hits = reading.HitsOf(index);
    }

    public static SentenceReading Read(TextReading reading, int index, Particulars particulars, ulong near)
    {
        var reader = new SentenceReader(reading, index, particulars, near);
        reader.Read();
        return reader._result;
    }

    private void Read()
    {
        _result.Asks = _sentence.Asks;
        bool begins = true;
        for (int i = _sentence.First; i < _sentence.Last; i++)
        {
            ref readonly Token token = ref _document.Tokens[i];
            WordRole role = WordRoles.Of(_reading, token);
            if (begins)
            {
                // The subject goes on until another is named: "I was sad and lonely" speaks of one person.
                _conditional = false;
                _directing = false;
                _subject = role is WordRole.Grammar || i == _sentence.First ? WordRole.Content : _subject;
            }

            switch (role)
            {
                case WordRole.Break:
                case WordRole.Link:
                    begins = true;
                    continue;
                case WordRole.If:
                    begins = true;
                    Begin(i, begins);
                    _conditional = true;
                    begins = false;
                    continue;
                case WordRole.Skipped:
                    _result.Shrinking += Word(i) is "only" or "just" or "simply" ? 1 : 0;
                    continue;
                default:
                    break;
            }

            Begin(i, begins);
            ReadRole(i, role, begins);
            ReadWord(i, token, role);
            begins = false;
        }
    }

    // What only the first words of a clause can show: a question's form, or a command.
    private void Begin(int at, bool begins)
    {
        if (!begins)
        {
            return;
        }

        WordRole role = WordRoles.Of(_reading, _document.Tokens[at]);
        int next = Next(at);
        WordRole after = RoleAt(next);
        bool inverted = role is WordRole.Auxiliary or WordRole.May or WordRole.Will or WordRole.Must && after is WordRole.You or WordRole.Your or WordRole.Third or WordRole.It;
        bool asked = (role == WordRole.Question || Word(at) is "when") && after is WordRole.Auxiliary or WordRole.May or WordRole.Will or WordRole.Must;
        if (inverted || asked)
        {
            // Speech that was written down has no marks: there the form alone shows the question, if it is put to the person.
            bool toPerson = after == WordRole.You || RoleAt(Next(next)) is WordRole.You or WordRole.Your;
            _result.Asks |= toPerson && (_sentence.Words > 12 || at == _sentence.First);
            _result.IsOpen |= asked && (_result.Asks || toPerson);
        }

        _result.IsOpen |= role == WordRole.Question && _sentence.Asks;
        if (role is WordRole.Content or WordRole.Auxiliary && IsCommand(at, after))
        {
            Direct(at, 0.9);
        }
    }

    private readonly bool IsCommand(int at, WordRole after)
    {
        ref readonly Token token = ref _document.Tokens[at];
        if (!_reading.Lexicon.Classes(token.Word).Has(WordClass.AdviceVerb) || _sentence.Words < 2)
        {
            return false;
        }

        ReadOnlySpan<char> word = _document.FoldedOf(token);
        return word switch
        {
            // "Let me", "have you", "do they" and "see you" tell nobody what to do.
            "let" => after is not (WordRole.Me or WordRole.We),
            "have" or "do" or "see" or "be" => after is WordRole.Not or WordRole.Grammar or WordRole.Content && !_sentence.Asks,
            "look" or "listen" => after is not (WordRole.Break or WordRole.You or WordRole.I),
            "put" or "set" or "read" or "quit" or "hit" => !_sentence.Asks && after is not WordRole.Break,
            _ => after is not (WordRole.Auxiliary or WordRole.May or WordRole.Will or WordRole.Must or WordRole.You or WordRole.I or WordRole.Break or WordRole.Question)
                || (after is WordRole.Question && !_sentence.Asks),
        };
    }

    private void Direct(int at, double strength)
    {
        // A way of feeling is no step to take: "don't be sad" is met as dismissal, not as advice.
        if (!_directing)
        {
            _directing = true;
            _result.Directed += strength * (_conditional ? 0.8 : 1) * ((_document.Tokens[at].Traits & TokenTraits.Quoted) != 0 ? 0.2 : 1);
        }
    }

    private void ReadRole(int at, WordRole role, bool begins)
    {
        switch (role)
        {
            case WordRole.You:
                _result.OfPerson = true;
                _result.Addressed++;
                _subject = WordRole.You;
                ReadYou(at);
                break;
            case WordRole.Your:
                _result.OfPerson = true;
                _result.Addressed++;
                _subject = WordRole.You;
                _result.Told += begins && !_conditional && !_sentence.Asks ? 0.5 : 0;
                break;
            case WordRole.I:
                _subject = WordRole.I;
                ReadI(at);
                break;
            case WordRole.My:
                _subject = begins ? WordRole.I : _subject;
                _result.OwnStory += IsStance(Next(at)) ? 0 : 1;
                break;
            case WordRole.Me:
                _result.OwnStory += at > _sentence.First && _document.FoldedOf(_document.Tokens[at - 1]) is "for" or "happened" or "to" or "with" or "made" or "gave" or "told" or "like" or "helped" ? 0.6 : 0;
                break;
            case WordRole.Third:
                _result.OfPerson = true;
                _subject = WordRole.Third;
                _result.Told += begins && !_conditional && !_sentence.Asks && RoleAt(Next(at)) is WordRole.Auxiliary or WordRole.Content or WordRole.Not ? 0.5 : 0;
                break;
            case WordRole.It:
                _subject = begins || _subject == WordRole.I ? WordRole.It : _subject;
                ReadIt(at, begins);
                break;
            case WordRole.Question:
                _subject = WordRole.Content;
                break;
            default:
                break;
        }
    }

    private void ReadYou(int at)
    {
        int next = Next(at);
        WordRole role = RoleAt(next);
        int then = Next(next);
        switch (role)
        {
            case WordRole.Must:
            case WordRole.May:
                WordRole verb = RoleAt(then);
                if (verb is WordRole.Auxiliary && Word(then) is "be" or "have" || Feels(then))
                {
                    _result.Inferred += _conditional || _sentence.Asks ? 0 : 0.8;
                }
                else if (!_sentence.Asks)
                {
                    Direct(at, role == WordRole.Must || verb is WordRole.Want or WordRole.Need || IsStep(then) ? 0.9 : 0.3);
                }

                break;
            case WordRole.Need when RoleAt(then) == WordRole.To:
            case WordRole.Auxiliary when Word(next) is "have" && RoleAt(then) == WordRole.To:
                Direct(at, _sentence.Asks ? 0.3 : 0.9);
                break;
            case WordRole.Auxiliary or WordRole.Content or WordRole.Not or WordRole.Want or WordRole.Need:
                ulong classes = next < 0 ? 0 : _reading.Lexicon.Classes(_document.Tokens[next].Word);
                bool asked = _sentence.Asks && _subject != WordRole.Content;
                if (!_conditional && !asked && !_directing && !IsPhatic(next, then))
                {
                    _result.Told += classes.Has(WordClass.Hedge) ? 0.4 : 1;
                }

                break;
            default:
                break;
        }
    }

    // What is said of everybody ("you matter", "you know", "you're not alone", "you've got this") shows no understanding of anyone.
    private readonly bool IsPhatic(int next, int then) => Word(next) is "know" or "see" or "matter" or "guys" or "deserve" or "rock" or "too" or "got" or "go"
        || Word(then) is "right" or "welcome" or "alone" or "amazing" or "strong" or "brave" or "enough" or "got" or "worth" or "loved" or "awesome" or "great" or "correct"
        || (RoleAt(then) == WordRole.Not && Word(Next(then)) is "alone");

    private void ReadI(int at)
    {
        int next = Next(at);
        if (IsStance(next) || _sentence.Asks)
        {
            return;
        }

        // A past told in the first person is a story; a present one is half of one.
        ReadOnlySpan<char> word = Word(next);
        bool past = word.Length > 3 && (word.EndsWith("ed") || word is "was" or "were" or "went" or "felt" or "lost" or "told" or "made" or "kept" or "found" or "left" or "thought")
            || word is "had" or "did" or "got" or "was" or "have" or "used";
        _result.OwnStory += past ? 1.5 : 0.7;
    }

    // Words by which the speaker takes a stance to the person rather than tells of themselves.
    private readonly bool IsStance(int at)
    {
        int then = Next(at);
        return Word(at) switch
        {
            "hope" or "hear" or "understand" or "think" or "wonder" or "wish" or "suggest" or "recommend" or "appreciate" or "believe" or "mean" or "guess" or "imagine" or "can" or "could"
                or "will" or "would" or "may" or "might" or "must" or "advise" or "encourage" or "apologize" or "apologise" or "promise" or "agree" or "see" or "want" or "suppose"
                or "urge" or "acknowledge" or "condolences" or "heart" or "apologies" or "advice" or "suggestion" or "question" or "goodness" or "god" or "name" or "job" or "role"
                or "point" or "mistake" or "fault" or "bad" or "best" or "pleasure" or "love" => true,
            "am" => Word(then) is not ("also" or "in" or "currently" or "going" or "at" or "the" or "like" or "from" or "on" or "diagnosed"),
            "do" => Word(then) is "not",
            "have" => Word(then) is "noted" or "seen" or "read" or "heard" or "noticed" or "to" or "checked" or "asked" or "raised",
            "'m" or "shall" or "should" or "sincerely" or "truly" or "deeply" or "genuinely" or "totally" or "completely" or "fully" => true,
            _ => at < 0,
        };
    }

    private void ReadIt(int at, bool begins)
    {
        int next = Next(at);
        ReadOnlySpan<char> word = Word(next);
        bool seems = word is "sounds" or "seems" or "looks" or "sound" or "seem" or "look" or "feels";
        if (seems)
        {
            _result.Inferred += _conditional ? 0 : Word(Next(next)) is "like" or "as" or "that" ? 1 : 0.5;
        }
        else if (begins && word is "must" or "makes" or "means" or "meant" or "hurts" or "matters" or "mattered")
        {
            _result.Inferred += 0.4;
        }
    }

    private void ReadWord(int at, in Token token, WordRole role)
    {
        float weight = Particulars.Weight(_reading, token);
        if (weight > 0)
        {
            _result.Content += weight;
            _result.Taken += _particulars.Take(_reading, token);
            if (token.Kind == TokenKind.Number || (at > _sentence.First && (token.Traits & (TokenTraits.Capital | TokenTraits.Quoted)) == TokenTraits.Capital))
            {
                _result.Concrete++;
                _result.Foreign += _particulars.Holds(_reading, token) ? 0 : 1;
            }
        }

        if (role != WordRole.Content)
        {
            return;
        }

        ulong classes = _reading.Lexicon.Classes(token.Word);
        _result.Aversive += classes.Has(WordClass.Aversive) ? 1 : 0;
        _result.Said = classes.HasAny(WordClasses.Event) ? Math.Max(_result.Said, 0.8 * Affect.SizeAt(_reading, _sentence, at)) : _result.Said;
        _result.Shrinking += classes.Has(WordClass.Diminisher) || Word(at) is "merely" or "hardly" or "few" ? 1 : 0;
        _result.Bright += classes.HasAny(WordClasses.Pleasant | WordClasses.Bit(WordClass.Praise)) && Affect.SizeAt(_reading, _sentence, at) > 0 ? 1 : 0;
        if (at == _sentence.First && Word(at) is "sounds" or "seems")
        {
            _result.Inferred += Word(Next(at)) is "like" or "as" ? 1 : 0.5;
        }

        if (!classes.HasAny(WordClasses.Feeling | WordClasses.Bit(WordClass.MildFeeling)))
        {
            // The head of a clause that names a thing: the feeling after it is said of that thing, not of the speaker before.
            _subject = _subject == WordRole.Content && classes.Has(WordClass.Category) ? WordRole.Grammar : _subject;
            return;
        }

        double said = Affect.SizeAt(_reading, _sentence, at);
        _result.Said = Math.Max(_result.Said, said);
        _result.TakenBack += said <= 0 && classes.HasAny(WordClasses.Unpleasant) ? 1 : 0;
        double size = said * (IsClaimed(at) ? 0 : Share(at)) * (IsRegret(at) ? RegretShare : 1);
        _result.Named = Math.Max(_result.Named, size);
        if (classes.HasAny(_near) || classes.Has(WordClass.MildFeeling) || _particulars.Holds(_reading, token))
        {
            _result.Met = Math.Max(_result.Met, size);
        }
    }

    // "That's a shame", "what a pity": regret, and nobody's shame.
    private readonly bool IsRegret(int at) => Word(at) is "shame" or "pity" && at > _sentence.First && _document.FoldedOf(_document.Tokens[at - 1]) is "a" or "such" or "real" or "great";

    // Whose feeling it is. "I'm devastated" claims one, and a claimed feeling earns nothing; "people often feel sad" is nobody's.
    private readonly double Share(int at)
    {
        double whose = _subject switch
        {
            // "Grief is a process" speaks of grief, not of this person's.
            _ when at == _sentence.First && _sentence.Words > 3 => 0.2,
            WordRole.I or WordRole.We => 0,
            WordRole.Grammar => 0.3,
            WordRole.Third => 0.7,
            WordRole.You or WordRole.It => 1,
            _ => _result.OfPerson || _sentence.Words <= 6 ? 1 : 0.5,
        };
        return whose * (_conditional ? 0.5 : 1) * (_directing ? 0.3 : 1) * (_sentence.Asks ? 0.8 : 1);
    }

    private readonly bool IsClaimed(int at)
    {
        foreach (ref readonly CueHit hit in _hits)
        {
            // "I understand your frustration" is said to everybody; the feeling in it is nobody's in particular.
            bool formula = hit.Cue is Cue.StockPhrase && hit.First <= at && at < hit.Last;
            bool claimed = hit.Cue is Cue.ClaimedFeeling or Cue.ClaimedExperience && !hit.Negated && hit.First <= at && at < hit.Last + 2;
            if (formula || claimed)
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool Feels(int at) => at >= 0 && _reading.Lexicon.Classes(_document.Tokens[at].Word).HasAny(WordClasses.Feeling | WordClasses.Bit(WordClass.FeelVerb) | WordClasses.Bit(WordClass.MildFeeling));

    private readonly bool IsStep(int at) => at >= 0 && _reading.Lexicon.Classes(_document.Tokens[at].Word).Has(WordClass.AdviceVerb);

    private readonly WordRole RoleAt(int at) => at < 0 ? WordRole.Break : WordRoles.Of(_reading, _document.Tokens[at]);

    private readonly ReadOnlySpan<char> Word(int at) => at < 0 ? default : _document.FoldedOf(_document.Tokens[at]);

    // The next word of the clause that is no adverb; −1 at a mark.
    private readonly int Next(int at)
    {
        for (int i = at + 1; at >= 0 && i < _sentence.Last; i++)
        {
            ref readonly Token token = ref _document.Tokens[i];
            if (token.Kind == TokenKind.Punctuation)
            {
                return -1;
            }

            if (WordRoles.Of(_reading, token) != WordRole.Skipped)
            {
                return i;
            }
        }

        return -1;
    }
}
