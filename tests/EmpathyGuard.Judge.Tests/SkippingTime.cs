using Microsoft.Extensions.Time.Testing;

namespace EmpathyGuard.Judge.Tests;

/// <summary>A clock that nobody waits for: it jumps over the pauses between attempts, and moves towards a time limit only where a judge is slow. What comes of a call then hangs on no machine.</summary>
internal sealed class SkippingTime : FakeTimeProvider
{
    /// <summary>How long a slow judge takes: longer than one attempt may.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(650);

    /// <summary>How long one attempt may take: longer than any pause between two.</summary>
    public static readonly TimeSpan Attempt = TimeSpan.FromMilliseconds(600);

    /// <summary>How long an opinion may take: two slow attempts and the longest pause, and less than the guard waits.</summary>
    public static readonly TimeSpan Total = TimeSpan.FromMilliseconds(1600);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < Attempt)
        {
            ThreadPool.QueueUserWorkItem(static pair => pair.Time.Advance(pair.Pause), (Time: this, Pause: dueTime), preferLocal: false);
        }

        return timer;
    }
}
