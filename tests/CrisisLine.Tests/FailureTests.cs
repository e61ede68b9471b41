using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CrisisLine.Chat;
using CrisisLine.Storage;
using EmpathyGuard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CrisisLine.Tests;

public sealed class FailureTests
{
    public static TheoryData<string, int, string> Endpoints() => new()
    {
        { "OpenAI", 401, "refused the key" },
        { "OpenAI", 404, "does not know the model" },
        { "OpenAI", 200, "no reply" },
        { "OpenAI", 0, "cannot be reached" },
        { "Ollama", 404, "does not know the model" },
        { "Ollama", 0, "cannot be reached" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Model_WrongEndpointOrKey_PersonGetsNumbersOperatorGetsTheReason(string provider, int status, string says)
    {
        await using WebApplication endpoint = await EndpointAsync(status);
        string address = status == 0 ? $"http://127.0.0.1:{FreePort()}" : endpoint.Urls.First();
        await using CrisisLineApp app = new(settings: new()
        {
            ["CrisisLine:Model:Provider"] = provider,
            ["CrisisLine:Model:Endpoint"] = address,
            ["CrisisLine:Model:Name"] = "some-model",
            ["CrisisLine:Model:ApiKey"] = "sk-canary-key",
        });
        using Person person = await app.PersonAsync();

        PersonEvent failed = Assert.Single(await person.SendAsync(Texts.Letters));

        Assert.Equal("failed", failed.Type);
        Assert.Contains("988", failed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("some-model", failed.Text, StringComparison.Ordinal);
        await app.Get<ExchangeRunner>().StopAsync(CancellationToken.None);
        using Supervisor supervisor = await app.SupervisorAsync();
        JsonElement desk = await supervisor.DeskAsync();
        Assert.Contains(says, desk.GetProperty("modelTrouble").GetString(), StringComparison.Ordinal);
        JsonElement waiting = Assert.Single(desk.GetProperty("waiting").EnumerateArray());
        Assert.Equal("critical", waiting.GetProperty("severity").GetString());
        Assert.Contains("noReply", waiting.GetProperty("reasons").EnumerateArray().Select(static reason => reason.GetString()));
        Assert.DoesNotContain("written the letters", app.LogText, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-canary-key", app.LogText + desk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_ThatComesBack_IsNoTroubleAnyMore()
    {
        await using CrisisLineApp app = new(new ScriptedChatClient(ScriptedReply.Throws(new HttpRequestException("canary")), "At 22:35."));
        using Person person = await app.PersonAsync();
        Assert.Equal("failed", (await person.SendAsync(Texts.Bus))[^1].Type);
        Assert.Equal("done", (await person.SendAsync(Texts.Bus))[^1].Type);

        using Supervisor supervisor = await app.SupervisorAsync();
        Assert.False((await supervisor.DeskAsync()).TryGetProperty("modelTrouble", out _));
        Assert.DoesNotContain("canary", app.LogText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_ReadOnly_EscalationWaitsInTheSpoolAndIsShown()
    {
        using TemporaryData data = new();
        string database = data.File("crisisline.db");
        await using (CrisisLineApp first = new(data: data.Path))
        {
            Assert.True(File.Exists(database));
        }

        await using (CrisisLineApp app = new(ScriptedChatClient.Always(Texts.Answered), data.Path, new() { ["CrisisLine:Database"] = $"Data Source={database};Mode=ReadOnly" }))
        {
            using Person person = await app.PersonAsync();
            Assert.Equal("done", (await person.SendAsync(Texts.Letters))[^1].Type);
            using Supervisor supervisor = await app.SupervisorAsync();
            await RaisedAsync(app);
            JsonElement desk = await supervisor.DeskAsync();
            Assert.Equal(1, desk.GetProperty("waiting").GetArrayLength());
            Assert.False(desk.GetProperty("databaseWorks").GetBoolean());
            Assert.Contains("riskCue", await File.ReadAllTextAsync(data.File("escalations.spool.jsonl")), StringComparison.Ordinal);

            using HttpResponseMessage erasing = await person.PostAsync([], "/api/erase");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, erasing.StatusCode);
        }

        await using CrisisLineApp after = new(data: data.Path);
        using Supervisor later = await after.SupervisorAsync();
        JsonElement again = await later.DeskAsync();
        Assert.Equal(1, again.GetProperty("waiting").GetArrayLength());
        Assert.True(again.GetProperty("databaseWorks").GetBoolean());
        Assert.False(File.Exists(data.File("escalations.spool.jsonl")));
        Assert.Equal(1, await after.Get<Database>().UseAsync(static db => db.Escalations.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task Database_DeletedWhileRunning_IsMadeAgainAndLosesNoOpenEscalation()
    {
        using TemporaryData data = new();
        await using CrisisLineApp app = new(ScriptedChatClient.Always(Texts.Answered), data.Path);
        using Person person = await app.PersonAsync();
        await person.SendAsync(Texts.Letters);
        await RaisedAsync(app);
        foreach (string file in Directory.GetFiles(data.Path, "crisisline.db*"))
        {
            File.Delete(file);
        }

        using Person other = await app.PersonAsync();
        Assert.Equal("done", (await other.SendAsync(Texts.Letters))[^1].Type);
        await RaisedAsync(app);
        await app.Get<EscalationStore>().DrainAsync(CancellationToken.None);
        await app.Get<Supervision.Desk>().SaveUnsavedAsync(CancellationToken.None);
        await app.Get<EscalationStore>().DrainAsync(CancellationToken.None);

        Assert.Equal(2, app.Get<Supervision.Desk>().View().Waiting.Count);
        Assert.Equal(2, await app.Get<Database>().UseAsync(static db => db.Escalations.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task Database_MadeByTheMigrations_HoldsWhatTheModelSays()
    {
        using TemporaryData data = new();
        await using CrisisLineApp app = new(data: data.Path);

        (bool changed, string[] applied, string[] known) = await app.Get<Database>().UseAsync(
            static async db => (
                db.Database.HasPendingModelChanges(),
                (await db.Database.GetAppliedMigrationsAsync()).ToArray(),
                db.Database.GetMigrations().ToArray()),
            CancellationToken.None);

        Assert.False(changed, "The stored types have changed and no migration says so: dotnet ef migrations add.");
        Assert.NotEmpty(known);
        Assert.Equal(known, applied);
    }

    [Fact]
    public async Task DataDirectory_ThatIsAFile_PeopleStillGetReplies()
    {
        string file = Path.GetTempFileName();
        try
        {
            await using CrisisLineApp app = new(ScriptedChatClient.Always(Texts.Answered), file);
            using Person person = await app.PersonAsync();
            Assert.Equal("done", (await person.SendAsync(Texts.Letters))[^1].Type);
            using Supervisor supervisor = await app.SupervisorAsync();
            JsonElement desk = await supervisor.DeskAsync();
            Assert.Equal(1, desk.GetProperty("waiting").GetArrayLength());
            using HttpResponseMessage trends = await supervisor.Http.GetAsync("/supervisor/api/trends");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, trends.StatusCode);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Restart_UnderLoad_LosesNoEscalationThatWasRaised()
    {
        const int People = 40;
        using TemporaryData data = new();
        int raised;
        await using (CrisisLineApp app = new(ScriptedChatClient.Always(Texts.Answered), data.Path))
        {
            Person[] people = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => app.PersonAsync()));
            Task<List<PersonEvent>>[] sending = [.. people.Select(static person => person.SendAsync(Texts.Letters))];
            List<PersonEvent>[] events = await Task.WhenAll(sending);
            raised = events.Count(static happened => happened[^1].Type == "done");
            foreach (Person person in people)
            {
                person.Dispose();
            }

            // What a process does that ends by itself is tests/CrisisLine.Load's to see; a host inside a test is not waited for.
            await RaisedAsync(app);
        }

        await using CrisisLineApp after = new(ScriptedChatClient.Always(Texts.Answered), data.Path);
        Assert.Equal(People, raised);
        Assert.Equal(People, after.Get<Supervision.Desk>().View().Waiting.Count);
        Assert.Equal(People, await after.Get<Database>().UseAsync(static db => db.Assessments.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task Taken_AfterARestart_IsStillTaken()
    {
        using TemporaryData data = new();
        string id;
        await using (CrisisLineApp app = new(ScriptedChatClient.Always(Texts.Answered), data.Path))
        {
            using Person person = await app.PersonAsync();
            await person.SendAsync(Texts.Letters);
            using Supervisor noor = await app.SupervisorAsync();
            id = (await noor.DeskAsync()).GetProperty("waiting")[0].GetProperty("conversation").GetString()!;
            using HttpResponseMessage taken = await noor.DoAsync($"conversations/{id}/take");
        }

        await using CrisisLineApp after = new(ScriptedChatClient.Always(Texts.Answered), data.Path);
        Assert.Equal("Noor", after.Get<Supervision.Desk>().Hear(id, "are you still there"));
    }

    [Fact]
    public async Task Handler_ThatCanStoreNowhere_Throws()
    {
        string file = Path.GetTempFileName();
        await using (CrisisLineApp app = new(data: file))
        {
            EmpathyEscalation escalation = new()
            {
                Id = Guid.NewGuid(),
                RaisedAt = DateTimeOffset.UnixEpoch,
                Severity = EmpathyEscalationSeverity.Urgent,
                Reason = "riskCue",
                ConversationId = "c",
                Assessment = EmpathyAssessment.Unjudged("noText", "test"),
            };

            // The guard then tries again, and says so where every try fails; meanwhile supervisors see it.
            await Assert.ThrowsAnyAsync<Exception>(async () => await app.Get<Supervision.Desk>().EscalateAsync(escalation, CancellationToken.None));
            Assert.Single(app.Get<Supervision.Desk>().View().Waiting);
        }

        File.Delete(file);
    }

    /// <summary>Waits until the guard's queue has handed over what it raised.</summary>
    private static async Task RaisedAsync(CrisisLineApp app)
    {
        await app.Get<ExchangeRunner>().StopAsync(CancellationToken.None);
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        await foreach (Supervision.LiveEvent _ in app.Get<Supervision.LiveFeed>().ListenAsync(limit.Token))
        {
            if (app.Get<Supervision.Desk>().View().Waiting.Sum(static item => item.Count) >= app.Logs.GetSnapshot().Count(static record => record.Id.Name == "EscalationRaised"))
            {
                break;
            }
        }

        // The desk shows an escalation before it is written; this writes what is not, or finds that it is.
        await app.Get<Supervision.Desk>().SaveUnsavedAsync(CancellationToken.None);
        await app.Get<EscalationStore>().DrainAsync(CancellationToken.None);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<WebApplication> EndpointAsync(int status)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.MapFallback(async context =>
        {
            context.Response.StatusCode = Math.Max(status, 200);
            await context.Response.WriteAsync("<html>some web page</html>");
        });
        await app.StartAsync();
        return app;
    }
}
