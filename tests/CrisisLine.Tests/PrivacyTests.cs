using System.Net;
using System.Text;
using CrisisLine.Chat;
using CrisisLine.Security;
using CrisisLine.Storage;
using Microsoft.EntityFrameworkCore;

namespace CrisisLine.Tests;

public sealed class PrivacyTests
{
    private const string Words = "zanzibar-quince";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_AreOnTheDiskOnlyWhereSwitchedOn(bool storeText)
    {
        using TemporaryData data = new();
        string key;
        await using (CrisisLineApp app = new(ScriptedChatClient.Always($"You wrote about the {Words}. Please call 988."), data.Path, new() { ["CrisisLine:StoreText"] = storeText ? "true" : "false" }))
        {
            using Person person = await app.PersonAsync();
            await person.SendAsync($"I want to die and the {Words} is all I have left");
            key = person.Key;
            Assert.DoesNotContain(Words, app.LogText, StringComparison.Ordinal);
            Assert.DoesNotContain(key, app.LogText, StringComparison.Ordinal);
        }

        Assert.Equal(storeText, Holds(data.Path, Words));
        Assert.False(Holds(data.Path, key));
        await using CrisisLineApp after = new(data: data.Path);
        StoredAssessment row = await after.Get<Database>().UseAsync(static db => db.Assessments.SingleAsync(), CancellationToken.None);
        Assert.Equal(storeText, row.PersonText is not null && row.DraftText is not null && row.DeliveredText is not null);
    }

    [Fact]
    public async Task Erase_ByThePerson_LeavesOnlyTheOpenEscalation()
    {
        await using CrisisLineApp app = new(ScriptedChatClient.Always(Texts.Answered), settings: new() { ["CrisisLine:StoreText"] = "true" });
        using Person person = await app.PersonAsync();
        using Person other = await app.PersonAsync();
        await person.SendAsync(Texts.Letters);
        await other.SendAsync(Texts.Bus);
        string id = app.Get<ConversationKeys>().Parse(person.Key)!.Id;
        await app.Get<ExchangeRunner>().StopAsync(CancellationToken.None);
        await app.Get<AssessmentWriter>().FlushAsync(CancellationToken.None);

        using HttpResponseMessage response = await person.PostAsync([], "/api/erase");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["kept"], await app.Get<Database>().UseAsync(db => db.Assessments.Select(a => a.ConversationId == id ? "erased" : "kept").ToListAsync(), CancellationToken.None));
        using Supervisor noor = await app.SupervisorAsync();
        Assert.DoesNotContain("letters", (await noor.ExchangesAsync()).GetRawText(), StringComparison.Ordinal);
        Assert.Single(app.Get<Supervision.Desk>().View().Waiting);

        using HttpResponseMessage taken = await noor.DoAsync($"conversations/{id}/take");
        using HttpResponseMessage closed = await noor.DoAsync($"conversations/{id}/close");
        Assert.Equal(0, await app.Get<Database>().UseAsync(static db => db.Escalations.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task Erase_BySupervisorWithTheNumber_LeavesNothing()
    {
        await using CrisisLineApp app = new(ScriptedChatClient.Always(Texts.Answered));
        using Person person = await app.PersonAsync();
        await person.SendAsync(Texts.Letters);
        await app.Get<ExchangeRunner>().StopAsync(CancellationToken.None);
        await app.Get<AssessmentWriter>().FlushAsync(CancellationToken.None);
        using Supervisor noor = await app.SupervisorAsync();

        using HttpResponseMessage wrong = await noor.DoAsync("erase", new { key = "not a number" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using HttpResponseMessage response = await noor.DoAsync("erase", new { key = person.Key });

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(0, await app.Get<Database>().UseAsync(static async db => await db.Assessments.CountAsync() + await db.Escalations.CountAsync(), CancellationToken.None));
        Assert.Empty(app.Get<Supervision.Desk>().View().Waiting);
    }

    [Fact]
    public async Task Expiry_DeletesTheOldAndNeverWhatIsOpen()
    {
        await using CrisisLineApp app = new();
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        long old = now - (long)TimeSpan.FromDays(100).TotalMilliseconds;
        await app.Get<Database>().UseAsync(
            async db =>
            {
                db.Assessments.AddRange(new StoredAssessment { Id = Guid.NewGuid(), ConversationId = "old", At = old }, new StoredAssessment { Id = Guid.NewGuid(), ConversationId = "new", At = now });
                db.Escalations.AddRange(
                    new StoredEscalation { Id = Guid.NewGuid(), ConversationId = "open", Reason = "riskCue", Assessment = "{}", RaisedAt = old },
                    new StoredEscalation { Id = Guid.NewGuid(), ConversationId = "closed", Reason = "riskCue", Assessment = "{}", RaisedAt = old, State = EscalationState.Closed, ClosedAt = old },
                    new StoredEscalation { Id = Guid.NewGuid(), ConversationId = "closedNow", Reason = "riskCue", Assessment = "{}", RaisedAt = old, State = EscalationState.Closed, ClosedAt = now });
                return await db.SaveChangesAsync();
            },
            CancellationToken.None);

        await app.Get<Eraser>().ExpireAsync(CancellationToken.None);

        Assert.Equal("new", await app.Get<Database>().UseAsync(static db => db.Assessments.Select(static a => a.ConversationId).SingleAsync(), CancellationToken.None));
        Assert.Equal(
            ["closedNow", "open"],
            await app.Get<Database>().UseAsync(static db => db.Escalations.Select(static e => e.ConversationId).OrderBy(static id => id).ToListAsync(), CancellationToken.None));
    }

    private static bool Holds(string directory, string words) => Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
        .Any(file => Encoding.UTF8.GetString(File.ReadAllBytes(file)).Contains(words, StringComparison.Ordinal));
}
