namespace EmpathyGuard.Redis.Tests;

/// <summary>Asks again until something is so. What comes over a socket comes when it comes; only the test's own limit ends the waiting.</summary>
internal static class Eventually
{
    public static async Task BecomesAsync(Func<ValueTask<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
