using System.Diagnostics.CodeAnalysis;
using EmpathyGuard.Judge;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace EmpathyGuard;

/// <summary>What stands around a call to the judge, from the outside in: time limit, concurrency limit, retry of transient faults, circuit breaker, time limit of an attempt.</summary>
/// <remarks>
/// A pipeline of your own takes its place: a keyed <see cref="ResiliencePipeline"/> under <see cref="Key"/>, or one of that name in a registered
/// <c>ResiliencePipelineProvider&lt;string&gt;</c>. It sees failures as <see cref="JudgeCallException"/>, which holds no text; results never pass through it.
/// Switch off the retries of the client library below, or the two multiply.
/// </remarks>
public static class EmpathyJudgePipeline
{
    /// <summary>The key under which a pipeline of your own is looked for: <c>empathyguard.judge</c>.</summary>
    public const string Key = "empathyguard.judge";

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(150);

    /// <summary>Builds the default pipeline.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="time">The clock. Default: <see langword="null"/>, the system's.</param>
    /// <returns>The pipeline, to be shared by all calls to one judge.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options of the concurrency limit have no members to validate.")]
    public static ResiliencePipeline Create(EmpathyJudgeOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = new ResiliencePipelineBuilder { Name = Key, TimeProvider = time ?? TimeProvider.System };
        builder
            .AddTimeout(new TimeoutStrategyOptions { Name = "total", Timeout = options.TimeLimit })
            .AddStrategy(_ => new ConcurrencyLimit(options.MaxConcurrentCalls, options.MaxWaitingCalls), new LimitOptions());
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                Name = "retry",
                MaxRetryAttempts = options.MaxRetries,
                Delay = RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static arguments => new(IsWorthRetrying(arguments.Outcome.Exception)),
                DelayGenerator = static arguments => new((arguments.Outcome.Exception as JudgeCallException)?.RetryAfter),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                Name = "breaker",
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(15),
                ShouldHandle = static arguments => new(IsTheJudgesFault(arguments.Outcome.Exception)),
            })
            .AddTimeout(new TimeoutStrategyOptions { Name = "attempt", Timeout = options.AttemptTimeLimit })
            .Build();
    }

    // A judge that asks for more patience than a reply has is left alone.
    private static bool IsWorthRetrying(Exception? exception) => exception switch
    {
        JudgeCallException { IsTransient: true, RetryAfter: { } patience } => patience <= LongestRetryAfter,
        JudgeCallException call => call.IsTransient,
        TimeoutRejectedException => true,
        _ => false,
    };

    // One request that is refused says nothing of the next one.
    private static bool IsTheJudgesFault(Exception? exception) => exception switch
    {
        JudgeCallException { Reason: JudgeReasons.BadRequest or JudgeReasons.ContentFilter or JudgeReasons.Busy } => false,
        JudgeCallException or TimeoutRejectedException => true,
        _ => false,
    };

    private sealed class LimitOptions : ResilienceStrategyOptions
    {
        public LimitOptions() => Name = "concurrency";
    }
}
