using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmpathyGuard.Judge.Tests.Transport;

/// <summary>A service on the loopback address that speaks the protocols of OpenAI and of Ollama, over HTTP and as streams, and faults on the wire when it is told to.</summary>
internal sealed class LoopbackService : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoopbackService(WebApplication application) => _application = application;

    public WireFault Fault { get; set; }

    /// <summary>How many requests are answered without the fault, counted down.</summary>
    public int FaultyRequests { get; set; } = int.MaxValue;

    public List<JsonElement> Requests { get; } = [];

    public Uri Address { get; private set; } = null!;

    public static async Task<LoopbackService> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        WebApplication application = builder.Build();
        var service = new LoopbackService(application);
        application.MapPost("/v1/chat/completions", context => service.ServeAsync(context, ollama: false));
        application.MapPost("/api/chat", context => service.ServeAsync(context, ollama: true));
        await application.StartAsync();
        service.Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        _stop.TrySetResult();
        await _application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context, bool ollama)
    {
        JsonElement request = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        int number;
        lock (Requests)
        {
            Requests.Add(request);
            number = Requests.Count;
        }

        bool stream = request.TryGetProperty("stream", out JsonElement streams) && streams.ValueKind == JsonValueKind.True;
        WireFault fault = number <= FaultyRequests ? Fault : WireFault.None;
        string answer = new SeenPrompt([new ChatMessage(ChatRole.User, Text(request))]).All("yes");
        HttpResponse response = context.Response;
        switch (fault)
        {
            case WireFault.SlowHeaders:
                await Task.WhenAny(_stop.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
                return;
            case WireFault.RateLimited or WireFault.Unauthorized or WireFault.Broken or WireFault.TemperatureRefused when fault != WireFault.TemperatureRefused || HasTemperature(request, ollama):
                response.StatusCode = fault switch { WireFault.RateLimited => 429, WireFault.Unauthorized => 401, WireFault.Broken => 503, _ => 400 };
                response.Headers.RetryAfter = "30";
                response.ContentType = "application/json";
                await response.WriteAsync("""{"error":{"message":"Unsupported value: 'temperature' does not support 0","type":"invalid_request_error","code":"unsupported_value","param":"temperature"}}""");
                return;
            case WireFault.WrongContentType:
                response.ContentType = "text/html";
                await response.WriteAsync("<html><body>Please sign in</body></html>");
                return;
        }

        response.ContentType = ollama ? (stream ? "application/x-ndjson" : "application/json") : stream ? "text/event-stream" : "application/json";
        string[] pieces = stream ? [.. answer.Chunk(200).Select(static chunk => new string(chunk))] : [answer];
        for (int i = 0; i < pieces.Length; i++)
        {
            string line = ollama ? Ollama(pieces[i], last: i == pieces.Length - 1) : stream ? Event(pieces[i], last: i == pieces.Length - 1) : Completion(pieces[i]);
            if (fault == WireFault.CutMidChunk)
            {
                await response.WriteAsync(line[..(line.Length / 2)]);
                await response.Body.FlushAsync();
                context.Abort();
                return;
            }

            await response.WriteAsync(fault == WireFault.Malformed ? line.Replace("{", "{{", StringComparison.Ordinal) : line);
            await response.Body.FlushAsync();
        }

        if (stream && !ollama)
        {
            await response.WriteAsync("data: [DONE]\n\n");
        }
    }

    private static bool HasTemperature(JsonElement request, bool ollama) =>
        ollama ? request.TryGetProperty("options", out JsonElement options) && options.TryGetProperty("temperature", out _) : request.TryGetProperty("temperature", out _);

    private static string Text(JsonElement request)
    {
        var text = new StringBuilder();
        foreach (JsonElement message in request.GetProperty("messages").EnumerateArray())
        {
            JsonElement content = message.GetProperty("content");
            text.Append(content.ValueKind == JsonValueKind.String ? content.GetString() : string.Concat(content.EnumerateArray().Select(static part => part.GetProperty("text").GetString())));
        }

        return text.ToString();
    }

    private static string Completion(string text) => new JsonObject
    {
        ["id"] = "c1",
        ["object"] = "chat.completion",
        ["created"] = 1,
        ["model"] = "small",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text }, ["finish_reason"] = "stop" }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 900, ["completion_tokens"] = 70, ["total_tokens"] = 970 },
    }.ToJsonString();

    private static string Event(string text, bool last)
    {
        var choice = new JsonObject { ["index"] = 0, ["delta"] = new JsonObject { ["role"] = "assistant", ["content"] = text }, ["finish_reason"] = last ? "stop" : null };
        var chunk = new JsonObject { ["id"] = "c1", ["object"] = "chat.completion.chunk", ["created"] = 1, ["model"] = "small", ["choices"] = new JsonArray(choice) };
        string line = $"data: {chunk.ToJsonString()}\n\n";
        if (!last)
        {
            return line;
        }

        chunk["choices"] = new JsonArray();
        chunk["usage"] = new JsonObject { ["prompt_tokens"] = 900, ["completion_tokens"] = 70, ["total_tokens"] = 970 };
        return line + $"data: {chunk.ToJsonString()}\n\n";
    }

    private static string Ollama(string text, bool last) => new JsonObject
    {
        ["model"] = "small",
        ["created_at"] = "2026-01-01T00:00:00Z",
        ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
        ["done"] = last,
        ["done_reason"] = last ? "stop" : null,
        ["prompt_eval_count"] = last ? 900 : 0,
        ["eval_count"] = last ? 70 : 0,
    }.ToJsonString() + "\n";
}
