using Microsoft.AspNetCore.Http;

namespace EmpathyGuard.Loopback;

/// <summary>The chat completions of OpenAI and of everything that is compatible with it.</summary>
internal static class ChatCompletionsProtocol
{
    private static readonly object Usage = new { prompt_tokens = 20, completion_tokens = 10, total_tokens = 30 };

    public static async Task WriteAsync(HttpContext context, ServerRequest request, ServerReply reply, int number)
    {
        string id = $"chatcmpl-{number}";
        string finish = reply.Tool is null ? "stop" : "tool_calls";
        object[]? calls = reply.Tool is null ? null : [new { index = 0, id = "call_1", type = "function", function = new { name = reply.Tool, arguments = "{}" } }];
        if (!request.Streams)
        {
            context.Response.ContentType = "application/json";
            object message = calls is null ? new { role = "assistant", content = reply.Text } : new { role = "assistant", content = (string?)null, tool_calls = calls };
            await Wire.WriteAsync(context, Wire.Write(new { id, @object = "chat.completion", created = Wire.Created, model = "loopback", choices = new[] { new { index = 0, message, finish_reason = finish } }, usage = Usage }));
            return;
        }

        context.Response.ContentType = "text/event-stream";
        object Chunk(object delta, string? reason = null) => new { id, @object = "chat.completion.chunk", created = Wire.Created, model = "loopback", choices = new[] { new { index = 0, delta, finish_reason = reason } } };
        await Wire.EventAsync(context, Chunk(new { role = "assistant", content = "" }));
        if (calls is not null)
        {
            await Wire.EventAsync(context, Chunk(new { tool_calls = calls }));
        }

        int piece = 0;
        foreach (string text in Wire.Pieces(reply.Text))
        {
            await Wire.EventAsync(context, Chunk(new { content = text }));
            if (await Wire.CutAsync(context, reply, ++piece))
            {
                return;
            }
        }

        if (reply.BrokenUtf8)
        {
            await Wire.BrokenAsync(context, Chunk(new { content = "%BROKEN%" }), "data: ", "\n\n");
        }

        await Wire.EventAsync(context, Chunk(new { }, finish));
        await Wire.EventAsync(context, new { id, @object = "chat.completion.chunk", created = Wire.Created, model = "loopback", choices = Array.Empty<object>(), usage = Usage });
        await Wire.WriteAsync(context, "data: [DONE]\n\n");
    }
}
