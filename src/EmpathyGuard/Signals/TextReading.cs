using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>One text read with the lexicon: the document, the classes of its words, and every phrase found. Reused; belongs to one caller at a time.</summary>
/// <param name="lexicon">The lexicon.</param>
/// <param name="side">Whose texts are read: only the phrases of that side are looked for.</param>
internal sealed class TextReading(Lexicon lexicon, TextSide side = TextSide.Either)
{
    private const int NegationReach = 3;
    private const int MostWordsInSentence = 400;

    private const int UsualHits = 256;
    private const int UsualTokens = 512;
    private const int UsualSentences = 128;

    private readonly MatchWords _words = new();
    private CueHit[] _hits = new CueHit[UsualHits];
    private ulong[] _classes = new ulong[UsualTokens];
    private int[] _firstHit = new int[UsualSentences];

    // Of a word that the lexicon does not hold, none until somebody asks.
    private WordForm[] _forms = new WordForm[UsualTokens];
    private readonly WordForm[] _formsOfWords = WordForms.Table.Of(lexicon);

    public Lexicon Lexicon { get; } = lexicon;

    public TextDocument Document { get; } = new();

    public int HitCount { get; private set; }

    public ReadOnlySpan<CueHit> Hits => _hits.AsSpan(0, HitCount);

    /// <summary>The first hit of a sentence, by the sentence's index; one more entry closes the last.</summary>
    public int[] FirstHit => _firstHit;

    public ReadOnlySpan<CueHit> HitsOf(int sentence) => _hits.AsSpan(FirstHit[sentence], FirstHit[sentence + 1] - FirstHit[sentence]);

    /// <summary>The roles of words in themselves, by the id of the word.</summary>
    public WordRole[] Roles { get; } = WordRoles.Table.Of(lexicon);

    /// <summary>The keys of words as terms, by the id of the word.</summary>
    public ulong[] TermKeys { get; } = TermTable.Keys.Of(lexicon);

    /// <summary>The classes of the token at a place.</summary>
    public ulong ClassesAt(int token) => _classes[token];

    /// <summary>What the letters of the token at a place show.</summary>
    public WordForm FormAt(int token) => _forms[token] is var form and not WordForm.None ? form : FindForm(token);

    /// <summary>Those forms of the token at a place that <see cref="WordForms.Telling"/> gives, and others where they are known already.</summary>
    public WordForm TellingAt(int token) => _forms[token] is var form and not WordForm.None ? form : WordForms.Telling(Document.FoldedOf(Document.Tokens[token]));

    public void Read(string text)
    {
        Document.Read(text, Lexicon.Vocabulary);
        if (Document.IsAllQuoted && side != TextSide.Reply)
        {
            // A message that was pasted with its quotation marks is still the person's own.
            Document.Unquote();
        }

        HitCount = 0;
        ReadFrom(0);
    }

    /// <summary>Reads what has arrived of a reply that goes on; what later text cannot change is kept. See <see cref="TextDocument.ReadOn"/>.</summary>
    public void ReadOn(char[] buffer, int length)
    {
        int settledHits = FirstHit[Document.SettledSentences];
        int first = Document.ReadOn(buffer, length, Lexicon.Vocabulary);
        HitCount = first == 0 ? 0 : settledHits;
        ReadFrom(first);
    }

    private void ReadFrom(int sentence)
    {
        ReadClasses(sentence < Document.SentenceCount ? Document.Sentences[sentence].First : Document.TokenCount);
        if (_firstHit.Length <= Document.SentenceCount)
        {
            PooledBuffer.Grow(ref _firstHit, sentence, Document.SentenceCount + 1);
        }

        for (int i = sentence; i < Document.SentenceCount; i++)
        {
            FirstHit[i] = HitCount;
            if (Document.Sentences[i].Kind != SentenceKind.Code)
            {
                MatchSentence(i);
            }
        }

        FirstHit[Document.SentenceCount] = HitCount;
    }

    public void Clear()
    {
        Document.Clear();
        if (_classes.Length > Document.Tokens.Length)
        {
            PooledBuffer.Shrink(ref _classes, UsualTokens);
            PooledBuffer.Shrink(ref _forms, UsualTokens);
            PooledBuffer.Shrink(ref _firstHit, UsualSentences);
            PooledBuffer.Shrink(ref _hits, UsualHits);
        }

        HitCount = 0;
    }

