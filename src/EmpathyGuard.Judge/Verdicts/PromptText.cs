using System.Buffers;

namespace EmpathyGuard.Judge;

/// <summary>A text in the making, in a borrowed buffer.</summary>
internal ref struct PromptText(int capacity)
{
    private char[] _buffer = ArrayPool<char>.Shared.Rent(capacity);
    private int _length;

    public void Append(char c)
    {
        Reserve(1);
        _buffer[_length++] = c;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>The text. The buffer is given back, so nothing can be appended afterwards.</summary>
    public string Take()
    {
        var text = new string(_buffer, 0, _length);
        GiveBack(_buffer, _length);
        _buffer = [];
        _length = 0;
        return text;
    }

    private void Reserve(int more)
    {
        if (_length + more <= _buffer.Length)
        {
            return;
        }

        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + more, 2 * _buffer.Length));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        GiveBack(_buffer, _length);
        _buffer = larger;
    }

    // Text of a conversation does not go back into a shared pool.
    private static void GiveBack(char[] buffer, int length)
    {
        buffer.AsSpan(0, length).Clear();
        ArrayPool<char>.Shared.Return(buffer);
    }
}
