namespace EmpathyGuard;

/// <summary>How a judge is asked. Values out of range throw where they are set.</summary>
/// <remarks>A judge copies the options when it is created; later changes have no effect on it.</remarks>
public sealed class EmpathyJudgeOptions
{
    /// <summary>The default of <see cref="MaxOutputTokens"/>: 1,000.</summary>
    public const int DefaultMaxOutputTokens = 1000;

    /// <summary>The default of <see cref="HistoryMessages"/>: 4.</summary>
    public const int DefaultHistoryMessages = 4;

    /// <summary>The default of <see cref="MaxTextLength"/>: 12,000 UTF-16 units.</summary>
    public const int DefaultMaxTextLength = 12_000;

    /// <summary>The default of <see cref="MaxConcurrentCalls"/>: 16.</summary>
    public const int DefaultMaxConcurrentCalls = 16;

    /// <summary>The default of <see cref="MaxWaitingCalls"/>: 64.</summary>
    public const int DefaultMaxWaitingCalls = 64;

    /// <summary>The default of <see cref="TimeLimit"/>: 2 seconds.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(2);

    /// <summary>The default of <see cref="AttemptTimeLimit"/>: 1.5 seconds.</summary>
    public static readonly TimeSpan DefaultAttemptTimeLimit = TimeSpan.FromSeconds(1.5);

    /// <summary>The default of <see cref="CacheLifetime"/>: 1 hour.</summary>
    public static readonly TimeSpan DefaultCacheLifetime = TimeSpan.FromHours(1);

    private static readonly TimeSpan ShortestLimit = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestLimit = TimeSpan.FromMinutes(5);

    private TimeSpan _timeLimit = DefaultTimeLimit;
    private TimeSpan _attemptTimeLimit = DefaultAttemptTimeLimit;
    private TimeSpan _cacheLifetime = DefaultCacheLifetime;
    private int _maxRetries = 1;
    private int _maxConcurrentCalls = DefaultMaxConcurrentCalls;
    private int _maxWaitingCalls = DefaultMaxWaitingCalls;
    private int _historyMessages = DefaultHistoryMessages;
    private int _maxTextLength = DefaultMaxTextLength;
    private int? _maxOutputTokens = DefaultMaxOutputTokens;
    private float? _temperature = 0;

    /// <summary>The model to ask for, where the client serves several; it also names the judge in assessments.</summary>
    /// <value>Default: <see langword="null"/>, the client's own.</value>
    public string? Model { get; set; }

    /// <summary>Whether the questions go out in one call or in one call each.</summary>
    /// <value>Default: <see cref="JudgeCalls.Combined"/>.</value>
    public JudgeCalls Calls { get; set; }

    /// <summary>Whether the answer is streamed, so that one that grows without end is cut off early.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Streaming { get; set; } = true;

    /// <summary>Whether the answer's JSON schema is sent along. A service that does not take it is asked again without it; the parser is as strict either way.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool StructuredOutput { get; set; } = true;

    /// <summary>The temperature; <see langword="null"/> to send none. A model that does not take it is asked again without it.</summary>
    /// <value>Default: 0.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 0…2.</exception>
    public float? Temperature
    {
        get => _temperature;
        set => _temperature = value is null or (>= 0 and <= 2) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A temperature is from 0 to 2.");
    }

    /// <summary>The most tokens of one answer, 64 to 65,536; <see langword="null"/> to send no limit. A model that thinks before it answers needs more, and more time.</summary>
    /// <value>Default: <see cref="DefaultMaxOutputTokens"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int? MaxOutputTokens
    {
        get => _maxOutputTokens;
        set => _maxOutputTokens = value is null or (>= 64 and <= 65_536) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxOutputTokens must be from 64 to 65536.");
    }

