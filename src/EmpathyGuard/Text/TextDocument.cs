namespace EmpathyGuard.Text;

/// <summary>
/// A text read once: tokens with spans into the original, sentences, and the folded forms. The buffers are kept and reused, so a
/// document belongs to one caller at a time.
/// </summary>
internal sealed class TextDocument
{
    private const int KeptTokens = 16_384;
    private const int UsualTokens = 512;
    private const int UsualSentences = 64;
    private const int UsualFolded = 4096;

    // English has fewer tokens than a quarter of its characters, and about as many folded characters as characters.
    private const int CharactersOfToken = 4;

    // A word may be written, and taken back for another reading of it.
    private const int LongestWord = 64;

    private Token[] _tokens = new Token[UsualTokens];
    private Sentence[] _sentences = new Sentence[UsualSentences];
    private char[] _folded = new char[UsualFolded];
    private string _text = "";
    private char[]? _arriving;
    private int _arrived;
    private DocumentPoint _settled;
    private int _mostFolded;

    /// <summary>The text as it was given, or what has arrived of it.</summary>
    public ReadOnlySpan<char> Text => _arriving is null ? _text : _arriving.AsSpan(0, _arrived);

    /// <summary>The text as a string, made anew where it is still arriving.</summary>
    public string String => _arriving is null ? _text : new string(_arriving, 0, _arrived);

    public Token[] Tokens => _tokens;

    public int TokenCount { get; private set; }

    public Sentence[] Sentences => _sentences;

    public int SentenceCount { get; private set; }

    public char[] Folded => _folded;

    public int FoldedLength { get; set; }

    /// <summary>Letters of the Latin script.</summary>
    public int LatinLetters { get; set; }

    /// <summary>Letters of any other script.</summary>
    public int OtherLetters { get; set; }

    /// <summary>Tokens that are words or numbers.</summary>
    public int WordCount { get; private set; }

    public ReadOnlySpan<char> FoldedOf(in Token token) => Folded.AsSpan(token.FoldedStart, token.FoldedLength);

    /// <summary>A sentence as it stands in the original.</summary>
    public ReadOnlySpan<char> TextOf(in Sentence sentence) => Text[Tokens[sentence.First].Start..Tokens[sentence.Last - 1].End];

    /// <summary>Reads a text with a vocabulary.</summary>
    public void Read(string text, Vocabulary vocabulary)
    {
        Reset(text);
        MakeRoom(text.Length);
        new DocumentReader(this, vocabulary).Read();
    }

    /// <summary>What was folded from a place on.</summary>
    public ReadOnlySpan<char> FoldedSince(int start) => Folded.AsSpan(start, FoldedLength - start);

    /// <summary>Whether every word stands in quotation marks.</summary>
    public bool IsAllQuoted { get; set; }

    /// <summary>Takes the quotation marks off a text that is all within them: nobody is quoted there.</summary>
    public void Unquote()
    {
        for (int i = 0; i < TokenCount; i++)
        {
            Tokens[i].Traits &= ~TokenTraits.Quoted;
        }
    }

    /// <summary>
    /// Reads what has arrived of a text that goes on. What later text cannot change is kept from one call to the next, so that only the open end
    /// is read again.
    /// </summary>
    /// <param name="buffer">Holds the text from its beginning. What was there before stands as it was.</param>
    /// <param name="length">How much of the buffer is text.</param>
    /// <param name="vocabulary">The vocabulary, the same in every call.</param>
    /// <returns>The first sentence that was read anew.</returns>
    public int ReadOn(char[] buffer, int length, Vocabulary vocabulary)
    {
        _arriving = buffer;
        _arrived = length;
        MakeRoom(length);
        DocumentPoint from = _settled;
        TokenCount = from.Tokens;
        SentenceCount = from.Sentences;
        FoldedLength = from.Folded;
        LatinLetters = from.LatinLetters;
        OtherLetters = from.OtherLetters;
        WordCount = from.Words;
        _settled = new DocumentReader(this, vocabulary).ReadOn(from);
        return from.Sentences;
    }

    /// <summary>How many sentences later text cannot change.</summary>
    public int SettledSentences => _settled.Sentences;

    /// <summary>How much of the text later text cannot change.</summary>
    public int SettledLength => _settled.Position;

    /// <summary>Empties the document, so that a pooled one holds no conversation.</summary>
    public void Clear()
    {
        if (_tokens.Length > KeptTokens)
        {
            PooledBuffer.Shrink(ref _tokens, UsualTokens);
            PooledBuffer.Shrink(ref _sentences, UsualSentences);
            PooledBuffer.Shrink(ref _folded, UsualFolded);
        }

        // The longest text since the last time, and not only the last one.
        Reset("");
        Array.Clear(_folded, 0, Math.Min(_mostFolded, _folded.Length));
        _mostFolded = 0;
    }

    public ref Token AddToken()
    {
        if (TokenCount == _tokens.Length)
        {
            PooledBuffer.Grow(ref _tokens, TokenCount, 0);
        }

        ref Token token = ref _tokens[TokenCount++];
        token = default;
        return ref token;
    }

    public void RemoveLastToken() => TokenCount--;

    public void AddFolded(char folded)
    {
        RoomForFolded(1)[0] = folded;
        FoldedLength++;
    }

    /// <summary>Where the next folded characters go; what is written there counts once <see cref="FoldedLength"/> has grown.</summary>
    public Span<char> RoomForFolded(int length)
    {
        if (FoldedLength + length > _folded.Length)
        {
            PooledBuffer.Grow(ref _folded, FoldedLength, 0);
        }

        return _folded.AsSpan(FoldedLength, length);
    }

    public void AddSentence(int first, SentenceKind kind, bool asks)
    {
        if (first == TokenCount)
        {
            return;
        }

        if (SentenceCount == _sentences.Length)
        {
            PooledBuffer.Grow(ref _sentences, SentenceCount, 0);
        }

        int words = 0;
        for (int i = first; i < TokenCount; i++)
        {
            words += Tokens[i].Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
        }

        WordCount += words;
        Sentences[SentenceCount++] = new Sentence { First = first, Last = TokenCount, Words = words, Kind = kind, Asks = asks };
    }

    // A long text gets its room at once; a usual one has it.
    private void MakeRoom(int characters)
    {
        if (characters / CharactersOfToken > _tokens.Length)
        {
            PooledBuffer.Grow(ref _tokens, _settled.Tokens, characters / CharactersOfToken);
            if (characters > _folded.Length)
            {
                PooledBuffer.Grow(ref _folded, _settled.Folded, characters);
            }
        }
    }

    private void Reset(string text)
    {
        _text = text;
        _arriving = null;
        _arrived = 0;
        _settled = default;
        TokenCount = 0;
        SentenceCount = 0;
        _mostFolded = Math.Max(_mostFolded, FoldedLength + LongestWord);
        FoldedLength = 0;
        LatinLetters = 0;
        OtherLetters = 0;
        WordCount = 0;
    }
}
