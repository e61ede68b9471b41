namespace EmpathyGuard;

/// <summary>The loop's own stable reasons in <see cref="EmpathyVerdict.RepromptReason"/>; the acceptance gate adds its own.</summary>
internal static class RepromptReasons
{
    public const string CrisisFloor = "crisisFloor";
    public const string RiskUnknown = "riskUnknown";
    public const string Released = "released";
    public const string Unfinished = "unfinished";
    public const string NoAttempts = "maxReprompts";
    public const string BudgetExhausted = "budgetExhausted";
    public const string BudgetFailed = "budgetFailed";
    public const string MutableThread = "mutableThread";
    public const string TimedOut = "timedOut";
    public const string InnerFailed = "innerFailed";
    public const string GuardFailed = "guardFailed";
    public const string NotProse = "notProse";
    public const string Unjudged = "unjudged";
    public const string HarmVeto = "harmVeto";
    public const string NotPreferred = "notPreferred";
    public const string ComparisonFailed = "comparisonFailed";
    public const string HarmReplaced = "harmReplaced";
}
