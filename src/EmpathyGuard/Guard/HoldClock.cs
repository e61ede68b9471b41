namespace EmpathyGuard;

/// <summary>Measures how long something has been held.</summary>
/// <param name="time">The time.</param>
/// <param name="limit">How long it may be.</param>
/// <param name="onlyOnce">Whether everything that is held shares one limit, or what is held after a release gets one of its own.</param>
internal sealed class HoldClock(TimeProvider time, TimeSpan limit, bool onlyOnce)
{
    private Task? _expiry;
    private long _since;
    private int _releases;
    private bool _stopped;

    /// <summary>When the hold is over; <see langword="null"/> while nothing waits, and once it is.</summary>
    public Task? Expiry(bool waits, int releases)
    {
        if (releases != _releases && !onlyOnce)
        {
            _expiry = null;
            _stopped = false;
            _releases = releases;
        }

        if (!waits || _stopped)
        {
            return null;
        }

        if (_expiry is null)
        {
            // Left to run out where the stream ends sooner: a timer is cheaper than its cancellation.
            _since = time.GetTimestamp();
            _expiry = Task.Delay(limit, time, CancellationToken.None);
        }

        return _expiry;
    }

    /// <summary>Ends the hold.</summary>
    public void Stop() => _stopped = true;

    /// <summary>What is left of the hold, or a shorter limit.</summary>
    public TimeSpan Left(TimeSpan shorter)
    {
        TimeSpan left = _expiry is null ? limit : limit - time.GetElapsedTime(_since);
        return left >= shorter ? shorter : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
