using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CrisisLine.Load;

/// <summary>A model on loopback that speaks chat completions and sends its reply piece by piece, whether or not anybody reads it, and remembers when it sent what.</summary>
internal sealed class PacedModel : IAsyncDisposable
{
    private static readonly byte[][] Pieces = [.. Script.Pieces.Select(static text => Event(new { content = text }, null))];
    private static readonly byte[] Opening = Event(new { role = "assistant", content = "" }, null);
    private static readonly byte[] Closing = [.. Event(new { }, "stop"), .. "data: [DONE]\n\n"u8];

    private readonly ConcurrentDictionary<int, long[]> _sent = new();
    private readonly WebApplication _app;

    private PacedModel()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapPost("/v1/chat/completions", AnswerAsync);
    }

    public Uri Address { get; private set; } = null!;

    public static async Task<PacedModel> StartAsync()
    {
        PacedModel model = new();
        await model._app.StartAsync();
        model.Address = new Uri(new Uri(model._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), "v1");
        return model;
    }

    /// <summary>When each piece of an exchange's reply was sent, and then its end, as timestamps; <see langword="null"/> where the model was not asked.</summary>
    public long[]? Sent(int number) => _sent.GetValueOrDefault(number);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using JsonDocument request = await JsonDocument.ParseAsync(context.Request.Body);
        long[] sent = new long[Pieces.Length + 1];
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.WriteAsync(Opening);
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Pieces.Length; i++)
        {
            // By the clock and not by pauses, so that one that came late does not delay those after it.
            TimeSpan left = TimeSpan.FromSeconds((double)(i + 1) / Script.PiecesPerSecond) - Stopwatch.GetElapsedTime(started);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left);
            }

            sent[i] = Stopwatch.GetTimestamp();
            await context.Response.Body.WriteAsync(Pieces[i]);
        }

        sent[^1] = Stopwatch.GetTimestamp();
        _sent[Script.Number(request.RootElement)] = sent;
        await context.Response.Body.WriteAsync(Closing);
    }

    private static byte[] Event(object delta, string? finish) => Encoding.UTF8.GetBytes($"data: {JsonSerializer.Serialize(new
    {
        id = "chatcmpl-load",
        @object = "chat.completion.chunk",
        created = 1,
        model = "paced",
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    })}\n\n");
}
