using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrisisLine.Tests.Telemetry;

/// <summary>An OTLP collector on loopback that keeps names: of events, metrics and spans, each with the keys of its attributes.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, ReadOnlyMemory<byte> Message)> _received = new();

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<Collector> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Collector collector = new(builder.Build());
        collector._app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using MemoryStream body = new();
            await request.Body.CopyToAsync(body);
            collector._received.Enqueue((signal, body.ToArray()));
        });
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>The events that a category logged, by name.</summary>
    public SortedDictionary<string, SortedSet<string>> Events(string category) => Gather(
        "logs", category, static record => [(Wire.Text(record, 12), Wire.Keys(record, 6).Where(static key => key != "{OriginalFormat}"))]);

    /// <summary>The instruments of a meter, by name.</summary>
    public SortedDictionary<string, SortedSet<string>> Metrics(string meter) => Gather(
        "metrics",
        meter,
        static metric => [(Wire.Text(metric, 1), Wire.At(metric, 5, 1).Concat(Wire.At(metric, 7, 1)).SelectMany(static point => Wire.Keys(point, 7)).Concat(Wire.At(metric, 9, 1).SelectMany(static point => Wire.Keys(point, 9))))]);

    /// <summary>The spans of a source, by name.</summary>
    public SortedDictionary<string, SortedSet<string>> Spans(string source) => Gather("traces", source, static span => [(Wire.Text(span, 5), Wire.Keys(span, 9))]);

    /// <summary>All that was received, as text in which a word of a conversation would be found.</summary>
    public string Everything() => string.Concat(_received.Select(static received => System.Text.Encoding.UTF8.GetString(received.Message.Span)));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private SortedDictionary<string, SortedSet<string>> Gather(string signal, string scope, Func<ReadOnlyMemory<byte>, IEnumerable<(string, IEnumerable<string>)>> read)
    {
        SortedDictionary<string, SortedSet<string>> gathered = new(StringComparer.Ordinal);
        IEnumerable<ReadOnlyMemory<byte>> items = _received.Where(received => received.Signal == signal)
            .SelectMany(static received => Wire.At(received.Message, 1, 2))
            .Where(scoped => Wire.Text(scoped, 1, 1) == scope)
            .SelectMany(static scoped => Wire.At(scoped, 2));
        foreach ((string name, IEnumerable<string> keys) in items.SelectMany(read))
        {
            if (!gathered.TryGetValue(name, out SortedSet<string>? known))
            {
                gathered[name] = known = new SortedSet<string>(StringComparer.Ordinal);
            }

            known.UnionWith(keys);
        }

        return gathered;
    }
}
