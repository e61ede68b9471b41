using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrisisLine.Security;

namespace CrisisLine.Tests;

/// <summary>Somebody at the supervisors' page.</summary>
internal sealed partial class Supervisor : IDisposable
{
    private readonly CookieContainer _cookies = new();

    private Supervisor(Uri address) =>
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    public HttpClient Http { get; }

    public static async Task<Supervisor> SignInAsync(Uri address, string name, string password)
    {
        Supervisor supervisor = new(address);
        using HttpResponseMessage response = await supervisor.TryAsync(name, password);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        string page = await supervisor.Http.GetStringAsync("/supervisor");
        supervisor.Http.DefaultRequestHeaders.Add(CsrfFilter.Header, WebUtility.HtmlDecode(PageToken().Match(page).Groups[1].Value));
        return supervisor;
    }

    public static async Task<(HttpResponseMessage Response, Supervisor Visitor)> AttemptAsync(Uri address, string name, string password, string returnUrl = "")
    {
        Supervisor visitor = new(address);
        return (await visitor.TryAsync(name, password, returnUrl), visitor);
    }

    public async Task<JsonElement> DeskAsync() => await Http.GetFromJsonAsync<JsonElement>("/supervisor/api/desk");

    public async Task<JsonElement> ExchangesAsync() => await Http.GetFromJsonAsync<JsonElement>("/supervisor/api/exchanges");

    public Task<HttpResponseMessage> DoAsync(string path, object? body = null) => Http.PostAsJsonAsync($"/supervisor/api/{path}", body ?? new { });

    public void Dispose() => Http.Dispose();

    private async Task<HttpResponseMessage> TryAsync(string name, string password, string returnUrl = "")
    {
        string form = await Http.GetStringAsync("/supervisor/sign-in");
        string token = WebUtility.HtmlDecode(FormToken().Match(form).Groups[1].Value);
        using FormUrlEncodedContent content = new(
        [
            new("name", name), new("password", password), new("returnUrl", returnUrl), new("__RequestVerificationToken", token),
        ]);
        return await Http.PostAsync("/supervisor/sign-in", content);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("data-csrf=\"([^\"]+)\"")]
    private static partial Regex PageToken();
}
