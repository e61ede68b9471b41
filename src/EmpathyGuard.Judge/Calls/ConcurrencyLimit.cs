using Polly;

namespace EmpathyGuard.Judge;

/// <summary>Lets so many calls through at a time, lets so many others wait, and turns the rest away at once.</summary>
internal sealed class ConcurrencyLimit(int permits, int places) : ResilienceStrategy, IDisposable
{
    private readonly SemaphoreSlim _permits = new(permits, permits);
    private int _waiting;

    /// <inheritdoc/>
    public void Dispose() => _permits.Dispose();

    /// <inheritdoc/>
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        if (!_permits.Wait(0, CancellationToken.None) && await WaitAsync(context).ConfigureAwait(context.ContinueOnCapturedContext) is { } refused)
        {
            return Outcome.FromException<TResult>(refused);
        }

        try
        {
            return await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
        }
        finally
        {
            _permits.Release();
        }
    }

    private async ValueTask<Exception?> WaitAsync(ResilienceContext context)
    {
        if (Interlocked.Increment(ref _waiting) > places)
        {
            Interlocked.Decrement(ref _waiting);
            return new JudgeCallException(JudgeReasons.Busy);
        }

        try
        {
            await _permits.WaitAsync(context.CancellationToken).ConfigureAwait(context.ContinueOnCapturedContext);
            return null;
        }
        catch (OperationCanceledException exception)
        {
            return exception;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
