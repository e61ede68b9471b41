using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Walks over the words of a text with how each is said: taken back, made more of, made less of.</summary>
internal ref struct AffectTokens(TextReading reading)
{
    private const int NegationReach = 3;
    private const int DegreeReach = 2;
    private const float Intensified = 1.35f;
    private const float Diminished = 0.6f;
    private const float Shouted = 1.2f;

    private readonly TextDocument _document = reading.Document;
    private int _sentence = -1;
    private int _next;
    private int _last;
    private int _negatedFor;
    private int _degreeFor;
    private float _degreeAhead = 1;

    /// <summary>The token.</summary>
    public int At { get; private set; }

    /// <summary>Its classes.</summary>
    public ulong Classes { get; private set; }

    /// <summary>Whether a negation before it takes it back.</summary>
    public bool Negated { get; private set; }

    /// <summary>What words of degree before it and its letters make of it: 1 where they say nothing.</summary>
    public float Degree { get; private set; }

    /// <summary>Goes to the next word.</summary>
    public bool Next()
    {
        while (true)
        {
            while (_next >= _last)
            {
                if (++_sentence >= _document.SentenceCount)
                {
                    return false;
                }

                ref readonly Sentence sentence = ref _document.Sentences[_sentence];
                (_next, _last) = (sentence.First, sentence.Kind == SentenceKind.Code ? sentence.First : sentence.Last);
                (_negatedFor, _degreeFor) = (0, 0);
            }

            int at = _next++;
            ref readonly Token token = ref _document.Tokens[at];
            if (token.Kind == TokenKind.Punctuation)
            {
                (_negatedFor, _degreeFor) = (0, 0);
            }
            else if (token.Kind == TokenKind.Word)
            {
                Take(at, token);
                return true;
            }
        }
    }

    private void Take(int at, in Token token)
    {
        At = at;
        Classes = reading.ClassesAt(at);
        Negated = _negatedFor-- > 0;
        Degree = _degreeFor-- > 0 ? _degreeAhead : 1;
        if ((token.Traits & (TokenTraits.AllCapitals | TokenTraits.DrawnOut)) != 0 && token.FoldedLength > 2)
        {
            Degree *= Shouted;
        }

        if (Classes.Has(WordClass.Negator))
        {
            _negatedFor = NegationReach;
        }

        if (Classes.HasAny(WordClasses.Bit(WordClass.Intensifier) | WordClasses.Bit(WordClass.Diminisher)))
        {
            (_degreeFor, _degreeAhead) = (DegreeReach, Classes.Has(WordClass.Diminisher) ? Diminished : Intensified);
        }
    }
}
