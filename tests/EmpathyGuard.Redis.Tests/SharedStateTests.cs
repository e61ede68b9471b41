using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace EmpathyGuard.Redis.Tests;

/// <summary>What two machines know of one conversation.</summary>
public sealed class SharedStateTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task RiskOnOneMachine_IsRememberedOnTheOther(bool streaming)
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using Machine one = await Machine.StartAsync(server.Configuration), two = await Machine.StartAsync(server.Configuration);

        await RememberedAsync(two, () => one.AskAsync(streaming, Machine.AtRisk), streaming, expected: true);

        // Another conversation is asked again as ever.
        (await two.AskAsync(streaming, Machine.Person, "case 13")).ShouldCarryVerdict().ShouldHaveDelivered(EmpathyDelivery.Second);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ClocksDisagree_RiskIsRememberedAllTheSame(bool streaming)
    {
        await using RedisServer server = await RedisServer.StartAsync();
        // One long behind the server's clock and one far ahead of it.
        var early = new FakeTimeProvider(new DateTimeOffset(2000, 2, 29, 23, 59, 59, TimeSpan.Zero));
        var late = new FakeTimeProvider(new DateTimeOffset(2099, 12, 31, 23, 59, 59, TimeSpan.Zero));
        await using Machine one = await Machine.StartAsync(server.Configuration, early), two = await Machine.StartAsync(server.Configuration, late);

        await RememberedAsync(two, () => one.AskAsync(streaming, Machine.AtRisk), streaming, expected: true);
        Assert.True(await two.Budget.TrySpendAsync());
        Assert.True(await one.Budget.TrySpendAsync());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task RedisDies_TheMachineThatSawTheRiskStillKnows_AndTellsTheOthersAfterwards(bool streaming)
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using Machine one = await Machine.StartAsync(server.Configuration), two = await Machine.StartAsync(server.Configuration);
        await server.DieAsync();
        await Eventually.BecomesAsync(() => new(!one.Redis.IsConnected && !two.Redis.IsConnected));

        await one.AskAsync(streaming, Machine.AtRisk);
        ChatResponse response = await one.AskAsync(streaming, Machine.Person);

        Assert.Equal(Machine.Bad, response.Text);
        Assert.Equal("crisisFloor", response.ShouldCarryVerdict().RepromptReason);

        // It comes back empty. The next turn on the machine that knows tells the other.
        await server.ReviveAsync();
        await Eventually.BecomesAsync(() => new(one.Redis.IsConnected && two.Redis.IsConnected));
        await RememberedAsync(two, () => one.AskAsync(streaming, Machine.Person), streaming, expected: true);
    }

    [Fact]
    public async Task Stored_NoTextAndNoKeyOfAConversation()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using Machine one = await Machine.StartAsync(server.Configuration);
        await Eventually.BecomesAsync(async () =>
        {
            await one.AskAsync(streaming: false, Machine.AtRisk);
            return one.Redis.GetServers()[0].Keys(pattern: "*risk*").Any();
        });

        IDatabase database = one.Redis.GetDatabase();
        foreach (RedisKey key in one.Redis.GetServers()[0].Keys().ToArray())
        {
            string dump = key.ToString() + (await database.KeyTypeAsync(key) == RedisType.Hash
                ? string.Concat((await database.HashGetAllAsync(key)).Select(static entry => $"{entry.Name}{entry.Value}"))
                : (await database.StringGetAsync(key)).ToString());
            Assert.DoesNotContain("case 12", dump, StringComparison.Ordinal);
            Assert.DoesNotContain("notice", dump, StringComparison.Ordinal);
        }
    }

    /// <summary>Whether a machine treats the conversation as at risk. The cache has a quarter of a second, which a busy test machine may miss, so it is told and asked again.</summary>
    private static async Task RememberedAsync(Machine machine, Func<Task> tell, bool streaming, bool expected) => await Eventually.BecomesAsync(async () =>
    {
        await tell();
        return (await machine.AskAsync(streaming, Machine.Person)).ShouldCarryVerdict().RepromptReason == "crisisFloor" == expected;
    });
}
