namespace EmpathyGuard;

/// <summary>
/// Finds where a reply may be cut while it arrives: after a sentence or a block, and never in a list, a table, code, a markdown link or a number. One pass, one
/// character at a time, so that what it finds depends on the text and not on how it was chunked.
/// </summary>
/// <remarks>An end is known only when the next word has begun: "Dr. Lee" and "3.5" go on after their dots.</remarks>
internal sealed partial class ReleaseBoundaries
{
    private Line _line;
    private bool _blankBefore;
    private bool _inBlock;
    private bool _afterFence;
    private char _fence;
    private int _fenceLength;
    private bool _fenceOpens;
    private int _indent;
    private int _position;
    private int _end;
    private char _endsWith;
    private char _previous;
    private int _run;

    /// <summary>What the line that is read has shown itself to be.</summary>
    private enum Line
    {
        Indent,
        Digits,
        Mark,
        Ticks,
        Inside,
    }

    /// <summary>What a line begins.</summary>
    private enum Block
    {
        Text,
        ListItem,
        Table,
        Fence,
    }

    /// <summary>One past the last character before the boundary that was found last.</summary>
    public int End { get; private set; }

    /// <summary>Where the last whole word ended.</summary>
    public int WordEnd { get; private set; }

    /// <summary>Reads a character.</summary>
    /// <returns>Whether it shows that there is a boundary at <see cref="End"/>.</returns>
    public bool Add(char c)
    {
        int at = _position++;
        _run = c == _previous ? _run + 1 : 1;
        _fenceOpens = _fenceOpens && c == _fence;
        _fenceLength = _fenceOpens ? _run : _fenceLength;
        bool found = IsFence(c) ? ToggleFence(c) : _fence == '\0' && (c == '\n' ? EndLine() : AddToLine(c, at));
        _previous = c;
        if (char.IsWhiteSpace(c))
        {
            WordEnd = at;
        }
        else
        {
            _end = at + 1;
            _endsWith = c;
        }

        return found;
    }

    // A fence of four marks may hold one of three.
    private bool IsFence(char c) => _fence == '\0' ? _run == 3 && (c == '`' || (c == '~' && _line == Line.Ticks)) : c == _fence && !_fenceOpens && _run == _fenceLength;

    private bool ToggleFence(char c)
    {
        if (_fence != '\0')
        {
            _fence = '\0';
            _afterFence = true;
            return false;
        }

        bool found = _line == Line.Ticks && Begin(Block.Fence, c);
        _fence = c;
        _fenceLength = _run;
        _fenceOpens = true;
        _inCode = false;
        _sentenceEnd = -1;
        _line = Line.Inside;
        return found;
    }

    private bool EndLine()
    {
        bool found = false;
        _wordLength = 0;
        if (_line == Line.Indent)
        {
            // Nothing in markdown but a fence goes on after an empty line, so an unclosed bracket ends here too.
            _blankBefore = true;
            CloseSpans();
        }
        else if (_line != Line.Inside)
        {
            found = Begin(_line == Line.Mark ? Block.ListItem : Block.Text, _lead[0]);
        }

        if (_line != Line.Indent)
        {
            // Kept here, because the marks that the next line may begin with move _end on.
            _blockEnd = _end;
            _announces = _endsWith == ':';
        }

        _line = Line.Indent;
        _indent = 0;
        _leadLength = 0;
        return found;
    }

    private bool AddToLine(char c, int at)
    {
        switch (_line)
        {
            case Line.Inside:
                return AddInside(c, at);
            case Line.Indent:
                return AddIndent(c, at);
            case Line.Mark when char.IsWhiteSpace(c):
                return Begin(Block.ListItem, _lead[0]);
            case Line.Digits when _leadLength < MaxLead && (char.IsAsciiDigit(c) || c is '.' or ')'):
                _line = char.IsAsciiDigit(c) ? Line.Digits : Line.Mark;
                _lead[_leadLength++] = c;
                return false;
            case Line.Ticks when c == _lead[0]:
                _lead[_leadLength++] = c;
                return false;
            default:
                return BeginText(c, at);
        }
    }

    private bool AddIndent(char c, int at)
    {
        switch (c)
        {
            case ' ' or '\t':
                _indent += c == '\t' ? 4 : 1;
                return false;
            case '\r' or '>':
                return false;
            case '|':
                return Begin(Block.Table, c);
        }

        Line mark = char.IsAsciiDigit(c) ? Line.Digits
            : c is '-' or '*' or '+' or '•' or '‣' or '·' or '–' ? Line.Mark
            : c is '`' or '~' ? Line.Ticks
            : Line.Inside;
        if (mark == Line.Inside)
        {
            return BeginText(c, at);
        }

        _line = mark;
        _lead[_leadLength++] = c;
        return false;
    }

    private bool BeginText(char c, int at)
    {
        // Digits or marks that turned out to be words.
        int lead = _leadLength;
        bool found = Begin(Block.Text, lead > 0 ? _lead[0] : c);
        for (int i = 0; i < lead; i++)
        {
            found |= AddInside(_lead[i], at - lead + i);
        }

        return AddInside(c, at) || found;
    }

    /// <summary>Begins what a line holds, now that it is known, and tells whether the text before it may be cut off.</summary>
    private bool Begin(Block block, char first)
    {
        int sentenceEnd = _sentenceEnd;
        bool breaks = _inBlock ? block == Block.Text && _blankBefore && _indent < 2 : _blankBefore || _afterFence || block != Block.Text;
        bool goesOn = !_inBlock && !breaks && sentenceEnd >= 0 && EndsSentence(first);

        _inBlock = block is Block.ListItem or Block.Table || (_inBlock ? !breaks : block == Block.Text && _blankBefore && _indent >= 4);
        _blankBefore = false;
        _afterFence = false;
        _line = Line.Inside;
        _leadLength = 0;
        if (breaks || goesOn)
        {
            _sentenceEnd = -1;
        }

        // A line that announces what follows goes with it.
        return (breaks && !_announces && Found(_blockEnd)) || (goesOn && Found(sentenceEnd));
    }

    private bool Found(int end)
    {
        if (end <= End)
        {
            return false;
        }

        End = end;
        return true;
    }
}
