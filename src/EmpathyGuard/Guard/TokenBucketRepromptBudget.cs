namespace EmpathyGuard;

/// <summary>The re-prompt budget of one process: a token bucket in which each guarded call earns a tenth of a re-prompt.</summary>
/// <remarks>Thread-safe. Several machines each have their own; a budget that is exact across machines needs an atomic store behind <see cref="IRepromptBudget"/>.</remarks>
public sealed class TokenBucketRepromptBudget : IRepromptBudget
{
    /// <summary>What one guarded call earns, in re-prompts: 0.1.</summary>
    public const double EarnedPerCall = 0.1;

    /// <summary>What a new bucket holds, in re-prompts: 10.</summary>
    public const int InitialReprompts = 10;

    /// <summary>The most that a bucket holds, in re-prompts: 100.</summary>
    public const int Capacity = 100;

    // Counted in tenths, because a thousand additions of 0.1 do not make a hundred.
    private const int TenthsPerReprompt = 10;
    private int _tenths = InitialReprompts * TenthsPerReprompt;

    /// <summary>How many re-prompts the bucket holds, 0 to <see cref="Capacity"/>.</summary>
    public double Available => Volatile.Read(ref _tenths) / (double)TenthsPerReprompt;

    /// <inheritdoc/>
    public void Earn()
    {
        int held = Volatile.Read(ref _tenths);
        while (held < Capacity * TenthsPerReprompt)
        {
            int seen = Interlocked.CompareExchange(ref _tenths, held + 1, held);
            if (seen == held)
            {
                return;
            }

            held = seen;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrySpendAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(cancellationToken);
        }

        int held = Volatile.Read(ref _tenths);
        while (held >= TenthsPerReprompt)
        {
            int seen = Interlocked.CompareExchange(ref _tenths, held - TenthsPerReprompt, held);
            if (seen == held)
            {
                return new(true);
            }

            held = seen;
        }

        return new(false);
    }
}
