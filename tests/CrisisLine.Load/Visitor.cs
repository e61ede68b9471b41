using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CrisisLine.Load;

/// <summary>Somebody at the chat page.</summary>
internal sealed partial class Visitor : IDisposable
{
    private const string Data = "data: ";

    private readonly HttpClient _http;

    private Visitor(Uri address) => _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public static async Task<Visitor> ArriveAsync(Uri address)
    {
        Visitor visitor = new(address);
        string page = await visitor._http.GetStringAsync("/");
        visitor._http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value));
        return visitor;
    }

    public Task<Received> SendAsync(string text) => SendAsync([new { role = "user", content = text }]);

    /// <summary>Sends a conversation and reads the reply. Where the server ends or breaks off, the reply is not whole.</summary>
    public async Task<Received> SendAsync(object[] messages)
    {
        Received received = new();
        int length = 0;
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/api/chat") { Content = JsonContent.Create(new { messages }) };
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            using StreamReader reader = new(await response.Content.ReadAsStreamAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                if (!line.StartsWith(Data, StringComparison.Ordinal))
                {
                    continue;
                }

                long now = Stopwatch.GetTimestamp();
                (string? type, int added) = Read(line);
                if (type == "delta")
                {
                    received.Text.Add((length += added, now));
                }
                else if (type == "done")
                {
                    received.End = now;
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // What came of it is returned.
        }

        return received;
    }

    public void Dispose() => _http.Dispose();

    private static (string? Type, int Length) Read(string line)
    {
        Utf8JsonReader json = new(Encoding.UTF8.GetBytes(line, Data.Length, line.Length - Data.Length));
        string? type = null;
        int length = 0;
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName)
            {
                bool isType = json.ValueTextEquals("type"u8), isText = json.ValueTextEquals("text"u8);
                json.Read();
                type = isType ? json.GetString() : type;
                length = isText ? json.GetString()!.Length : length;
            }
        }

        return (type, length);
    }

    [GeneratedRegex("data-csrf=\"([^\"]+)\"")]
    private static partial Regex Token();
}
