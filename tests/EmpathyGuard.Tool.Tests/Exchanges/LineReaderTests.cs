using System.Text;
using EmpathyGuard.Tool.Exchanges;

namespace EmpathyGuard.Tool.Tests.Exchanges;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Read_HoweverTheBytesArrive_SameLines(int chunk)
    {
        byte[] input = [0xEF, 0xBB, 0xBF, .. "one\r\n\ntwo\nlonger\r\nthe last has no end"u8];

        Assert.Equal(["1:one", "2:", "3:two", "4:longer", "5:the last has no end"], await ReadAsync(input, chunk));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("a\n")]
    [InlineData("a")]
    public async Task Read_EndOfInput_MakesNoLineOfItsOwn(string input)
    {
        Assert.Equal(input.Length == 0 ? 0 : 1, (await ReadAsync(Encoding.UTF8.GetBytes(input), 3)).Count);
    }

    [Fact]
    public async Task Read_MarkBeforeALaterLine_IsDropped()
    {
        byte[] concatenated = [.. "a\n"u8, 0xEF, 0xBB, 0xBF, .. "b\n"u8];

        Assert.Equal(["1:a", "2:b"], await ReadAsync(concatenated, 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(1000)]
    public async Task Read_LineOverTheLimit_IsSaidToBeTooLongAndTheNextIsRead(int chunk)
    {
        const string Input = "12345678\r\n123456789\nok\n123456789012345678901234567890\nfine\n123456789";

        Assert.Equal(["1:12345678", "2!", "3:ok", "4!", "5:fine", "6!"], await ReadAsync(Encoding.UTF8.GetBytes(Input), chunk, maxLineBytes: 8));
    }

    [Fact]
    public async Task Read_LinesBeyondTheBuffer_AreWhole()
    {
        string[] lines = [.. Enumerable.Range(0, 12).Select(static i => new string((char)('a' + i), 1 << (2 * i)))];

        List<string> read = await ReadAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines)), 50_000);

        Assert.Equal(lines.Select(static (line, i) => $"{i + 1}:{line}"), read);
    }

    [Fact]
    public async Task Read_ManyLines_KeepsNoMemoryOfThem()
    {
        // The lines come to 200 MB; a reader that kept them could not stay below a tenth of that.
        using RepeatingStream input = new("{\"id\": 1, \"text\": \"forty-odd bytes of a line\"}\n"u8.ToArray(), 200_000_000);
        LineReader reader = new(input);
        long before = GC.GetAllocatedBytesForCurrentThread();
        do
        {
            while (reader.TryRead())
            {
            }
        }
        while (await reader.FillAsync(CancellationToken.None));

        Assert.Equal(200_000_000, reader.BytesRead);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public async Task Fill_CancelledDuringAReadThatDoesNotHeedIt_Throws()
    {
        using NeverStream input = new();
        using CancellationTokenSource source = new();
        ValueTask<bool> pending = new LineReader(input).FillAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pending);
    }

    private static async Task<List<string>> ReadAsync(byte[] input, int chunk, int maxLineBytes = LineReader.DefaultMaxLineBytes)
    {
        using ChunkedStream stream = new(input, chunk);
        LineReader reader = new(stream, maxLineBytes);
        List<string> lines = [];
        do
        {
            while (reader.TryRead())
            {
                lines.Add(reader.TooLong ? $"{reader.LineNumber}!" : $"{reader.LineNumber}:{Encoding.UTF8.GetString(reader.Line.Span)}");
            }
        }
        while (await reader.FillAsync(CancellationToken.None));

        return lines;
    }
}
