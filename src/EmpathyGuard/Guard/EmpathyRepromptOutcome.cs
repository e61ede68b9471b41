namespace EmpathyGuard;

/// <summary>What became of a re-prompt.</summary>
public enum EmpathyRepromptOutcome
{
    /// <summary>No re-prompt was wanted.</summary>
    None,

    /// <summary>The acceptance gate preferred the second reply, and it was delivered (under <see cref="EmpathyAction.Shadow"/>: would have been).</summary>
    Accepted,

    /// <summary>The acceptance gate kept the first reply.</summary>
    Rejected,

    /// <summary>A re-prompt was wanted and not made: the budget, the time, the crisis floor or the thread forbade it.</summary>
    Withheld,

    /// <summary>The second call failed; the first reply was delivered.</summary>
    Failed,
}
