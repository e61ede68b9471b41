using System.Net;
using System.Text;
using System.Text.Json;

namespace CrisisLine.Tests;

public sealed class BadInputTests(NeverAskedApp fixture) : IClassFixture<NeverAskedApp>
{
    private const string Canary = "canary-7431";

    private readonly CrisisLineApp _app = fixture.App;

    public static TheoryData<string, string, int, string> Requests() => new()
    {
        { "unknown role", $$"""{"messages":[{"role":"system","content":"{{Canary}}"},{"role":"user","content":"hello"}]}""", 400, "role" },
        { "no role", $$"""{"messages":[{"content":"{{Canary}}"}]}""", 400, "role" },
        { "null message", """{"messages":[null]}""", 400, "role" },
        { "no messages", """{"messages":[]}""", 400, "no message" },
        { "null", "null", 400, "no message" },
        { "empty message", """{"messages":[{"role":"user","content":" \n "}]}""", 400, "empty" },
        { "last is the model's", $$"""{"messages":[{"role":"assistant","content":"{{Canary}}"}]}""", 400, "not the person's" },
        { "too long", $$"""{"messages":[{"role":"user","content":"{{Canary}}{{new string('a', 9000)}}"}]}""", 400, "8000 fit" },
        { "10,000 messages", $$"""{"messages":[{{string.Join(',', Enumerable.Repeat("""{"role":"user","content":"hi"}""", 10_000))}}]}""", 400, "10000 messages" },
        { "1 MB", $$"""{"messages":[{"role":"user","content":"{{Canary}}{{new string('a', 1_000_000)}}"}]}""", 413, "in parts" },
        { "half a surrogate pair", """{"messages":[{"role":"user","content":"canary-7431 \ud83d"}]}""", 400, "UTF-8" },
        { "no JSON", Canary, 400, "JSON" },
        { "cut off", """{"messages":[{"role":"user","content":"canary-7431""", 400, "JSON" },
        { "another shape", """{"messages":"canary-7431"}""", 400, "JSON" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Chat_BadRequest_IsToldPlainlyAndQuotesNothing(string what, string body, int status, string says)
    {
        using Person person = await _app.PersonAsync();
        using HttpResponseMessage response = await person.PostAsync(body);

        await RefusedAsync(response, status, says);
        Assert.False(string.IsNullOrEmpty(what));
    }

    [Fact]
    public async Task Chat_BrokenUtf8_IsToldPlainly()
    {
        using Person person = await _app.PersonAsync();
        byte[] body = [.. """{"messages":[{"role":"user","content":"canary-7431 """u8, 0xC3, 0x28, 0xFF, .. "\"}]}"u8];
        using HttpResponseMessage response = await person.PostAsync(body);

        await RefusedAsync(response, 400, "UTF-8");
    }

    [Fact]
    public async Task Chat_WithoutToken_IsRefused()
    {
        using Person person = await _app.PersonAsync();
        using HttpResponseMessage response = await person.PostAsync(Encoding.UTF8.GetBytes("""{"messages":[{"role":"user","content":"canary-7431"}]}"""), withToken: false);

        await RefusedAsync(response, 400, "load it again");
    }

    [Fact]
    public async Task Chat_WithoutCookie_IsRefused()
    {
        using Person person = await _app.PersonAsync();
        using HttpClient other = new() { BaseAddress = _app.Address };
        using StringContent body = new("""{"messages":[{"role":"user","content":"canary-7431"}]}""", Encoding.UTF8, "application/json");
        body.Headers.Add("X-CSRF-TOKEN", person.Csrf);
        using HttpResponseMessage response = await other.PostAsync("/api/chat", body);

        await RefusedAsync(response, 400, "load it again");
    }

    [Fact]
    public async Task Chat_MoreThanAllowed_IsToldWhenToComeBack()
    {
        await using CrisisLineApp app = new(ScriptedChatClient.Always("Yes."), settings: new() { ["CrisisLine:Limits:MessagesPerMinute"] = "2" });
        using Person person = await app.PersonAsync();
        await person.SendAsync("hi");
        await person.SendAsync("still there?");
        using HttpResponseMessage response = await person.PostAsync("""{"messages":[{"role":"user","content":"canary-7431"}]}""");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("nothing you wrote is lost", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task RefusedAsync(HttpResponseMessage response, int status, string says)
    {
        string problem = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(says, JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, problem, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, _app.LogText, StringComparison.Ordinal);
        Assert.Empty(fixture.Model.Calls);
    }
}
