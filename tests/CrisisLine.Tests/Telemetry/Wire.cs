using System.Text;

namespace CrisisLine.Tests.Telemetry;

/// <summary>Just enough of protobuf to read what an OTLP exporter sends.</summary>
internal static class Wire
{
    /// <summary>The fields of a message that hold bytes: texts and messages. Numbers are skipped.</summary>
    public static IEnumerable<(int Field, ReadOnlyMemory<byte> Bytes)> Fields(ReadOnlyMemory<byte> message)
    {
        int at = 0;
        while (at < message.Length)
        {
            ulong tag = Varint(message.Span, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message.Span, ref at);
                    break;
                case 1:
                    at += sizeof(ulong);
                    break;
                case 2:
                    int length = (int)Varint(message.Span, ref at);
                    yield return ((int)(tag >> 3), message.Slice(at, length));
                    at += length;
                    break;
                case 5:
                    at += sizeof(uint);
                    break;
                default:
                    throw new InvalidDataException($"There is no wire type {tag & 7}.");
            }
        }
    }

    /// <summary>The messages at the end of a path of field numbers.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> At(ReadOnlyMemory<byte> message, params int[] path) =>
        path.Aggregate(Enumerable.Repeat(message, 1), static (messages, field) => messages.SelectMany(m => Fields(m).Where(f => f.Field == field).Select(static f => f.Bytes)));

    public static string Text(ReadOnlyMemory<byte> message, params int[] path) => At(message, path).Select(static bytes => Encoding.UTF8.GetString(bytes.Span)).FirstOrDefault() ?? "";

    /// <summary>The keys of the attributes in a field.</summary>
    public static IEnumerable<string> Keys(ReadOnlyMemory<byte> message, int field) => At(message, field).Select(static attribute => Text(attribute, 1));

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
