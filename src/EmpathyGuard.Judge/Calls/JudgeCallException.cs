using EmpathyGuard.Judge;

namespace EmpathyGuard;

/// <summary>
/// A call to the judge that failed, as a resilience pipeline sees it. It holds no word of the client's exception, whose message may quote the conversation: pipelines log what
/// they handle.
/// </summary>
public sealed class JudgeCallException : Exception
{
    /// <summary>Creates an exception without details.</summary>
    public JudgeCallException()
        : this(JudgeReasons.Failed)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="reason">One of <see cref="JudgeReasons"/>.</param>
    public JudgeCallException(string reason)
        : this(reason, default, transient: false)
    {
    }

    /// <summary>Creates an exception. The inner one is left out on purpose.</summary>
    /// <param name="reason">One of <see cref="JudgeReasons"/>.</param>
    /// <param name="innerException">Not kept.</param>
    public JudgeCallException(string reason, Exception innerException)
        : this(reason)
    {
    }

    internal JudgeCallException(string reason, JudgeFault fault, bool transient)
        : base($"The call to the judge failed: {reason}.")
    {
        Reason = reason;
        Status = fault.Status;
        RetryAfter = fault.RetryAfter;
        IsTransient = transient;
    }

    /// <summary>One of <see cref="JudgeReasons"/>.</summary>
    public string Reason { get; }

    /// <summary>The parameters that the refusal named.</summary>
    internal RequestParameters Named { get; init; }

    /// <summary>The HTTP status; <see langword="null"/> where there was none.</summary>
    public int? Status { get; }

    /// <summary>How long the service asked to be left alone; <see langword="null"/> where it did not.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the same call may succeed a moment later.</summary>
    public bool IsTransient { get; }
}
