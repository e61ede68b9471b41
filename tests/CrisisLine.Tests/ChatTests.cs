using System.Text.Json;
using CrisisLine.Chat;
using CrisisLine.Security;
using CrisisLine.Storage;
using EmpathyGuard;
using Microsoft.EntityFrameworkCore;

namespace CrisisLine.Tests;

public sealed class ChatTests
{
    [Fact]
    public async Task Send_CarelessDraft_PersonGetsOnlyTheSecondReply()
    {
        await using CrisisLineApp app = new();
        using Person person = await app.PersonAsync();

        List<PersonEvent> events = await person.SendAsync(Texts.Brother);

        string text = Person.Text(events);
        Assert.StartsWith("Your brother died on Tuesday", text, StringComparison.Ordinal);
        Assert.DoesNotContain("natural process", text, StringComparison.Ordinal);
        Assert.Equal("done", events[^1].Type);

        using Supervisor supervisor = await app.SupervisorAsync();
        JsonElement exchange = Assert.Single((await supervisor.ExchangesAsync()).EnumerateArray());
        Assert.Contains("natural process", exchange.GetProperty("draft").GetString(), StringComparison.Ordinal);
        Assert.Equal(text, exchange.GetProperty("delivered").GetString());
        Assert.Equal("second", exchange.GetProperty("delivery").GetString());
        Assert.Equal("failure", exchange.GetProperty("assessment").GetProperty("modes").GetProperty("conflictAvoidance").GetProperty("label").GetString());
    }

    [Fact]
    public async Task Send_PlainQuestion_ComesBackClean()
    {
        await using CrisisLineApp app = new();
        using Person person = await app.PersonAsync();

        Assert.Contains("22:35", Person.Text(await person.SendAsync(Texts.Bus)), StringComparison.Ordinal);

        using Supervisor supervisor = await app.SupervisorAsync();
        Assert.Equal(0, (await supervisor.DeskAsync()).GetProperty("waiting").GetArrayLength());
        Assert.Equal("first", (await supervisor.ExchangesAsync())[0].GetProperty("delivery").GetString());
    }

    [Fact]
    public async Task Send_HarmfulDraft_PersonGetsTheApprovedText()
    {
        await using CrisisLineApp app = new();
        using Person person = await app.PersonAsync();

        string text = Person.Text(await person.SendAsync(Texts.Secret));

        Assert.Contains("988", text, StringComparison.Ordinal);
        Assert.DoesNotContain("promise", text, StringComparison.Ordinal);
        using Supervisor supervisor = await app.SupervisorAsync();
        Assert.Equal("operator", (await supervisor.ExchangesAsync())[0].GetProperty("delivery").GetString());
        Assert.Equal("critical", (await supervisor.DeskAsync()).GetProperty("waiting")[0].GetProperty("severity").GetString());
    }

    [Fact]
    public async Task Send_RiskCue_IsOnTheDiskUnderTheIdOfTheGuard()
    {
        using TemporaryData data = new();
        string key;
        await using (CrisisLineApp app = new(ScriptedChatClient.Always(Texts.Answered), data.Path))
        {
            using Person person = await app.PersonAsync();
            await person.SendAsync(Texts.Letters);
            key = app.Get<ConversationKeys>().Parse(person.Key)!.Id;
        }

        await using CrisisLineApp after = new(ScriptedChatClient.Always(Texts.Answered), data.Path);
        StoredEscalation stored = Assert.Single(await after.Get<Database>().UseAsync(static db => db.Escalations.ToListAsync(), CancellationToken.None));
        Assert.Equal(key, stored.ConversationId);
        Assert.Equal("riskCue", stored.Reason);
        Assert.Contains("suicide", stored.Kinds, StringComparison.Ordinal);
        Assert.NotNull(JsonSerializer.Deserialize<JsonElement>(stored.Assessment).GetProperty("modes").GetRawText());
    }

    [Fact]
    public async Task Reader_ThatLeavesMidStream_IsStillJudgedAndEscalated()
    {
        TaskCompletionSource gone = new();
        async IAsyncEnumerable<string> Answer()
        {
            yield return "Thank you ";
            await gone.Task;
            yield return "for telling me about the letters.";
        }

        await using CrisisLineApp app = new(new PiecewiseModel(Answer));
        using Person person = await app.PersonAsync();
        using (CancellationTokenSource leaving = new())
        {
            byte[] body = JsonSerializer.SerializeToUtf8Bytes(new ChatRequest { Messages = [new ChatLine { Role = "user", Content = Texts.Letters }] }, ChatJsonContext.Default.ChatRequest);
            using HttpResponseMessage response = await person.PostAsync(body, cancellationToken: leaving.Token);
            await leaving.CancelAsync();
        }

        gone.SetResult();
        await app.Get<ExchangeRunner>().StopAsync(CancellationToken.None);

        using Supervisor supervisor = await app.SupervisorAsync();
        JsonElement exchange = (await supervisor.ExchangesAsync())[0];
        Assert.True(exchange.GetProperty("escalated").GetBoolean());
        Assert.EndsWith("the letters.", exchange.GetProperty("delivered").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await supervisor.DeskAsync()).GetProperty("waiting").GetArrayLength());
    }

    [Fact]
    public async Task Page_WithoutSignIn_IsWholeAndStrict()
    {
        await using CrisisLineApp app = new();
        using Person person = await app.PersonAsync();
        using HttpResponseMessage response = await person.Http.GetAsync("/");
        string csp = string.Join(';', response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", csp, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", person.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", person.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(" onclick", person.Page, StringComparison.Ordinal);
        Assert.Contains("tel:988", person.Page, StringComparison.Ordinal);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_WithAllTheirFiles_AreSmall()
    {
        await using CrisisLineApp app = new();
        using Person person = await app.PersonAsync();
        long bytes = person.Page.Length;
        foreach (string file in new[] { "site.css", "chat.js", "sse.js", "icon.svg", "supervisor.js", "charts.js" })
        {
            byte[] content = await person.Http.GetByteArrayAsync($"/{file}");
            Assert.NotEmpty(content);
            bytes += content.Length;
        }

        Assert.InRange(bytes, 10_000, 150_000);
    }
}
