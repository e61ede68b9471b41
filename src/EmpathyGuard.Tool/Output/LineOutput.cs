using System.Buffers;
using System.Text.Json;

namespace EmpathyGuard.Tool.Output;

/// <summary>Collects whole lines and hands them to a stream in one piece, so that a process that ends leaves no half line.</summary>
internal sealed class LineOutput : IDisposable
{
    private const int Enough = 64 * 1024;
    private const int Kept = 1024 * 1024;

    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;
    private ArrayBufferWriter<byte> _lines = new(2 * Enough);

    public LineOutput(Stream stream)
    {
        _stream = stream;
        _json = new Utf8JsonWriter(_lines, AssessmentWriter.WriterOptions);
    }

    /// <summary>Adds a line. Hands lines on when enough have come together.</summary>
    /// <exception cref="OutputException">The stream refused them.</exception>
    public void Write(ReadOnlySpan<byte> id, long lineNumber, EmpathyAssessment assessment)
    {
        _json.Reset(_lines);
        AssessmentWriter.Write(_json, id, lineNumber, assessment);
        _json.Flush();
        _lines.Write("\n"u8);
        if (_lines.WrittenCount >= Enough)
        {
            Flush();
        }
    }

    /// <summary>Hands on every line written so far.</summary>
    /// <exception cref="OutputException">The stream refused them.</exception>
    public void Flush()
    {
        if (_lines.WrittenCount == 0)
        {
            return;
        }

        try
        {
            _stream.Write(_lines.WrittenSpan);
            _stream.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(e.Message, e);
        }
        finally
        {
            Empty();
        }
    }

    /// <summary>Closes the stream; what was not flushed is dropped, because after a failure it has nowhere to go.</summary>
    public void Dispose()
    {
        _json.Dispose();
        _stream.Dispose();
    }

    private void Empty()
    {
        if (_lines.Capacity > Kept)
        {
            _lines = new ArrayBufferWriter<byte>(2 * Enough);
        }
        else
        {
            _lines.ResetWrittenCount();
        }
    }
}
