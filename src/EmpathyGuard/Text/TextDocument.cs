namespace EmpathyGuard.Text;

/// <summary>
/// A text read once: tokens with spans into the original, sentences, and the folded forms. The buffers are kept and reused, so a
/// document belongs to one caller at a time.
/// </summary>
internal sealed class TextDocument
{
    private const int KeptTokens = 16_384;

    public string Text { get; private set; } = "";

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
    public ReadOnlySpan<char> TextOf(in Sentence sentence) => Text.AsSpan(Tokens[sentence.First].Start..Tokens[sentence.Last - 1].End);

    /// <summary>Reads a text with a vocabulary.</summary>
    public void Read(string text, Vocabulary vocabulary)
    {
        Reset(text);
        new DocumentReader(this, vocabulary).Read();
    }

    /// <summary>Empties the document, so that a pooled one holds no conversation.</summary>
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
        Text = text;
        TokenCount = 0;
        SentenceCount = 0;
        FoldedLength = 0;
        LatinLetters = 0;
        OtherLetters = 0;
        WordCount = 0;
    }
}
