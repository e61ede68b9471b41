namespace EmpathyGuard.Tests.Guard.Client;

public sealed class TokenBucketRepromptBudgetTests
{
    [Fact]
    public async Task TrySpend_StartsWithTen()
    {
        var budget = new TokenBucketRepromptBudget();
        for (int i = 0; i < 10; i++)
        {
            Assert.True(await budget.TrySpendAsync());
        }

        Assert.False(await budget.TrySpendAsync());
        Assert.Equal(0, budget.Available);
    }

    [Fact]
    public async Task Earn_TenCallsPayForOneReprompt()
    {
        var budget = new TokenBucketRepromptBudget();
        while (await budget.TrySpendAsync())
        {
        }

        for (int i = 0; i < 9; i++)
        {
            budget.Earn();
        }

        Assert.False(await budget.TrySpendAsync());
        budget.Earn();
        Assert.True(await budget.TrySpendAsync());
    }

    [Fact]
    public void Earn_HoldsAHundredAtMost()
    {
        var budget = new TokenBucketRepromptBudget();
        for (int i = 0; i < 2000; i++)
        {
            budget.Earn();
        }

        Assert.Equal(TokenBucketRepromptBudget.Capacity, budget.Available);
    }

    [Fact]
    public async Task TrySpend_ManyThreads_NeverSpendsMoreThanThereIs()
    {
        var budget = new TokenBucketRepromptBudget();
        int spent = 0;
        await Parallel.ForAsync(0, 1000, async (i, token) =>
        {
            budget.Earn();
            if (await budget.TrySpendAsync(token))
            {
                Interlocked.Increment(ref spent);
            }
        });

        Assert.Equal(110, spent + budget.Available, 6);
    }

    [Fact]
    public async Task TrySpend_Cancelled_Throws() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new TokenBucketRepromptBudget().TrySpendAsync(new CancellationToken(true)));
}
