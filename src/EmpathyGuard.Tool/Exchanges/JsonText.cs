using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace EmpathyGuard.Tool.Exchanges;

/// <summary>
/// Decodes JSON strings without ever refusing one. The framework's own decoder throws on an escaped half of a surrogate pair and on
/// bytes that are not UTF-8, and both stand in real logs. Here a half stays as it is, one UTF-16 unit, and bytes that are not UTF-8
/// become U+FFFD.
/// </summary>
/// <remarks>Reuses one buffer, so an instance belongs to one thread.</remarks>
internal sealed class JsonText
{
    private const int Kept = 1024 * 1024;
    private char[] _chars = new char[4096];
    private int _length;

    /// <summary>The text appended since the last <see cref="Clear"/>.</summary>
    public override string ToString() => _length == 0 ? "" : new string(_chars, 0, _length);

    public void Clear()
    {
        _length = 0;
        if (_chars.Length > Kept)
        {
            _chars = new char[4096];
        }
    }

    /// <summary>Appends the string that the reader stands on.</summary>
    public void Append(ref readonly Utf8JsonReader reader)
    {
        // Neither UTF-8 nor an escape decodes to more units than it has bytes.
        EnsureRoom(reader.ValueSpan.Length);
        _length += reader.ValueIsEscaped
            ? Unescape(reader.ValueSpan, _chars.AsSpan(_length))
            : Encoding.UTF8.GetChars(reader.ValueSpan, _chars.AsSpan(_length));
    }

    /// <summary>Whether the string or the property name that the reader stands on is this one.</summary>
    public static bool Is(ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan.SequenceEqual(name);
        }

        // The longest escape spends six bytes on one unit, and the names asked for are ASCII.
        ReadOnlySpan<byte> escaped = reader.ValueSpan;
        if (escaped.Length > name.Length * 6)
        {
            return false;
        }

        Span<char> decoded = stackalloc char[escaped.Length];
        return Ascii.Equals(name, decoded[..Unescape(escaped, decoded)]);
    }

    private void EnsureRoom(int more)
    {
        if (_chars.Length - _length < more)
        {
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _length + more));
        }
    }

    private static int Unescape(ReadOnlySpan<byte> source, Span<char> target)
    {
        int written = 0;
        while (true)
        {
            int escape = source.IndexOf((byte)'\\');
            if (escape < 0)
            {
                return written + Encoding.UTF8.GetChars(source, target[written..]);
            }

            written += Encoding.UTF8.GetChars(source[..escape], target[written..]);
            source = source[(escape + 1)..];

            // The reader has already checked that an escape is one of the nine and that four hexadecimal digits follow a u.
            if (source[0] == 'u')
            {
                _ = Utf8Parser.TryParse(source.Slice(1, 4), out ushort unit, out _, 'x');
                target[written++] = (char)unit;
                source = source[5..];
                continue;
            }

            target[written++] = source[0] switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                byte other => (char)other,
            };
            source = source[1..];
        }
    }
}
