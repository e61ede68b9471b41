namespace EmpathyGuard;

/// <content>The ends of sentences inside a paragraph.</content>
internal sealed partial class ReleaseBoundaries
{
    private const int MaxLead = 12;
    private const int LongestAbbreviation = 6;

    private readonly char[] _lead = new char[MaxLead];
    private readonly char[] _word = new char[LongestAbbreviation];
    private int _leadLength;
    private int _wordLength;
    private int _blockEnd;
    private bool _announces;
    private int _sentenceEnd = -1;
    private bool _onlyDot;
    private bool _goesOnInLower;
    private bool _abbreviated;
    private bool _afterDigit;
    private bool _tight;
    private bool _inCode;
    private int _brackets;
    private bool _inTarget;
    private char _before;

    private bool AddInside(char c, int at)
    {
        char before = _before;
        _before = c;
        if (char.IsWhiteSpace(c))
        {
            _wordLength = 0;
            return false;
        }

        _afterFence = false;
        bool found = false;
        if (_sentenceEnd >= 0)
        {
            bool apart = _sentenceEnd < at;
            if (!apart && (IsTerminator(c) || IsCloser(c)))
            {
                _onlyDot &= !IsTerminator(c);
                _goesOnInLower |= c is '.' or '…';
                _sentenceEnd = at + 1;
            }
            else
            {
                found = (apart || _tight) && !_inBlock && EndsSentence(c) && Found(_sentenceEnd);
                _sentenceEnd = -1;
            }
        }

        ReadSpan(c, before);
        if (_sentenceEnd < 0 && IsTerminator(c) && !_inCode && _brackets == 0 && !_inTarget)
        {
            _sentenceEnd = at + 1;
            _onlyDot = c == '.';
            _goesOnInLower = c is '.' or '…';
            _tight = c is '。' or '！' or '？';
            _afterDigit = char.IsAsciiDigit(before);
            _abbreviated = c == '.' && IsAbbreviation();
        }

        ReadWord(c);
        return found;
    }

    private void ReadSpan(char c, char before)
    {
        if (c == '`')
        {
            // Three of them are a fence, and this is the third's rest.
            _inCode = _run <= 2 && !_inCode;
        }
        else if (!_inCode)
        {
            _brackets = c == '[' ? _brackets + 1 : c == ']' && _brackets > 0 ? _brackets - 1 : _brackets;
            _inTarget = _inTarget ? c != ')' : c == '(' && before == ']';
        }
    }

    private void CloseSpans()
    {
        _inCode = false;
        _brackets = 0;
        _inTarget = false;
    }

    private void ReadWord(char c)
    {
        if (!char.IsLetterOrDigit(c))
        {
            _wordLength = 0;
        }
        else
        {
            if (_wordLength < LongestAbbreviation)
            {
                _word[_wordLength] = char.ToLowerInvariant(c);
            }

            _wordLength++;
        }
    }

    private bool EndsSentence(char next) => !_inCode && _brackets == 0 && !_inTarget
        && !(_onlyDot && (_abbreviated || (_afterDigit && char.IsAsciiDigit(next))))
        && !(_goesOnInLower && char.IsLower(next));

    // A letter by itself is an initial or part of an abbreviation, but for the pronoun.
    private bool IsAbbreviation() => _wordLength is > 0 and <= LongestAbbreviation
        && (_wordLength == 1
            ? _word[0] != 'i' && !char.IsAsciiDigit(_word[0])
            : _word.AsSpan(0, _wordLength) is "mr" or "mrs" or "ms" or "dr" or "prof" or "st" or "vs" or "approx" or "etc" or "no" or "nos" or "tel" or "ext" or "fig");

    private static bool IsTerminator(char c) => c is '.' or '!' or '?' or '…' or '。' or '？' or '！';

    private static bool IsCloser(char c) => c is '"' or '”' or '’' or '\'' or ')' or '*' or '_' or '»';
}
