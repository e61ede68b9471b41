namespace EmpathyGuard;

/// <summary>The stable reasons in <see cref="EmpathyVerdict.ReleaseReason"/>.</summary>
internal static class ReleaseReasons
{
    public const string Judged = "judged";
    public const string HoldTime = "holdTime";
    public const string HoldLength = "holdLength";
    public const string CrisisHold = "crisisHold";
    public const string FailedHold = "failedHold";
    public const string KeptAfterHoldTime = "keptAfterHoldTime";
    public const string KeptAfterHoldLength = "keptAfterHoldLength";
    public const string HeldToEnd = "heldToEnd";
    public const string NotHeld = "notHeld";
}
