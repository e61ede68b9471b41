using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace EmpathyGuard.Redis;

/// <summary>One re-prompt budget for every process that shares a Redis database: the bucket of <see cref="TokenBucketRepromptBudget"/>, kept by a script.</summary>
/// <remarks>
/// <para>Thread-safe. Exact in one direction: all processes together never spend more than they have earned and the bucket began with. The bucket
/// counts calls and not time, so clocks that disagree change nothing.</para>
/// <para>What a process earns it keeps until it spends or has a re-prompt's worth of it, and then hands in. While Redis is away it spends only what it has
/// earned itself meanwhile, which keeps the sum over all processes within what all of them earn; what is left is handed in when Redis is back. Where an
/// answer does not come, what was handed in counts as gone: too few re-prompts, never too many.</para>
/// <para>No text and no key of a conversation is stored, only the one number.</para>
/// </remarks>
public sealed partial class RedisRepromptBudget : IRepromptBudget
{
    private const int Tenths = 10;
    private const int CapacityTenths = TokenBucketRepromptBudget.Capacity * Tenths;

    // KEYS[1] the bucket, ARGV: what it begins with, its capacity, what was earned, what is spent; all in tenths of a re-prompt.
    private const string Script = """
        local held = tonumber(redis.call('GET', KEYS[1]) or ARGV[1])
        held = math.min(tonumber(ARGV[2]), held + tonumber(ARGV[3]))
        local spent = 0
        local cost = tonumber(ARGV[4])
        if cost > 0 and held >= cost then
            held = held - cost
            spent = 1
        end
        redis.call('SET', KEYS[1], string.format('%d', held))
        return spent
        """;

    private readonly IConnectionMultiplexer _redis;
    private readonly RedisKey[] _key;
    private readonly TimeSpan _timeLimit;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private int _earned;
    private int _away;

    /// <summary>Makes a budget over a connection, which stays the caller's.</summary>
    /// <param name="redis">The connection. Connect with <c>abortConnect=false</c>, so that an application starts without Redis too.</param>
    /// <param name="options">Where the bucket stands. Default: <see langword="null"/>, the defaults.</param>
    /// <param name="time">What the waiting is measured by. Default: <see langword="null"/>, the system's.</param>
    /// <param name="loggers">Where a Redis that goes away and comes back is logged. Default: <see langword="null"/>, nowhere.</param>
    /// <exception cref="ArgumentNullException"><paramref name="redis"/> is <see langword="null"/>.</exception>
    public RedisRepromptBudget(IConnectionMultiplexer redis, RedisRepromptBudgetOptions? options = null, TimeProvider? time = null, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(redis);
        options ??= new RedisRepromptBudgetOptions();
        _redis = redis;
        _key = [options.Key];
        _timeLimit = options.TimeLimit;
        _time = time ?? TimeProvider.System;
        _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger("EmpathyGuard.Redis");
    }

    /// <summary>Whether the last decision was made by Redis. A health check may ask for it.</summary>
    public bool IsShared => Volatile.Read(ref _away) == 0;

    /// <summary>What this process has earned and not handed in yet, in re-prompts, 0 to <see cref="TokenBucketRepromptBudget.Capacity"/>.</summary>
    public double Kept => Volatile.Read(ref _earned) / (double)Tenths;

    /// <inheritdoc/>
    public void Earn()
    {
        int earned = Add(1);
        if (earned % Tenths == 0 && _redis.IsConnected)
        {
            _ = HandInAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TrySpendAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_redis.IsConnected)
        {
            Went();
            return SpendOwn();
        }

        try
        {
            bool spent = await RunAsync(Tenths, cancellationToken).ConfigureAwait(false);
            Came();
            return spent;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            Went();
            return SpendOwn();
        }
    }

    private async Task HandInAsync()
    {
        try
        {
            await RunAsync(0, CancellationToken.None).ConfigureAwait(false);
            Came();
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            Went();
        }
    }

    private async Task<bool> RunAsync(int cost, CancellationToken cancellationToken)
    {
        // Taken first: whether a command that fails was carried out, nobody knows, and what is counted twice would be spent twice.
        int earned = Interlocked.Exchange(ref _earned, 0);
        RedisResult result = await _redis.GetDatabase()
            .ScriptEvaluateAsync(Script, _key, [TokenBucketRepromptBudget.InitialReprompts * Tenths, CapacityTenths, earned, cost])
            .WaitAsync(_timeLimit, _time, cancellationToken).ConfigureAwait(false);
        return (int)result == 1;
    }

    private int Add(int tenths)
    {
        while (true)
        {
            int held = Volatile.Read(ref _earned);
            int next = Math.Min(CapacityTenths, held + tenths);
            if (Interlocked.CompareExchange(ref _earned, next, held) == held)
            {
                return next;
            }
        }
    }

    private bool SpendOwn()
    {
        int held = Volatile.Read(ref _earned);
        while (held >= Tenths)
        {
            int seen = Interlocked.CompareExchange(ref _earned, held - Tenths, held);
            if (seen == held)
            {
                return true;
            }

            held = seen;
        }

        return false;
    }

    // Said once on the way out and once on the way back, not with every call in between.
    private void Went()
    {
        if (Interlocked.Exchange(ref _away, 1) == 0)
        {
            LogAway(_logger);
        }
    }

    private void Came()
    {
        if (Interlocked.Exchange(ref _away, 0) == 1)
        {
            LogBack(_logger);
        }
    }

    [LoggerMessage(300, LogLevel.Warning, "Redis does not answer; the re-prompt budget goes on with what this process earns itself.", EventName = "SharedBudgetAway")]
    private static partial void LogAway(ILogger logger);

    [LoggerMessage(301, LogLevel.Information, "Redis answers again; the re-prompt budget is shared.", EventName = "SharedBudgetBack")]
    private static partial void LogBack(ILogger logger);
}
