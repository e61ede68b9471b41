namespace EmpathyGuard.Text;

/// <content>Reading a text that is still arriving.</content>
internal ref partial struct DocumentReader
{
    // What a token looks at behind itself lies within this distance, or has been reported by Saw.
    private const int LookAhead = 96;

    /// <summary>Goes on from a point to the end of what has arrived.</summary>
    /// <param name="from">The point; at the beginning of a text the default.</param>
    /// <returns>The last point that nothing which arrives later can change.</returns>
    public DocumentPoint ReadOn(DocumentPoint from)
    {
        if (from.Position == 0)
        {
            StartLine();
        }
        else
        {
            Resume(from);
        }

        DocumentPoint settled = from;
        int sentences = _document.SentenceCount;
        while (_position < _text.Length)
        {
            ReadNext();
            if (_document.SentenceCount != sentences)
            {
                sentences = _document.SentenceCount;
                settled = Math.Max(_seen, _position + LookAhead) < _text.Length ? Here() : settled;
            }
        }

        EndSentence(asks: false);
        _document.IsAllQuoted = _unquoted == 0;
        return settled;
    }

    private void Saw(int position) => _seen = Math.Max(_seen, position);

    private readonly DocumentPoint Here() => new()
    {
        Position = _position,
        LineStart = _lineStart,
        SingleQuoteEnd = _singleQuoteEnd,
        Unquoted = _unquoted,
        Quoted = _quoted,
        LineKind = _lineKind,
        Seen = _seen,
        Tokens = _document.TokenCount,
        Sentences = _document.SentenceCount,
        Folded = _document.FoldedLength,
        LatinLetters = _document.LatinLetters,
        OtherLetters = _document.OtherLetters,
        Words = _document.WordCount,
    };

    private void Resume(in DocumentPoint from)
    {
        _position = from.Position;
        _lineStart = from.LineStart;
        _singleQuoteEnd = from.SingleQuoteEnd;
        _unquoted = from.Unquoted;
        _quoted = from.Quoted;
        _lineKind = from.LineKind;
        _seen = from.Seen;
        _sentenceFirst = _document.TokenCount;
    }
}
