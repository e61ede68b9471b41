using System.Runtime.CompilerServices;

namespace EmpathyGuard.Semantic.Tokens;

/// <summary>Reads the lines of <c>forms.txt</c>, which <c>make/forms.mjs</c> writes: a letter, one or two keys, an equals sign and symbols, all hexadecimal.</summary>
/// <remarks>By hand and compiled at once, because the first sentence waits for it.</remarks>
internal ref struct FormParser(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>Reads the next line that is not a comment.</summary>
    /// <exception cref="InvalidDataException">The line has another form than the generator writes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next(out byte kind, out int first, out int second, scoped Span<char> symbols, out int length)
    {
        kind = 0;
        first = second = length = 0;
        while (_rest.Length > 0 && _rest[0] == '#')
        {
            int end = _rest.IndexOf((byte)'\n');
            _rest = end < 0 ? default : _rest[(end + 1)..];
        }

        if (_rest.Length < 3)
        {
            return _rest.Length == 0 ? false : throw Damaged();
        }

        kind = _rest[0];
        if (kind is not ((byte)'F' or (byte)'M' or (byte)'P'))
        {
            throw Damaged();
        }

        int at = 1;
        first = second = Number(_rest, ref at);
        if (at + 1 < _rest.Length && _rest[at + 1] != '=')
        {
            second = Number(_rest, ref at);
        }

        if (at + 1 >= _rest.Length || _rest[at + 1] != '=')
        {
            throw Damaged();
        }

        at += 2;
        while (at < _rest.Length && _rest[at] == ' ')
        {
            if (length == symbols.Length)
            {
                throw Damaged();
            }

            symbols[length++] = (char)Number(_rest, ref at);
        }

        if (length == 0 || at >= _rest.Length || _rest[at] != '\n')
        {
            throw Damaged();
        }

        _rest = _rest[(at + 1)..];
        return true;
    }

    private static int Number(ReadOnlySpan<byte> text, ref int at)
    {
        int begin = ++at;
        int value = 0;
        for (; at < text.Length && char.IsAsciiHexDigitUpper((char)text[at]); at++)
        {
            value = (value << 4) | (text[at] <= '9' ? text[at] - '0' : text[at] - 'A' + 10);
        }

        return at > begin && at <= begin + 6 ? value : throw Damaged();
    }

    private static InvalidDataException Damaged() =>
        new("The table of the sentence encoder's tokenizer is damaged. Reinstall the package EmpathyGuard.Semantic.");
}
