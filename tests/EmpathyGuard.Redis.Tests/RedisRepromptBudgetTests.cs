using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using StackExchange.Redis;

namespace EmpathyGuard.Redis.Tests;

public sealed class RedisRepromptBudgetTests
{
    // A busy machine answers late; these tests are of counting and not of waiting.
    private static readonly RedisRepromptBudgetOptions Patient = new() { TimeLimit = TimeSpan.FromSeconds(10) };

    [Fact]
    public async Task TwoMachines_ShareTheTenOfTheBeginning()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using IConnectionMultiplexer one = await server.ConnectAsync(), two = await server.ConnectAsync();
        RedisRepromptBudget first = new(one, Patient), second = new(two, Patient);
        int spent = 0;
        for (int i = 0; i < 20; i++)
        {
            spent += await (i % 2 == 0 ? first : second).TrySpendAsync() ? 1 : 0;
        }

        Assert.Equal(TokenBucketRepromptBudget.InitialReprompts, spent);
        Assert.True(first.IsShared);
    }

    [Fact]
    public async Task ManyThreadsOnTwoMachines_NeverSpendMoreThanThereIs()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using IConnectionMultiplexer one = await server.ConnectAsync(), two = await server.ConnectAsync();
        RedisRepromptBudget[] budgets = [new(one, Patient), new(two, Patient)];

        // 2 machines, 400 calls each, every call asks for a re-prompt: 10 of the beginning, and 80 that 800 calls earn.
        int spent = 0;
        await Parallel.ForAsync(0, 800, async (i, token) =>
        {
            RedisRepromptBudget budget = budgets[i % 2];
            budget.Earn();
            if (await budget.TrySpendAsync(token))
            {
                Interlocked.Increment(ref spent);
            }
        });
        int late = 0;
        while (await budgets[0].TrySpendAsync() || await budgets[1].TrySpendAsync())
        {
            late++;
        }

        Assert.Equal(90, spent + late);
    }

    [Fact]
    public async Task Earned_ByOneIsSpentByTheOther()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using IConnectionMultiplexer one = await server.ConnectAsync(), two = await server.ConnectAsync();
        RedisRepromptBudget first = new(one, Patient), second = new(two, Patient);
        while (await second.TrySpendAsync())
        {
        }

        for (int i = 0; i < 10; i++)
        {
            first.Earn();
        }

        await Eventually.BecomesAsync(() => second.TrySpendAsync());
        Assert.False(await second.TrySpendAsync());
        Assert.Equal(0, first.Kept);
    }

    [Fact]
    public async Task Bucket_HoldsAHundredAtMost_AndOnlyANumberIsStored()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using IConnectionMultiplexer one = await server.ConnectAsync();
        RedisRepromptBudget budget = new(one, new RedisRepromptBudgetOptions { Key = "tenant:a", TimeLimit = Patient.TimeLimit });
        for (int i = 0; i < 2_000; i++)
        {
            budget.Earn();
        }

        Assert.True(await budget.TrySpendAsync());

        IDatabase database = one.GetDatabase();
        Assert.InRange((int)await database.StringGetAsync("tenant:a"), 0, 990);
        Assert.Equal("tenant:a", Assert.Single(one.GetServers()[0].Keys().ToArray()).ToString());
    }

    [Fact]
    public async Task RedisDiesAndComesBack_EachSpendsItsOwn_AndSaysSo()
    {
        var logs = new FakeLogCollector();
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(logs)));
        await using RedisServer server = await RedisServer.StartAsync();
        await using IConnectionMultiplexer one = await server.ConnectAsync();
        RedisRepromptBudget budget = new(one, Patient, null, loggers);
        Assert.True(await budget.TrySpendAsync());

        await server.DieAsync();
        await Eventually.BecomesAsync(() => new(!one.IsConnected));

        // Ten calls earn one re-prompt, and nothing of the ten that stand in Redis is spent twice.
        Assert.False(await budget.TrySpendAsync());
        for (int i = 0; i < 14; i++)
        {
            budget.Earn();
        }

        Assert.True(await budget.TrySpendAsync());
        Assert.False(await budget.TrySpendAsync());
        Assert.False(budget.IsShared);
        Assert.Equal(0.4, budget.Kept, 6);

        await server.ReviveAsync();
        await Eventually.BecomesAsync(() => new(one.IsConnected));

        Assert.True(await budget.TrySpendAsync());
        Assert.True(budget.IsShared);
        Assert.Equal(0, budget.Kept);
        Assert.Equal([300, 301], logs.GetSnapshot().Select(static record => record.Id.Id));
    }

    [Fact]
    public async Task RedisHangs_TheReplyWaitsForTheLimitAndNoLonger()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using IConnectionMultiplexer one = await server.ConnectAsync(), control = await ConnectionMultiplexer.ConnectAsync(server.Configuration + ",allowAdmin=true");
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        RedisRepromptBudget budget = new(one, new RedisRepromptBudgetOptions { TimeLimit = TimeSpan.FromMilliseconds(100) }, time);
        await control.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "60000", "ALL");

        Task<bool> spending = budget.TrySpendAsync().AsTask();
        Assert.False(spending.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.False(await spending);
        Assert.False(budget.IsShared);
    }

    [Fact]
    public async Task NoRedisFromTheBeginning_StartsAndEarnsItsOwn()
    {
        RedisServer server = await RedisServer.StartAsync();
        await server.DisposeAsync();
        await using IConnectionMultiplexer one = await server.ConnectAsync();
        RedisRepromptBudget budget = new(one, Patient);
        Assert.False(await budget.TrySpendAsync());
        for (int i = 0; i < 10; i++)
        {
            budget.Earn();
        }

        Assert.True(await budget.TrySpendAsync());
    }

    [Fact]
    public async Task Cancelled_Throws()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using IConnectionMultiplexer one = await server.ConnectAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new RedisRepromptBudget(one).TrySpendAsync(cancelled.Token));
    }

    [Fact]
    public void Options_AreChecked()
    {
        Assert.Throws<ArgumentNullException>(() => new RedisRepromptBudget(null!));
        Assert.Throws<ArgumentException>(() => new RedisRepromptBudgetOptions { Key = "" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RedisRepromptBudgetOptions { TimeLimit = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RedisRepromptBudgetOptions { TimeLimit = TimeSpan.FromMinutes(1) });
        Assert.Equal(RedisRepromptBudgetOptions.DefaultTimeLimit, new RedisRepromptBudgetOptions().TimeLimit);
    }
}
