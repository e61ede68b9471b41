using System.Globalization;

namespace EmpathyGuard.Text;

/// <summary>The one pass over a text: code points in, tokens and sentences out. Linear in the text.</summary>
internal ref partial struct DocumentReader
{
    private const int WrappedLine = 60;

    private static readonly string[] Faces = [":'(", ":-(", ":-)", ":(", ":)", ":D", ":/", ";)", "<3", ":P"];

    private readonly TextDocument _document;
    private readonly Vocabulary _vocabulary;
    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _sentenceFirst;
    private int _lineStart;
    private SentenceKind _lineKind;
    private int _unquoted;
    private bool _quoted;
    private int _singleQuoteEnd;

    // How far a look ahead without a bound, or with a far one, has gone.
    private int _seen;

    public DocumentReader(TextDocument document, Vocabulary vocabulary)
    {
        _document = document;
        _vocabulary = vocabulary;
        _text = document.Text;
        _singleQuoteEnd = -1;
    }

    public void Read()
    {
        StartLine();
        while (_position < _text.Length)
        {
            ReadNext();
        }

        EndSentence(asks: false);
        _document.IsAllQuoted = _unquoted == 0;
    }

    private void ReadNext()
    {
        char plain = _text[_position];
        if (plain == ' ')
        {
            _position++;
            return;
        }

        if ((char)(plain | 0x20) is >= 'a' and <= 'z')
        {
            ReadWord();
            return;
        }

        int codePoint = Peek(_position, out int length);
        int folded = CharFold.Fold(codePoint);
        if (folded is >= 'a' and <= 'z')
        {
            ReadWord();
        }
        else if (folded is >= '0' and <= '9')
        {
            ReadNumber();
        }
        else if (folded is CharFold.Dropped or ' ' or '\t' or '\r' or '*' or '_' or '~' or '`')
        {
            ReadUnseen(folded, length);
        }
        else if (folded == '\n')
        {
            ReadNewLine();
        }
        else if (CharFold.IsEmoji(codePoint))
        {
            ReadEmoji();
        }
        else if (folded > 0x7F && IsLetter(codePoint))
        {
            ReadWord();
        }
        else
        {
            ReadPunctuation(folded, length);
        }
    }

    private readonly int Peek(int position, out int length)
    {
        char c = _text[position];
        if (char.IsHighSurrogate(c) && position + 1 < _text.Length && char.IsLowSurrogate(_text[position + 1]))
        {
            length = 2;
            return char.ConvertToUtf32(c, _text[position + 1]);
        }

        // A lone surrogate is malformed UTF-16; it is read as the replacement character and never split from its place.
        length = 1;
        return char.IsSurrogate(c) ? 0xFFFD : c;
    }

    private static bool IsLetter(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) is
        UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter;

    private void ReadUnseen(int folded, int length)
    {
        if (folded == '`' && _text[_position..].StartsWith("```"))
        {
            ReadCodeBlock();
            return;
        }

        _position += length;
    }

    private void ReadCodeBlock()
    {
        EndSentence(asks: false);
        int start = _position;
        int close = _text[(_position + 3)..].IndexOf("```");
        int end = close < 0 ? _text.Length : _position + 3 + close + 3;
        ref Token token = ref _document.AddToken();
        token.Start = start;
        token.End = end;
        token.Kind = TokenKind.Punctuation;
        _position = end;
        _lineKind = SentenceKind.Code;
        EndSentence(asks: false);
        _lineKind = SentenceKind.Statement;
    }

    private void ReadNewLine()
    {
        int lineLength = _position - _lineStart;
        _position++;
        int next = _position;
        while (next < _text.Length && _text[next] is ' ' or '\t' or '\r')
        {
            next++;
        }

        Saw(next);

        bool wrapped = lineLength > WrappedLine && next < _text.Length && _text[next] is >= 'a' and <= 'z'
            && _lineKind == SentenceKind.Statement;
        if (!wrapped)
        {
            if (next < _text.Length && _text[next] == '\n')
            {
                _quoted = false;
            }

            EndSentence(asks: false);
            StartLine();
        }
        else
        {
            _lineStart = _position;
        }
    }

    /// <summary>Reads the mark that a line begins with: a heading's, a list item's or a quotation's.</summary>
    private void StartLine()
    {
        _lineStart = _position;
        _lineKind = SentenceKind.Statement;
        int i = _position;
        while (i < _text.Length && _text[i] is ' ' or '\t' or '>')
        {
            i++;
        }

        Saw(i);
        if (i >= _text.Length)
        {
            return;
        }

        int mark = i;
        while (i < _text.Length && _text[i] == '#')
        {
            i++;
        }

        Saw(i);

        if (i > mark && i < _text.Length && _text[i] == ' ')
        {
            _lineKind = SentenceKind.Heading;
            _position = i;
            return;
        }

        i = mark;
        if (_text[i] is '-' or '*' or '•' or '‣' or '·' or '–' or '+')
        {
            i++;
        }
        else
        {
            while (i < _text.Length && i - mark < 3 && _text[i] is >= '0' and <= '9')
            {
                i++;
            }

            if (i == mark || i >= _text.Length || _text[i] is not ('.' or ')'))
            {
                return;
            }

            i++;
        }

        if (i < _text.Length && _text[i] is ' ' or '\t')
        {
            _lineKind = SentenceKind.ListItem;
            _position = i;
        }
    }

    private void EndSentence(bool asks, bool exclaims = false)
    {
        SentenceKind kind = _lineKind != SentenceKind.Statement ? _lineKind
            : asks ? SentenceKind.Question
            : exclaims ? SentenceKind.Exclamation
            : SentenceKind.Statement;
        _document.AddSentence(_sentenceFirst, kind, asks);
        _sentenceFirst = _document.TokenCount;
    }

    private void ReadPunctuation(int folded, int length)
    {
        if (folded is '.' or '!' or '?' or 0x2026 or 0x3002 or 0xFF61)
        {
            ReadTerminator();
            return;
        }

        if (folded == '"')
        {
            _quoted = !_quoted;
        }
        else if (folded == '\'' && _singleQuoteEnd < _position)
        {
            OpenSingleQuote();
        }
        else if (ReadEmoticon())
        {
            return;
        }

        AddToken(_position, _position + length, TokenKind.Punctuation);
        _position += length;
    }

    private void ReadTerminator()
    {
        int start = _position;
        bool asks = false;
        bool exclaims = false;
        while (_position < _text.Length && _text[_position] is '.' or '!' or '?' or '…' or '。' or '？' or '！')
        {
            asks |= _text[_position] is '?' or '？';
            exclaims |= _text[_position] is '!' or '！';
            _position++;
        }

        bool isDot = _position == start + 1 && _text[start] == '.';
        AddToken(start, _position, TokenKind.Punctuation);
        if (isDot && IsAbbreviation())
        {
            return;
        }

        // "..." in the middle of a thought goes on; it ends one only before a new line or a capital.
        while (_position < _text.Length && _text[_position] is '"' or '”' or ')' or '’' or '\'' or '*' or '_')
        {
            if (_text[_position] is '"' or '”')
            {
                _quoted = false;
            }

            _position++;
        }

        EndSentence(asks, exclaims);
    }

    private readonly bool IsAbbreviation()
    {
        if (_document.TokenCount < 2)
        {
            return false;
        }

        ref readonly Token previous = ref _document.Tokens[_document.TokenCount - 2];
        if (previous.Kind != TokenKind.Word || previous.End != _position - 1)
        {
            return false;
        }

        bool goesOn = _position < _text.Length && (char.IsAsciiLetterLower(_text[_position]) || char.IsAsciiDigit(_text[_position])
            || (_text[_position] == ' ' && _position + 1 < _text.Length && !char.IsAsciiLetterUpper(_text[_position + 1])));
        ReadOnlySpan<char> word = _document.FoldedOf(previous);
        return word is "mr" or "mrs" or "ms" or "dr" or "prof" or "st" or "vs" or "approx" or "etc" && (goesOn || word.Length <= 4 && word is not "etc")
            || (word.Length == 1 && word[0] is not 'i' && goesOn);
    }

    private void OpenSingleQuote()
    {
        int before = _position - 1;
        bool opens = (before < 0 || !char.IsLetterOrDigit(_text[before])) && _position + 1 < _text.Length && char.IsLetter(_text[_position + 1]);
        if (!opens)
        {
            return;
        }

        int limit = Math.Min(_text.Length, _position + 200);
        for (int i = _position + 2; i < limit && _text[i] != '\n'; i++)
        {
            Saw(i + 1);
            if (_text[i] is '\'' or '’' && (i + 1 == _text.Length || !char.IsLetter(_text[i + 1])))
            {
                _singleQuoteEnd = i;
                return;
            }
        }
    }

    private bool ReadEmoticon()
    {
        ReadOnlySpan<char> rest = _text[_position..];
        if (rest[0] is not (':' or ';' or '<'))
        {
            return false;
        }

        foreach (string face in Faces)
        {
            if (rest.StartsWith(face))
            {
                AddToken(_position, _position + face.Length, TokenKind.Emoji, face);
                _position += face.Length;
                return true;
            }
        }

        return false;
    }

    private void ReadEmoji()
    {
        int start = _position;
        int folded = _document.FoldedLength;
        while (_position < _text.Length)
        {
            int codePoint = Peek(_position, out int length);
            if (!CharFold.IsEmoji(codePoint) && CharFold.Fold(codePoint) != CharFold.Dropped)
            {
                break;
            }

            if (CharFold.IsEmoji(codePoint) && _position > start && _text[_position - 1] != '\u200D' && codePoint is not (>= 0x1F1E6 and <= 0x1F1FF))
            {
                break;
            }

            if (CharFold.IsEmoji(codePoint))
            {
                for (int i = 0; i < length; i++)
                {
                    _document.AddFolded(_text[_position + i]);
                }
            }

            _position += length;
        }

        ref Token token = ref AddToken(start, _position, TokenKind.Emoji);
        token.FoldedStart = folded;
        token.FoldedLength = _document.FoldedLength - folded;
        token.Word = _vocabulary.FindExact(_document.FoldedOf(token), WordHash.Of(_document.FoldedOf(token)));
    }

    private ref Token AddToken(int start, int end, TokenKind kind, string folded = "")
    {
        ref Token token = ref _document.AddToken();
        token.Start = start;
        token.End = end;
        token.Kind = kind;
        token.Traits = _quoted || start < _singleQuoteEnd ? TokenTraits.Quoted : TokenTraits.None;
        _unquoted += token.Traits == TokenTraits.None && kind is TokenKind.Word ? 1 : 0;
        token.FoldedStart = _document.FoldedLength;
        token.FoldedLength = folded.Length;
        foreach (char c in folded)
        {
            _document.AddFolded(c);
        }

        if (folded.Length > 0)
        {
            token.Word = _vocabulary.FindExact(folded, WordHash.Of(folded));
        }

        return ref token;
    }
}
