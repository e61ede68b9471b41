namespace EmpathyGuard.Tool.Tests;

/// <summary>A stream that can only be read, for others to fill in.</summary>
internal abstract class TestStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Hands out at most so many bytes at a time.</summary>
internal sealed class ChunkedStream(byte[] bytes, int chunk) : TestStream
{
    private int _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = Math.Min(Math.Min(chunk, buffer.Length), bytes.Length - _position);
        bytes.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return new(count);
    }
}

/// <summary>The same bytes over and over, up to a length.</summary>
internal sealed class RepeatingStream(byte[] bytes, long length) : TestStream
{
    private long _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = (int)Math.Min(buffer.Length, length - _position);
        for (int i = 0; i < count;)
        {
            int from = (int)((_position + i) % bytes.Length);
            int part = Math.Min(bytes.Length - from, count - i);
            bytes.AsSpan(from, part).CopyTo(buffer.Span[i..]);
            i += part;
        }

        _position += count;
        return new(count);
    }
}

/// <summary>Gives its bytes and then waits for ever, deaf to cancellation, as a terminal does.</summary>
internal sealed class NeverStream(byte[]? first = null, Action? onWait = null) : TestStream
{
    private byte[]? _first = first;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_first is byte[] bytes)
        {
            _first = null;
            bytes.CopyTo(buffer);
            return new(bytes.Length);
        }

        onWait?.Invoke();
        return new(new TaskCompletionSource<int>().Task);
    }
}

/// <summary>Fails when it is read after its bytes.</summary>
internal sealed class FailingInput(byte[] bytes) : TestStream
{
    private bool _read;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read)
        {
            throw new IOException("The disk is gone.");
        }

        _read = true;
        bytes.CopyTo(buffer);
        return new(bytes.Length);
    }
}

/// <summary>Refuses to be written with an error of the system.</summary>
internal sealed class FailingOutput(int error) : TestStream
{
    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Refused.", error);
}

/// <summary>One stream after the other.</summary>
internal sealed class ConcatenatedStream(Stream first, Stream second) : TestStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await first.ReadAsync(buffer, cancellationToken);
        return read > 0 ? read : await second.ReadAsync(buffer, cancellationToken);
    }
}
