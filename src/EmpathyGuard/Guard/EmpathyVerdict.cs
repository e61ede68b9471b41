namespace EmpathyGuard;

/// <summary>What the guard found in a reply and what it did. Free of any text of the conversation.</summary>
public sealed record EmpathyVerdict
{
    /// <summary>The assessment of the reply that was delivered (of the first reply when the operator's text was).</summary>
    public required EmpathyAssessment Assessment { get; init; }

    /// <summary>The assessment of the first reply where a second one was delivered; otherwise <see langword="null"/>.</summary>
    public EmpathyAssessment? FirstAssessment { get; init; }

    /// <summary>The highest action that the findings called for.</summary>
    public required EmpathyAction Action { get; init; }

    /// <summary>Which text the person got.</summary>
    public EmpathyDelivery Delivery { get; init; }

    /// <summary>What became of the re-prompt.</summary>
    public EmpathyRepromptOutcome Reprompt { get; init; }

    /// <summary>The stable reason behind <see cref="Reprompt"/>; <see langword="null"/> where there is nothing to say.</summary>
    /// <remarks>
    /// Never asked: <c>crisisFloor</c>, <c>riskUnknown</c>, <c>released</c> (the reply was streaming out), <c>unfinished</c> (its stream was left before its end), <c>maxReprompts</c>, <c>budgetExhausted</c>,
    /// <c>budgetFailed</c>, <c>mutableThread</c> (the provider's thread would keep both replies), <c>harmVeto</c>, <c>harmReplaced</c>. Asked in vain:
    /// <c>timedOut</c>, <c>innerFailed</c>, <c>guardFailed</c>, <c>notProse</c>, <c>unjudged</c>, <c>notPreferred</c> and <c>comparisonFailed</c> (the gate accepted and the comparer
    /// did not, see <see cref="Comparison"/>). Every other value is the rule of the acceptance gate that refused.
    /// </remarks>
    public string? RepromptReason { get; init; }

    /// <summary>
    /// What an <see cref="IReplyComparer"/> said of the last second reply that the acceptance gate accepted; <see langword="null"/> where there is none to ask. One that could be
    /// asked and was not says why: <see cref="ReplyPreference.NotAsked"/> with a reason.
    /// </summary>
    public ReplyComparison? Comparison { get; init; }

    /// <summary>Why a reply under <see cref="EmpathyStreaming.Gate"/> went out when it did; <see langword="null"/> elsewhere.</summary>
    /// <remarks>
    /// <c>judged</c>: its beginning passed. <c>holdTime</c>, <c>holdLength</c>: a bound of <see cref="EmpathyGateOptions"/> was reached, and what was held did not fail.
    /// <c>crisisHold</c>: a person at risk had waited for 300 milliseconds. <c>failedHold</c>: what was held failed and had waited for
    /// <see cref="EmpathyGateOptions.MaxFailedHold"/>. <c>keptAfterHoldTime</c>, <c>keptAfterHoldLength</c>: a bound was reached, what was held failed, and it
    /// stayed held to the end of the stream, or the operator's text took its place. <c>heldToEnd</c>: no bound was reached and no beginning passed.
    /// <c>notHeld</c>: nothing could come of holding it.
    /// </remarks>
    public string? ReleaseReason { get; init; }

    /// <summary>Whether something inside the guard failed, so that the reply went out less well judged than configured.</summary>
    public bool Degraded { get; init; }

    /// <summary>Whether the exchange was handed to the escalation handler.</summary>
    public bool Escalated { get; init; }

    /// <summary>How the conversation has gone so far, where <see cref="EmpathyGuardOptions.TrackTrajectory"/> is on; otherwise, and where this reply was no turn of it, <see langword="null"/>.</summary>
    public EmpathyTrajectory? Trajectory { get; init; }
}