    /// <summary>The number of hits of a cue that are neither negated nor quoted.</summary>
    public int Count(Cue cue)
    {
        int count = 0;
        foreach (ref readonly CueHit hit in Hits)
        {
            count += hit.Cue == cue && !hit.Negated && !hit.Quoted ? 1 : 0;
        }

        return count;
    }

    /// <summary>The largest weight of a cue that is neither negated nor quoted; 0 without one.</summary>
    public float Max(Cue cue)
    {
        float max = 0;
        foreach (ref readonly CueHit hit in Hits)
        {
            if (hit.Cue == cue && !hit.Negated && !hit.Quoted && hit.Weight > max)
            {
                max = hit.Weight;
            }
        }

        return max;
    }

    private void ReadClasses(int first)
    {
        Token[] tokens = Document.Tokens;
        if (_classes.Length < Document.TokenCount)
        {
            PooledBuffer.Grow(ref _classes, first, Document.Tokens.Length);
            PooledBuffer.Grow(ref _forms, first, Document.Tokens.Length);
        }

        for (int i = first; i < Document.TokenCount; i++)
        {
            ref readonly Token token = ref tokens[i];
            WordForm form = _formsOfWords[token.Word];
            _forms[i] = form;
            _classes[i] = Lexicon.Classes(token.Word) | Suffixed(token, form);
        }
    }

    private WordForm FindForm(int at)
    {
        WordForm form = WordForms.Of(Document.FoldedOf(Document.Tokens[at]));
        return _forms[at] = form;
    }

    // A word with a participle's ending is taken for a participle: the passive needs no list of verbs.
    private ulong Suffixed(in Token token, WordForm known)
    {
        if (token.Kind != TokenKind.Word || token.FoldedLength < 5)
        {
            return 0;
        }

        bool participle = known != WordForm.None ? known.Has(WordForm.EndsAsParticiple) : WordForms.EndsAsParticipleDoes(Document.FoldedOf(token));
        return participle ? WordClasses.Bit(WordClass.Participle) : 0;
    }

    private void MatchSentence(int index)
    {
        ref readonly Sentence sentence = ref Document.Sentences[index];
        int first = sentence.First;
        while (first < sentence.Last)
        {
            // A "sentence" without an end is cut for matching, so that no text makes the work more than linear.
            _words.Clear();
            int at = first;
            for (; at < sentence.Last && _words.Count < MostWordsInSentence; at++)
            {
                ref readonly Token token = ref Document.Tokens[at];
                if (token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Emoji)
                {
                    _words.Add(token.Word, _classes[at], at);
                }
            }

            first = at;
            var sink = new Sink(this, index);
            if ((side & TextSide.Person) != 0)
            {
                Lexicon.PersonPhrases.Match(_words, ref sink);
            }

            if ((side & TextSide.Reply) != 0)
            {
                Lexicon.ReplyPhrases.Match(_words, ref sink);
            }
        }
    }

    private void Add(in CueHit hit)
    {
        // Of overlapping finds of one cue in a sentence, the strongest and then the longest stands for all.
        for (int i = HitCount - 1; i >= 0 && _hits[i].Sentence == hit.Sentence; i--)
        {
            ref CueHit known = ref _hits[i];
            if (known.Cue == hit.Cue && known.First < hit.Last && hit.First < known.Last && known.Negated == hit.Negated)
            {
                known.Weight = Math.Max(known.Weight, hit.Weight);
                known.Last = Math.Max(known.Last, hit.Last);
                return;
            }

            if (HitCount - i > 32)
            {
                break;
            }
        }

        if (HitCount == _hits.Length)
        {
            PooledBuffer.Grow(ref _hits, HitCount, 0);
        }

        _hits[HitCount++] = hit;
    }

    private readonly struct Sink(TextReading reading, int sentence) : IMatchSink
    {
        public void Found(Cue cue, float weight, int start, int end, bool answersToNegation)
        {
            MatchWords words = reading._words;
            bool negated = false;
            for (int i = start - 1; answersToNegation && i >= 0 && i >= start - NegationReach && !negated; i--)
            {
                negated = words.Classes(i).Has(WordClass.Negator);
            }

            int first = words.Token(start);
            reading.Add(new CueHit
            {
                Cue = cue,
                Weight = weight,
                Sentence = sentence,
                First = first,
                Last = words.Token(end - 1) + 1,
                Negated = negated,
                Quoted = (reading.Document.Tokens[first].Traits & TokenTraits.Quoted) != 0,
            });
        }
    }
}