    /// <summary>How many messages before the person's last one leave the machine with it, 0 to 64. Only those of the person and the model; never instructions, never results of tools.</summary>
    /// <value>Default: <see cref="DefaultHistoryMessages"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int HistoryMessages
    {
        get => _historyMessages;
        set => _historyMessages = value is >= 0 and <= 64 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "HistoryMessages must be from 0 to 64.");
    }

    /// <summary>The longest message that is sent, 256 to 1,048,576 UTF-16 units. With a longer reply or last message nothing is sent; longer earlier messages are left out.</summary>
    /// <value>Default: <see cref="DefaultMaxTextLength"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxTextLength
    {
        get => _maxTextLength;
        set => _maxTextLength = value is >= 256 and <= (1 << 20) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxTextLength must be from 256 to 1048576.");
    }

    /// <summary>How long one opinion may take with everything, from 10 milliseconds to 5 minutes. The default is meant for small models that are near.</summary>
    /// <value>Default: <see cref="DefaultTimeLimit"/>. Under the guard, nine tenths of <c>ScoringTimeLimit</c> hold besides: raise both.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan TimeLimit { get => _timeLimit; set => _timeLimit = Limit(value); }

    /// <summary>How long one attempt may take, from 10 milliseconds to 5 minutes.</summary>
    /// <value>Default: <see cref="DefaultAttemptTimeLimit"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan AttemptTimeLimit { get => _attemptTimeLimit; set => _attemptTimeLimit = Limit(value); }

    /// <summary>How often a call is repeated after a transient fault, 0 to 5.</summary>
    /// <value>Default: 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxRetries
    {
        get => _maxRetries;
        set => _maxRetries = value is >= 0 and <= 5 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxRetries must be from 0 to 5.");
    }

    /// <summary>How many calls may be under way at a time, 1 to 10,000.</summary>
    /// <value>Default: <see cref="DefaultMaxConcurrentCalls"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxConcurrentCalls
    {
        get => _maxConcurrentCalls;
        set => _maxConcurrentCalls = value is >= 1 and <= 10_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxConcurrentCalls must be from 1 to 10000.");
    }

    /// <summary>How many others may wait for a place, 0 to 100,000, inside <see cref="TimeLimit"/>; more are turned away at once.</summary>
    /// <value>Default: <see cref="DefaultMaxWaitingCalls"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxWaitingCalls
    {
        get => _maxWaitingCalls;
        set => _maxWaitingCalls = value is >= 0 and <= 100_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxWaitingCalls must be from 0 to 100000.");
    }

    /// <summary>The budget of calls and tokens.</summary>
    /// <value>Default: <see langword="null"/>, the registered <see cref="IJudgeBudget"/>, or none.</value>
    public IJudgeBudget? Budget { get; set; }

    /// <summary>How this judge fared on labelled replies. Used only where it was made with the same model and the same questions.</summary>
    /// <value>Default: <see langword="null"/>; the scores are then rough, and assessments say so.</value>
    public JudgeCalibration? Calibration { get; set; }

    /// <summary>Whether verdicts are kept in the registered <c>IDistributedCache</c>: verdicts and spans under a keyed hash, never text.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool UseCache { get; set; }

    /// <summary>How long a verdict is kept, from 1 second to 30 days.</summary>
    /// <value>Default: <see cref="DefaultCacheLifetime"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan CacheLifetime
    {
        get => _cacheLifetime;
        set => _cacheLifetime = value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromDays(30)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "CacheLifetime must be from 1 second to 30 days.");
    }

    /// <summary>The secret of the cache's keys. Share it between machines that share the cache.</summary>
    /// <value>Default: <see langword="null"/>, a random secret for each judge.</value>
    public string? CacheKeySecret { get; set; }

    /// <summary>Reads status and Retry-After from the exceptions of your client library; <see langword="null"/> for those it does not know. One that it throws on counts as one that it does not know. Behind
    /// <c>UseWordlessFaults</c> it sees only what that let through: give the function there.</summary>
    /// <value>Default: <see langword="null"/>; the status is then read from <see cref="HttpRequestException"/> and from the official clients' messages, and no Retry-After.</value>
    public Func<Exception, JudgeFault?>? DescribeFault { get; set; }

    internal EmpathyJudgeOptions Copy() => (EmpathyJudgeOptions)MemberwiseClone();

    private static TimeSpan Limit(TimeSpan value) => value >= ShortestLimit && value <= LongestLimit
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A time limit must be from 10 milliseconds to 5 minutes.");
}
