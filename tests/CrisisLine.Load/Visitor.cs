using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace CrisisLine.Load;

/// <summary>Somebody at the chat page.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    private Visitor(Uri address) => _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public static async Task<Visitor> ArriveAsync(Uri address)
    {
        Visitor visitor = new(address);
        string page = await visitor._http.GetStringAsync("/");
        visitor._http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value));
        return visitor;
    }

    /// <summary>Sends a message and reads the reply.</summary>
    /// <returns>Milliseconds to the first text and to the end, and whether the whole reply came.</returns>
    public async Task<(double First, double End, bool Whole)> SendAsync(string text)
    {
        long started = Stopwatch.GetTimestamp();
        double first = 0;
        bool done = false;
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/api/chat") { Content = JsonContent.Create(new { messages = new[] { new { role = "user", content = text } } }) };
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            using StreamReader reader = new(await response.Content.ReadAsStreamAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                if (first == 0 && line.StartsWith("event: delta", StringComparison.Ordinal))
                {
                    first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                }

                done |= line.StartsWith("event: done", StringComparison.Ordinal);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The server ended, or broke off; the caller counts it.
        }

        return (first, Stopwatch.GetElapsedTime(started).TotalMilliseconds, done && first > 0);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("data-csrf=\"([^\"]+)\"")]
    private static partial Regex Token();
}
