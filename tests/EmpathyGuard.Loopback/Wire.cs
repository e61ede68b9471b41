using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EmpathyGuard.Loopback;

/// <summary>What the protocols have in common.</summary>
internal static class Wire
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };

    public const long Created = 1_767_225_600;

    /// <summary>The text in words, a piece of a stream each.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int space = text.IndexOf(' ', start);
            int end = space < 0 ? text.Length : space + 1;
            yield return text[start..end];
            start = end;
        }
    }

    public static string Write(object value) => JsonSerializer.Serialize(value, Json);

    public static Task EventAsync(HttpContext context, object value, string? name = null) =>
        WriteAsync(context, (name is null ? "" : $"event: {name}\n") + $"data: {Write(value)}\n\n");

    public static Task LineAsync(HttpContext context, object value) => WriteAsync(context, Write(value) + "\n");

    public static async Task WriteAsync(HttpContext context, string text)
    {
        switch (context.Features.Get<ServerReply>()?.Fault)
        {
            case WireFault.Malformed:
                text = text.Replace("{", "{{", StringComparison.Ordinal);
                break;
            case WireFault.CutMidChunk:
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text[..(text.Length / 2)]), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                throw new OperationCanceledException();
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>Puts bytes that are no UTF-8 where the marker stands.</summary>
    public static async Task BrokenAsync(HttpContext context, object value, string prefix, string suffix)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(prefix + Write(value) + suffix);
        int marker = bytes.AsSpan().IndexOf("%BROKEN%"u8);
        bytes[marker] = 0xFF;
        bytes[marker + 1] = 0xC0;
        bytes[marker + 2] = 0x80;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>Whether the connection was cut, as the script wants it, behind a piece.</summary>
    public static async Task<bool> CutAsync(HttpContext context, ServerReply reply, int piece)
    {
        if (!reply.Breaks || piece < Pieces(reply.Text).Count() / 2)
        {
            return false;
        }

        await reply.BreaksAfter.WaitAsync(context.RequestAborted);
        context.Abort();
        return true;
    }
}
