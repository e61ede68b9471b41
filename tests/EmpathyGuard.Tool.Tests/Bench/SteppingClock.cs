namespace EmpathyGuard.Tool.Tests.Bench;

/// <summary>A clock that moves on by seven microseconds each time it is read.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1_000_000;

    public override long GetTimestamp() => _now += 7;
}
