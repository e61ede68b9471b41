namespace EmpathyGuard.Tool.Exchanges;

/// <summary>Reads exchanges from JSON lines. Blank lines are skipped, but they count.</summary>
/// <remarks>What a line yields is valid until the next one is read.</remarks>
internal sealed class ExchangeReader
{
    private readonly LineReader _lines;
    private readonly ExchangeParser _parser = new();
    private readonly string _tooLong;

    public ExchangeReader(Stream stream, int maxLineBytes = LineReader.DefaultMaxLineBytes)
    {
        _lines = new LineReader(stream, maxLineBytes);
        _tooLong = $"longer than {maxLineBytes / (1024 * 1024)} MB";
    }

    /// <summary>The number of the current line, from 1.</summary>
    public long LineNumber => _lines.LineNumber;

    /// <summary>The bytes taken from the stream so far.</summary>
    public long BytesRead => _lines.BytesRead;

    /// <summary>What is wrong with the current line; <see langword="null"/> when it is an exchange.</summary>
    public string? Problem { get; private set; }

    /// <summary>The raw JSON of the line's id; empty when it has none that is a string or a number.</summary>
    public ReadOnlyMemory<byte> Id => _parser.Id;

    /// <summary>The messages up to the reply, which is the last.</summary>
    public IReadOnlyList<EmpathyMessage> Messages => _parser.Messages;

    /// <summary>The text to hold a rendition against; <see langword="null"/> when the line has none.</summary>
    public string? Source => _parser.Source;

    /// <summary>Whether the reply is data, a tool call or a refusal notice rather than words.</summary>
    public bool ReplyIsStructured => _parser.ReplyIsStructured;

    /// <summary>Moves to the next line that is not blank, if it is in memory.</summary>
    /// <returns><see langword="false"/> when <see cref="FillAsync"/> must be called first.</returns>
    public bool TryRead()
    {
        while (_lines.TryRead())
        {
            if (_lines.TooLong)
            {
                Problem = _tooLong;
                return true;
            }

            if (_lines.Line.Span.ContainsAnyExcept(" \t\r"u8))
            {
                Problem = _parser.Parse(_lines.Line);
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads more bytes. Call it when <see cref="TryRead"/> has nothing.</summary>
    /// <returns><see langword="false"/> when every line was handed out.</returns>
    public ValueTask<bool> FillAsync(CancellationToken cancellationToken) => _lines.FillAsync(cancellationToken);
}
