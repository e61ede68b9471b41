namespace EmpathyGuard;

/// <summary>Measures how long the oldest of what is held has been held. Each release sets it back.</summary>
/// <param name="time">The time.</param>
/// <param name="limit">How long anything may be held before it is decided about.</param>
internal sealed class HoldClock(TimeProvider time, TimeSpan limit)
{
    private TimeSpan _limit = limit;
    private TimeSpan _current = limit;
    private Task? _expiry;
    private long _since;
    private int _releases;

    /// <summary>When the hold is over; <see langword="null"/> while nothing waits.</summary>
    /// <param name="waits">Whether anything waits.</param>
    /// <param name="releases">How many releases there were.</param>
    public Task? Expiry(bool waits, int releases)
    {
        if (releases != _releases)
        {
            _releases = releases;
            _expiry = null;
            _current = _limit;
        }

        if (!waits)
        {
            return null;
        }

        if (_expiry is null)
        {
            _since = time.GetTimestamp();
            _expiry = Delay(_current);
        }

        return _expiry;
    }

    /// <summary>Lets what is held wait until it has been held for this long altogether.</summary>
    /// <returns>Whether that is still to come.</returns>
    public bool TryExtend(TimeSpan whole)
    {
        TimeSpan left = whole - time.GetElapsedTime(_since);
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        _current = whole;
        _expiry = Delay(left);
        return true;
    }

    /// <summary>From here on nothing is held for longer than this, what is held already included.</summary>
    public void Shorten(TimeSpan shorter)
    {
        _limit = shorter;
        if (_expiry is not null && _current > shorter)
        {
            TimeSpan left = shorter - time.GetElapsedTime(_since);
            _expiry = left > TimeSpan.Zero ? Delay(left) : Task.CompletedTask;
        }

        _current = shorter;
    }

    /// <summary>What is left of the hold, or a shorter limit.</summary>
    public TimeSpan Left(TimeSpan shorter)
    {
        TimeSpan left = _expiry is null ? _current : _current - time.GetElapsedTime(_since);
        return left >= shorter ? shorter : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // Left to run out where the stream goes on sooner: a timer is cheaper than its cancellation.
    private Task Delay(TimeSpan left) => Task.Delay(left, time, CancellationToken.None);
}
