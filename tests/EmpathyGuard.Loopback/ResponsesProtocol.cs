using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EmpathyGuard.Loopback;

/// <summary>The responses of OpenAI, with conversations that the server holds: by the id of the response before, which forks, or by a conversation, which does not.</summary>
internal static class ResponsesProtocol
{
    public static async Task WriteAsync(HttpContext context, ServerRequest request, ServerReply reply, int number)
    {
        string id = $"resp_{number}";
        string? previous = request.Body.TryGetProperty("previous_response_id", out JsonElement before) ? before.GetString() : null;
        object? conversation = !request.Body.TryGetProperty("conversation", out JsonElement named) ? null
            : new { id = named.ValueKind == JsonValueKind.String ? named.GetString() : named.GetProperty("id").GetString() };
        string itemId = $"msg_{number}";
        object part = new { type = "output_text", text = reply.Text, annotations = Array.Empty<object>() };
        object item = reply.Tool is not null
            ? new { type = "function_call", id = $"fc_{number}", call_id = "call_1", name = reply.Tool, arguments = "{}", status = "completed" }
            : new { type = "message", id = itemId, status = "completed", role = "assistant", content = new[] { part } };
        object Response(string status, object[] output) => new
        {
            id,
            @object = "response",
            created_at = Wire.Created,
            status,
            model = "loopback",
            output,
            previous_response_id = previous,
            conversation,
            parallel_tool_calls = true,
            tool_choice = "auto",
            tools = Array.Empty<object>(),
            usage = status == "completed" ? new { input_tokens = 20, input_tokens_details = new { cached_tokens = 0 }, output_tokens = 10, output_tokens_details = new { reasoning_tokens = 0 }, total_tokens = 30 } : null,
        };

        if (!request.Streams)
        {
            context.Response.ContentType = "application/json";
            await Wire.WriteAsync(context, Wire.Write(Response("completed", [item])));
            return;
        }

        context.Response.ContentType = "text/event-stream";
        int sequence = 0;
        Task Event(string type, object value) => Wire.EventAsync(context, value, type);
        await Event("response.created", new { type = "response.created", sequence_number = sequence++, response = Response("in_progress", []) });
        if (reply.Tool is not null)
        {
            object begun = new { type = "function_call", id = $"fc_{number}", call_id = "call_1", name = reply.Tool, arguments = "", status = "in_progress" };
            await Event("response.output_item.added", new { type = "response.output_item.added", sequence_number = sequence++, output_index = 0, item = begun });
            await Event("response.function_call_arguments.done", new { type = "response.function_call_arguments.done", sequence_number = sequence++, item_id = $"fc_{number}", output_index = 0, arguments = "{}" });
        }
        else
        {
            object begun = new { type = "message", id = itemId, status = "in_progress", role = "assistant", content = Array.Empty<object>() };
            await Event("response.output_item.added", new { type = "response.output_item.added", sequence_number = sequence++, output_index = 0, item = begun });
            await Event("response.content_part.added", new { type = "response.content_part.added", sequence_number = sequence++, item_id = itemId, output_index = 0, content_index = 0, part = new { type = "output_text", text = "", annotations = Array.Empty<object>() } });
            int piece = 0;
            foreach (string delta in Wire.Pieces(reply.Text))
            {
                await Event("response.output_text.delta", new { type = "response.output_text.delta", sequence_number = sequence++, item_id = itemId, output_index = 0, content_index = 0, delta });
                if (await Wire.CutAsync(context, reply, ++piece))
                {
                    return;
                }
            }

            await Event("response.output_text.done", new { type = "response.output_text.done", sequence_number = sequence++, item_id = itemId, output_index = 0, content_index = 0, text = reply.Text });
            await Event("response.content_part.done", new { type = "response.content_part.done", sequence_number = sequence++, item_id = itemId, output_index = 0, content_index = 0, part });
        }

        await Event("response.output_item.done", new { type = "response.output_item.done", sequence_number = sequence++, output_index = 0, item });
        await Event("response.completed", new { type = "response.completed", sequence_number = sequence++, response = Response("completed", [item]) });
    }
}
