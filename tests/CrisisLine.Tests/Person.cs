using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrisisLine.Chat;
using CrisisLine.Security;

namespace CrisisLine.Tests;

/// <summary>Somebody at the chat page, with a browser's cookies and the page's token.</summary>
internal sealed partial class Person : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CookieContainer _cookies = new();
    private readonly List<ChatLine> _history = [];

    private Person(Uri address)
    {
        Address = address;
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = Patience };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public string Csrf { get; private set; } = "";

    public string Page { get; private set; } = "";

    public string Key => _cookies.GetCookies(Address)[ConversationKeys.CookieName]!.Value;

    public static async Task<Person> ArriveAsync(Uri address)
    {
        Person person = new(address);
        person.Page = await person.Http.GetStringAsync("/");
        person.Csrf = WebUtility.HtmlDecode(Token().Match(person.Page).Groups[1].Value);
        return person;
    }

    /// <summary>Sends a message with the history so far and reads everything that comes back.</summary>
    public async Task<List<PersonEvent>> SendAsync(string text)
    {
        _history.Add(new ChatLine { Role = "user", Content = text });
        using HttpResponseMessage response = await PostAsync(JsonSerializer.SerializeToUtf8Bytes(new ChatRequest { Messages = _history }, ChatJsonContext.Default.ChatRequest));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        List<PersonEvent> events = [];
        await foreach (PersonEvent happened in ReadAsync(await response.Content.ReadAsStreamAsync()))
        {
            events.Add(happened);
        }

        _history.Add(new ChatLine { Role = "assistant", Content = Text(events) is { Length: > 0 } reply ? reply : "…" });
        return events;
    }

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string path = "/api/chat", bool withToken = true, CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (withToken)
        {
            request.Headers.Add(CsrfFilter.Header, Csrf);
        }

        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body));

    /// <summary>Listens beside the replies, as the page does.</summary>
    public async Task<IAsyncEnumerator<PersonEvent>> ListenAsync()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/live");
        HttpResponseMessage response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return ReadAsync(await response.Content.ReadAsStreamAsync()).GetAsyncEnumerator();
    }

    /// <summary>The next thing that is not a heartbeat.</summary>
    public static async Task<PersonEvent> NextAsync(IAsyncEnumerator<PersonEvent> live)
    {
        do
        {
            Assert.True(await live.MoveNextAsync().AsTask().WaitAsync(Patience));
        }
        while (live.Current.Type == "ping");
        return live.Current;
    }

    public static string Text(IEnumerable<PersonEvent> events) => string.Concat(events.Where(static happened => happened.Type == "delta").Select(static happened => happened.Text));

    public void Dispose() => Http.Dispose();

    private static async IAsyncEnumerable<PersonEvent> ReadAsync(Stream stream)
    {
        await foreach (SseItem<PersonEvent?> item in SseParser.Create(stream, static (_, data) => JsonSerializer.Deserialize(data, ChatJsonContext.Default.PersonEvent)).EnumerateAsync())
        {
            yield return item.Data!;
        }
    }

    [GeneratedRegex("data-csrf=\"([^\"]+)\"")]
    private static partial Regex Token();
}
