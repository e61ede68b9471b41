using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmpathyGuard.Loopback;

/// <summary>A model server on loopback that speaks chat completions, responses and Ollama's chat, and gives the replies that a test queues.</summary>
/// <remarks>Ids and times are the same in every run, so two servers with the same script send the same bytes.</remarks>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ServerReply> _replies;
    private readonly ConcurrentQueue<ServerRequest> _requests = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _app;
    private int _count;

    private ModelServer(ServerReply[] replies)
    {
        _replies = new ConcurrentQueue<ServerReply>(replies);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = 64 << 20;
        });
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapPost("/v1/chat/completions", context => AnswerAsync(context, ChatCompletionsProtocol.WriteAsync));
        _app.MapPost("/v1/responses", context => AnswerAsync(context, ResponsesProtocol.WriteAsync));
        _app.MapPost("/api/chat", context => AnswerAsync(context, OllamaProtocol.WriteAsync));
        _app.MapPost("/relay", context => Relay!(context));
    }

    /// <summary>Where the server listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What was asked so far.</summary>
    public IReadOnlyList<ServerRequest> Requests => [.. _requests];

    /// <summary>A handler of the test's own, as an application in front of the model has.</summary>
    public RequestDelegate? Relay { get; set; }

    /// <summary>Makes the replies of a server whose queue is empty; <see langword="null"/> for a server that is then gone.</summary>
    public Func<ServerRequest, ServerReply>? Reply { get; set; }

    public static async Task<ModelServer> StartAsync(params ServerReply[] replies)
    {
        var server = new ModelServer(replies);
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    public ValueTask DisposeAsync()
    {
        _stopped.TrySetResult();
        return _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context, Func<HttpContext, ServerRequest, ServerReply, int, Task> write)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var request = new ServerRequest(context.Request.Path, body.RootElement.Clone());
        _requests.Enqueue(request);
        if (!_replies.TryDequeue(out ServerReply? reply))
        {
            reply = Reply?.Invoke(request) ?? new ServerReply("") { Status = StatusCodes.Status410Gone };
        }

        if (reply.Status != StatusCodes.Status200OK)
        {
            context.Response.StatusCode = reply.Status;
            context.Response.Headers.RetryAfter = reply.RetryAfter;
            await context.Response.WriteAsJsonAsync(new { error = new { message = reply.Error, type = "scripted", code = "scripted" } });
            return;
        }

        switch (reply.Fault)
        {
            case WireFault.SlowHeaders:
                await Task.WhenAny(_stopped.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
                return;
            case WireFault.WrongContentType:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html><body>Please sign in</body></html>");
                return;
        }

        context.Features.Set(reply);
        await write(context, request, reply, Interlocked.Increment(ref _count));
    }
}
