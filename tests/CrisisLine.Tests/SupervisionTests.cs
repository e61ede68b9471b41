using System.Net;
using System.Text.Json;
using CrisisLine.Chat;
using CrisisLine.Supervision;

namespace CrisisLine.Tests;

public sealed class SupervisionTests
{
    [Fact]
    public async Task Supervisor_WithoutSignIn_SeesNothing()
    {
        await using CrisisLineApp app = new();
        using HttpClient visitor = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

        using HttpResponseMessage page = await visitor.GetAsync("/supervisor");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Contains("/supervisor/sign-in", page.Headers.Location!.ToString(), StringComparison.Ordinal);
        foreach (string path in new[] { "desk", "exchanges", "trends", "live" })
        {
            using HttpResponseMessage response = await visitor.GetAsync($"/supervisor/api/{path}");
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        using HttpResponseMessage deed = await visitor.PostAsync("/supervisor/api/conversations/x/take", null);
        Assert.Equal(HttpStatusCode.Unauthorized, deed.StatusCode);
    }

    [Theory]
    [InlineData("Noor", "wrong")]
    [InlineData("nobody", "a long sentence to sign in")]
    [InlineData("", "")]
    public async Task SignIn_WrongCredentials_IsRefusedWithoutSayingWhich(string name, string password)
    {
        await using CrisisLineApp app = new();
        (HttpResponseMessage response, Supervisor visitor) = await Supervisor.AttemptAsync(app.Address, name, password);
        using (response)
        using (visitor)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Contains("Name or password is wrong.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.False(response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies) && cookies.Any(static c => c.StartsWith("supervisor=", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task SignIn_OutsideDevelopmentWithoutAccounts_IsClosed(string environment)
    {
        await using CrisisLineApp app = new(environment: environment, accounts: false);
        foreach (string password in new[] { "", "supervisor", "password", "admin" })
        {
            (HttpResponseMessage response, Supervisor visitor) = await Supervisor.AttemptAsync(app.Address, "supervisor", password);
            using (response)
            using (visitor)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
                Assert.Contains("no account is configured", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        Assert.DoesNotContain("sign in at /supervisor", app.LogText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_InDevelopment_HasAPasswordOfThisStartOnly()
    {
        await using CrisisLineApp app = new(environment: "Development", accounts: false);
        string line = Assert.Single(app.Logs.GetSnapshot(), static record => record.Message.StartsWith("Development only", StringComparison.Ordinal)).Message;
        string password = line.Split('\'')[3];
        Assert.Equal(12, password.Length);
        using Supervisor supervisor = await Supervisor.SignInAsync(app.Address, "supervisor", password);
    }

    [Theory]
    [InlineData("/supervisor?x=1", "/supervisor?x=1")]
    [InlineData("https://elsewhere.example/", "/supervisor")]
    [InlineData("//elsewhere.example", "/supervisor")]
    public async Task SignIn_ReturnUrl_StaysHere(string target, string expected)
    {
        await using CrisisLineApp app = new();
        (HttpResponseMessage response, Supervisor visitor) = await Supervisor.AttemptAsync(app.Address, CrisisLineApp.SupervisorName, CrisisLineApp.Password, target);
        using (response)
        using (visitor)
        {
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Equal(expected, response.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task SignIn_ManyAttempts_IsLimited()
    {
        await using CrisisLineApp app = new(settings: new() { ["CrisisLine:Limits:SignInsPerMinute"] = "2" });
        List<HttpStatusCode> statuses = [];
        for (int i = 0; i < 3; i++)
        {
            (HttpResponseMessage response, Supervisor visitor) = await Supervisor.AttemptAsync(app.Address, "Noor", "guess");
            using (response)
            using (visitor)
            {
                statuses.Add(response.StatusCode);
            }
        }

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task Conversation_TakenOver_GoesToTheHumanAndNotToTheModel()
    {
        using ScriptedChatClient model = ScriptedChatClient.Always(Texts.Answered);
        await using CrisisLineApp app = new(model);
        using Person person = await app.PersonAsync();
        await using IAsyncEnumerator<PersonEvent> live = await person.ListenAsync();
        await person.SendAsync(Texts.Letters);
        using Supervisor noor = await app.SupervisorAsync();
        using Supervisor sam = await app.SupervisorAsync(CrisisLineApp.OtherName);
        string id = await WaitingAsync(noor);

        using HttpResponseMessage taken = await noor.DoAsync($"conversations/{id}/take");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(("joined", "Noor"), Brief(await Person.NextAsync(live)));

        using HttpResponseMessage late = await sam.DoAsync($"conversations/{id}/take");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        using HttpResponseMessage intruding = await sam.DoAsync($"conversations/{id}/say", new { text = "hello" });
        Assert.Equal(HttpStatusCode.Conflict, intruding.StatusCode);

        int calls = model.Calls.Count;
        PersonEvent heard = Assert.Single(await person.SendAsync("are you a real person"));
        Assert.Equal(("human", "Noor"), Brief(heard));
        Assert.Equal(calls, model.Calls.Count);

        using HttpResponseMessage said = await noor.DoAsync($"conversations/{id}/say", new { text = "I am. I'm Noor. Where are you right now?" });
        Assert.Equal(HttpStatusCode.OK, said.StatusCode);
        PersonEvent message = await Person.NextAsync(live);
        Assert.Equal("I am. I'm Noor. Where are you right now?", message.Text);
        Assert.Equal("Noor", message.Name);
        JsonElement lines = (await noor.DeskAsync()).GetProperty("taken")[0].GetProperty("lines");
        Assert.Equal(["are you a real person", "I am. I'm Noor. Where are you right now?"], lines.EnumerateArray().Select(static line => line.GetProperty("text").GetString()));

        using HttpResponseMessage closed = await noor.DoAsync($"conversations/{id}/close");
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.Equal(("left", "Noor"), Brief(await Person.NextAsync(live)));
        JsonElement desk = await noor.DeskAsync();
        Assert.Equal(0, desk.GetProperty("waiting").GetArrayLength() + desk.GetProperty("taken").GetArrayLength());
        await person.SendAsync("ok. thank you");
        Assert.Equal(calls + 1, model.Calls.Count);
    }

    [Fact]
    public async Task Person_WhoReloads_HearsWhatWasSaidMeanwhile()
    {
        await using CrisisLineApp app = new(ScriptedChatClient.Always(Texts.Answered));
        using Person person = await app.PersonAsync();
        await person.SendAsync(Texts.Letters);
        using Supervisor noor = await app.SupervisorAsync();
        string id = await WaitingAsync(noor);
        using HttpResponseMessage taken = await noor.DoAsync($"conversations/{id}/take");
        using HttpResponseMessage said = await noor.DoAsync($"conversations/{id}/say", new { text = "I'm here." });

        await using IAsyncEnumerator<PersonEvent> live = await person.ListenAsync();

        Assert.Equal("joined", (await Person.NextAsync(live)).Type);
        Assert.Equal("I'm here.", (await Person.NextAsync(live)).Text);
    }

    [Fact]
    public async Task Deed_WithoutToken_IsRefused()
    {
        await using CrisisLineApp app = new(ScriptedChatClient.Always(Texts.Answered));
        using Person person = await app.PersonAsync();
        await person.SendAsync(Texts.Letters);
        using Supervisor noor = await app.SupervisorAsync();
        string id = await WaitingAsync(noor);
        noor.Http.DefaultRequestHeaders.Clear();

        using HttpResponseMessage response = await noor.DoAsync($"conversations/{id}/take");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(1, (await noor.DeskAsync()).GetProperty("waiting").GetArrayLength());
    }

    [Fact]
    public async Task Feed_TellsOfExchangesAsTheyEnd()
    {
        await using CrisisLineApp app = new();
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(30));
        await using IAsyncEnumerator<LiveEvent> feed = app.Get<LiveFeed>().ListenAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.True(await feed.MoveNextAsync());
        using Person person = await app.PersonAsync();
        await person.SendAsync(Texts.Bus);

        while (feed.Current.Type != "exchange")
        {
            Assert.True(await feed.MoveNextAsync());
        }

        Assert.Equal(Texts.Bus, feed.Current.Exchange!.Person);
    }

    [Fact]
    public async Task Exchanges_OfOneConversation_CarryItsTrajectoryAndNoOther()
    {
        await using CrisisLineApp app = new(new ScriptedChatClient(
            "Nine years is a long time to give one kitchen. What happened on Friday, before he said it?",
            "You covered his shifts and he still said it in front of everyone. What did you do with all that anger on the way home?",
            "So you walked the whole way in the rain. Who was there when you got in?",
            "She hummed when she peeled apples, and today it is quiet. What did she hum?"));
        using Person person = await app.PersonAsync();
        foreach (string text in new[] { "nine yrs in that kitchen and he sacks me in front of everyone. im FURIOUS", "i covered every shift he skipped!!", "walked home, pouring, shoes ruined lol" })
        {
            await person.SendAsync(text);
        }

        using Person other = await app.PersonAsync();
        await other.SendAsync("my nan used to hum when she peeled apples. miss that sound so much today");
        await app.Get<ExchangeRunner>().StopAsync(CancellationToken.None);

        using Supervisor noor = await app.SupervisorAsync();
        JsonElement[] exchanges = [.. (await noor.ExchangesAsync()).EnumerateArray()];
        Assert.Equal([1, 3, 2, 1], exchanges.Select(static exchange => exchange.GetProperty("trajectory").GetProperty("turns").GetInt32()));
        JsonElement last = exchanges[1].GetProperty("trajectory");
        Assert.InRange(last.GetProperty("sentimentAttenuation").GetDouble(), 0, 1);
        Assert.False(last.GetProperty("isFlattening").GetBoolean());
        Assert.DoesNotContain("kitchen", last.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trends_CountWhatWasStored()
    {
        await using CrisisLineApp app = new();
        using Person person = await app.PersonAsync();
        await person.SendAsync(Texts.Brother);
        await person.SendAsync(Texts.Bus);
        await app.Get<ExchangeRunner>().StopAsync(CancellationToken.None);
        Assert.True(await app.Get<Storage.AssessmentWriter>().FlushAsync(CancellationToken.None));

        IReadOnlyList<TrendBucket> buckets = await app.Get<Trends>().CountAsync(24, CancellationToken.None);

        Assert.Equal(Trends.Buckets, buckets.Count);
        Assert.Equal(2, buckets.Sum(static bucket => bucket.Exchanges));
        Assert.Equal(1, buckets.Sum(static bucket => bucket.Accepted));
        Assert.Equal(1, buckets.Sum(static bucket => bucket.ConflictAvoidance));
    }

    private static (string, string?) Brief(PersonEvent happened) => (happened.Type, happened.Name);

    private static async Task<string> WaitingAsync(Supervisor supervisor) =>
        (await supervisor.DeskAsync()).GetProperty("waiting")[0].GetProperty("conversation").GetString()!;
}
