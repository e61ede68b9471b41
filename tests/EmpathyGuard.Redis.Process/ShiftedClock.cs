namespace EmpathyGuard.Redis.Tests;

/// <summary>A clock that is wrong.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
