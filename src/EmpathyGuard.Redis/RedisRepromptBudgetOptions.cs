namespace EmpathyGuard.Redis;

/// <summary>Where the shared budget stands and how long it may be waited for. Read once, when the budget is made.</summary>
public sealed class RedisRepromptBudgetOptions
{
    /// <summary>The default of <see cref="Key"/>: <c>empathyguard:reprompts</c>.</summary>
    public const string DefaultKey = "empathyguard:reprompts";

    /// <summary>The default of <see cref="TimeLimit"/>: 250 milliseconds.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromMilliseconds(250);

    private string _key = DefaultKey;
    private TimeSpan _timeLimit = DefaultTimeLimit;

    /// <summary>The key of the bucket. Whoever uses the same key on the same database shares the budget.</summary>
    /// <value>Default: <see cref="DefaultKey"/>.</value>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string Key
    {
        get => _key;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            _key = value;
        }
    }

    /// <summary>How long a reply waits for Redis, from 1 millisecond to 10 seconds, before the local share decides.</summary>
    /// <value>Default: <see cref="DefaultTimeLimit"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan TimeLimit
    {
        get => _timeLimit;
        set => _timeLimit = value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromSeconds(10)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "TimeLimit must be from 1 millisecond to 10 seconds.");
    }
}
