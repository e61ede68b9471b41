using Microsoft.AspNetCore.Http;

namespace EmpathyGuard.Loopback;

/// <summary>Ollama's chat: one JSON object, or one a line.</summary>
internal static class OllamaProtocol
{
    private const string CreatedAt = "2026-01-01T00:00:00Z";

    public static async Task WriteAsync(HttpContext context, ServerRequest request, ServerReply reply, int number)
    {
        object[]? calls = reply.Tool is null ? null : [new { function = new { name = reply.Tool, arguments = new { } } }];
        object Last(string content, object[]? toolCalls) => new
        {
            model = "loopback",
            created_at = CreatedAt,
            message = toolCalls is null ? (object)new { role = "assistant", content } : new { role = "assistant", content, tool_calls = toolCalls },
            done = true,
            done_reason = "stop",
            total_duration = 1_000_000L,
            load_duration = 1000L,
            prompt_eval_count = 20,
            prompt_eval_duration = 1000L,
            eval_count = 10,
            eval_duration = 1000L,
        };
        context.Response.ContentType = request.Streams ? "application/x-ndjson" : "application/json";
        if (!request.Streams)
        {
            await Wire.LineAsync(context, Last(reply.Text, calls));
            return;
        }

        object Line(string content, object[]? toolCalls = null) => new
        {
            model = "loopback",
            created_at = CreatedAt,
            message = toolCalls is null ? (object)new { role = "assistant", content } : new { role = "assistant", content, tool_calls = toolCalls },
            done = false,
        };
        if (calls is not null)
        {
            await Wire.LineAsync(context, Line("", calls));
        }

        int piece = 0;
        foreach (string text in Wire.Pieces(reply.Text))
        {
            await Wire.LineAsync(context, Line(text));
            if (await Wire.CutAsync(context, reply, ++piece))
            {
                return;
            }
        }

        if (reply.BrokenUtf8)
        {
            await Wire.BrokenAsync(context, Line("%BROKEN%"), "", "\n");
        }

        await Wire.LineAsync(context, Last("", null));
    }
}
