namespace EmpathyGuard.Text;

/// <summary>
/// A text read once: tokens with spans into the original, sentences, and the folded forms. The buffers are kept and reused, so a
/// document belongs to one caller at a time.
/// </summary>
internal sealed class TextDocument
{
    private const int KeptTokens = 16_384;

    private string _text = "";
    private char[]? _arriving;
    private int _arrived;
    private DocumentPoint _settled;

    /// <summary>The text as it was given, or what has arrived of it.</summary>
    public ReadOnlySpan<char> Text => _arriving is null ? _text : _arriving.AsSpan(0, _arrived);

    /// <summary>The text as a string, made anew where it is still arriving.</summary>
    public string String => _arriving is null ? _text : new string(_arriving, 0, _arrived);

    public Token[] Tokens { get; private set; } = new Token[512];

    public int TokenCount { get; private set; }

    public Sentence[] Sentences { get; private set; } = new Sentence[64];

    public int SentenceCount { get; private set; }

    public char[] Folded { get; private set; } = new char[4096];

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
        Array.Clear(Folded, 0, FoldedLength);
        Reset("");
        if (Tokens.Length > KeptTokens)
        {
            Tokens = new Token[512];
            Sentences = new Sentence[64];
            Folded = new char[4096];
        }
    }

    public ref Token AddToken()
    {
        if (TokenCount == Tokens.Length)
        {
            Token[] grown = new Token[Tokens.Length * 2];
            Tokens.AsSpan().CopyTo(grown);
            Tokens = grown;
        }

        ref Token token = ref Tokens[TokenCount++];
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
        if (FoldedLength + length > Folded.Length)
        {
            char[] grown = new char[Folded.Length * 2];
            Folded.AsSpan(0, FoldedLength).CopyTo(grown);
            Folded = grown;
        }

        return Folded.AsSpan(FoldedLength, length);
    }

    public void AddSentence(int first, SentenceKind kind, bool asks)
    {
        if (first == TokenCount)
        {
            return;
        }

        if (SentenceCount == Sentences.Length)
        {
            Sentence[] grown = new Sentence[Sentences.Length * 2];
            Sentences.AsSpan().CopyTo(grown);
            Sentences = grown;
        }

        int words = 0;
        for (int i = first; i < TokenCount; i++)
        {
            words += Tokens[i].Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
        }

        WordCount += words;
        Sentences[SentenceCount++] = new Sentence { First = first, Last = TokenCount, Words = words, Kind = kind, Asks = asks };
    }

    private void Reset(string text)
    {
        _text = text;
        _arriving = null;
        _arrived = 0;
        _settled = default;
        TokenCount = 0;
        SentenceCount = 0;
        FoldedLength = 0;
        LatinLetters = 0;
        OtherLetters = 0;
        WordCount = 0;
    }
}
