namespace EmpathyGuard.Tool.Exchanges;

/// <summary>
/// Cuts a stream of bytes into lines. Memory is bounded by the longest line, not by the stream: a line over the limit is
/// skipped and said to be too long.
/// </summary>
/// <remarks>
/// Lines already in memory come from <see cref="TryRead"/> without a wait; <see cref="FillAsync"/> fetches more. A caller that writes
/// results flushes between the two, so that nothing is held back while a slow input pauses.
/// </remarks>
internal sealed class LineReader
{
    public const int DefaultMaxLineBytes = 64 * 1024 * 1024;
    private const int UsualBuffer = 128 * 1024;
    private const int KeptBuffer = 1024 * 1024;

    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    private readonly Stream _stream;
    private readonly int _maxLineBytes;
    private byte[] _buffer = new byte[UsualBuffer];
    private int _start;
    private int _scanned;
    private int _end;
    private bool _skipping;
    private bool _atEnd;

    public LineReader(Stream stream, int maxLineBytes = DefaultMaxLineBytes)
    {
        _stream = stream;
        _maxLineBytes = maxLineBytes;
    }

    /// <summary>The number of the current line, from 1; blank ones count.</summary>
    public long LineNumber { get; private set; }

    /// <summary>The current line without its line end and without a byte order mark; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether the current line was over the limit; <see cref="Line"/> is then empty.</summary>
    public bool TooLong { get; private set; }

    /// <summary>The bytes taken from the stream so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Moves to the next line if it is in memory.</summary>
    /// <returns><see langword="false"/> when <see cref="FillAsync"/> must be called first.</returns>
    public bool TryRead()
    {
        int newline = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
        if (newline >= 0)
        {
            int end = _scanned + newline;
            Take(end, next: end + 1);
            return true;
        }

        _scanned = _end;
        if (_atEnd && (_skipping || _start < _end))
        {
            Take(_end, next: _end);
            return true;
        }

        // One byte more than the limit may still be the carriage return of a line that fits.
        if (_end - _start > _maxLineBytes + 1)
        {
            _skipping = true;
        }

        if (_skipping)
        {
            _start = _scanned = _end = 0;
        }

        return false;
    }

    /// <summary>Reads more bytes. Call it when <see cref="TryRead"/> has nothing.</summary>
    /// <returns><see langword="false"/> when the stream has ended and every line was handed out.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_atEnd)
        {
            return false;
        }

        MakeRoom();

        // A read from a terminal or a pipe does not heed the token, so the wait does; the buffer is then left to the read.
        ValueTask<int> pending = _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        int read = pending.IsCompletedSuccessfully
            ? pending.Result
            : await pending.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        _end += read;
        BytesRead += read;
        _atEnd = read == 0;
        return !_atEnd || _skipping || _start < _end;
    }

    private void Take(int end, int next)
    {
        Span<byte> line = _buffer.AsSpan(_start, end - _start);
        int trimmed = line.Length > 0 && line[^1] == '\r' ? line.Length - 1 : line.Length;

        // A mark may stand before any line, because files that begin with one get concatenated.
        int mark = line[..trimmed].StartsWith(Bom) ? Bom.Length : 0;
        LineNumber++;
        TooLong = _skipping || trimmed > _maxLineBytes;
        Line = TooLong ? default : _buffer.AsMemory(_start + mark, trimmed - mark);
        _skipping = false;
        _start = _scanned = next;
    }

    private void MakeRoom()
    {
        int kept = _end - _start;
        byte[] target = _buffer;
        if (kept == _buffer.Length)
        {
            target = GC.AllocateUninitializedArray<byte>(_buffer.Length * 2);
        }
        else if (_buffer.Length > KeptBuffer && kept < UsualBuffer)
        {
            target = new byte[UsualBuffer];
        }

        if (target != _buffer || _start > 0)
        {
            _buffer.AsSpan(_start, kept).CopyTo(target);
            _buffer = target;
            _scanned -= _start;
            _end = kept;
            _start = 0;
        }
    }
}
