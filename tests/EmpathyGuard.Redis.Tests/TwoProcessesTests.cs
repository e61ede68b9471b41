namespace EmpathyGuard.Redis.Tests;

/// <summary>Two guards that share nothing but a Redis: two processes.</summary>
public sealed class TwoProcessesTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task RiskInOne_IsRememberedInTheOther_WhateverTheirClocksSay(bool streaming)
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using MachineProcess one = await MachineProcess.StartAsync(server, days: -40), two = await MachineProcess.StartAsync(server, days: 40);
        Assert.True((await two.TellAsync()).Now - (await one.TellAsync()).Now > TimeSpan.FromDays(79));

        await RememberedAsync(two, () => one.AskAsync(streaming, atRisk: true), streaming);

        // Another conversation is asked again as ever.
        Answer other = await two.AskAsync(streaming, conversation: "case 13");
        Assert.Equal((EmpathyDelivery.Second, Machine.Good), (other.Delivery, other.Text));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task OneIsKilled_TheOtherKnows(bool streaming)
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using MachineProcess one = await MachineProcess.StartAsync(server), two = await MachineProcess.StartAsync(server);
        await RememberedAsync(two, () => one.AskAsync(streaming, atRisk: true), streaming);
        await one.KillAsync();

        await using MachineProcess three = await MachineProcess.StartAsync(server);

        await RememberedAsync(three, static () => Task.CompletedTask, streaming);
    }

    [Fact]
    public async Task Budget_SpentByBothAtOnce_IsSpentExactlyOnce()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using MachineProcess one = await MachineProcess.StartAsync(server, days: 3), two = await MachineProcess.StartAsync(server, days: -3);

        // Ten of the beginning, and 80 that 800 calls earn.
        Answer[] spent = await Task.WhenAll(one.SpendAsync(400), two.SpendAsync(400));
        int late = 0;
        for (int more = 1; more > 0; late += more)
        {
            more = (await one.SpendAsync(1, earning: false)).Spent + (await two.SpendAsync(1, earning: false)).Spent;
        }

        Assert.All(spent, static answer => Assert.True(answer.IsBudgetShared && answer.Spent > 0));
        Assert.Equal(90, spent.Sum(static answer => answer.Spent) + late);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Trajectory_CountsTheTurnsOfBoth(bool streaming)
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using MachineProcess one = await MachineProcess.StartAsync(server), two = await MachineProcess.StartAsync(server);
        int own = 0;

        // It is written after the reply, so the other may still see one turn too few.
        await Eventually.BecomesAsync(async () =>
        {
            await one.AskAsync(streaming);
            Answer answer = await two.AskAsync(streaming);
            own++;
            return answer.IsTrajectoryShared && answer.Turns > own;
        });
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task RedisDies_BothGoOnAndSaySo_AndShareAgainAfterwards(bool streaming)
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using MachineProcess one = await MachineProcess.StartAsync(server), two = await MachineProcess.StartAsync(server);
        await server.DieAsync();
        await Eventually.BecomesAsync(async () => !(await one.TellAsync()).IsConnected && !(await two.TellAsync()).IsConnected);

        await one.AskAsync(streaming, atRisk: true);
        Answer knows = await one.AskAsync(streaming);
        Assert.Equal((Machine.Bad, "crisisFloor", false), (knows.Text, knows.RepromptReason, knows.IsTrajectoryShared));
        Assert.Contains(7, knows.Events);

        // The other spends what it earns itself, which one call does not; the reply goes out all the same.
        Answer alone = await two.AskAsync(streaming);
        Assert.Equal((Machine.Bad, "budgetExhausted", false), (alone.Text, alone.RepromptReason, alone.IsBudgetShared));
        Assert.Contains(300, alone.Events);

        await server.ReviveAsync();
        await Eventually.BecomesAsync(async () => (await one.TellAsync()).IsConnected && (await two.TellAsync()).IsConnected);
        await RememberedAsync(two, () => one.AskAsync(streaming), streaming);
        await Eventually.BecomesAsync(async () => (await two.SpendAsync(1)).Events.Contains(301));
    }

    /// <summary>Whether a process treats the conversation as at risk. The cache has a quarter of a second, which a busy machine may miss, so it is told and asked again.</summary>
    private static async Task RememberedAsync(MachineProcess machine, Func<Task> tell, bool streaming) => await Eventually.BecomesAsync(async () =>
    {
        await tell();
        return (await machine.AskAsync(streaming)).RepromptReason == "crisisFloor";
    });
}
