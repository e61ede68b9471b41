namespace EmpathyGuard;

/// <summary>The judge's budget of one process: so many calls and so many tokens in each window of time.</summary>
/// <remarks>
/// Thread-safe. Tokens are known only afterwards, so the calls that are under way when the tokens are used up still end. Several machines each have a budget of their own.
/// </remarks>
public sealed class WindowJudgeBudget : IJudgeBudget
{
    private readonly Lock _lock = new();
    private readonly int _calls;
    private readonly long? _tokens;
    private readonly TimeSpan _window;
    private readonly TimeProvider _time;
    private long _started;
    private int _callsLeft;
    private long _tokensLeft;

    /// <summary>Creates a budget.</summary>
    /// <param name="calls">The calls of a window, at least 1.</param>
    /// <param name="tokens">The tokens of a window, at least 1; <see langword="null"/> for any number.</param>
    /// <param name="window">The window, above zero. Default: <see langword="null"/>, one minute.</param>
    /// <param name="time">The clock. Default: <see langword="null"/>, the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public WindowJudgeBudget(int calls, long? tokens = null, TimeSpan? window = null, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        if (tokens is { } some)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(some, 1, nameof(tokens));
        }

        _window = window ?? TimeSpan.FromMinutes(1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_window, TimeSpan.Zero, nameof(window));
        _calls = calls;
        _tokens = tokens;
        _time = time ?? TimeProvider.System;
        _started = _time.GetTimestamp();
        _callsLeft = calls;
        _tokensLeft = tokens ?? long.MaxValue;
    }

    /// <inheritdoc/>
    public bool TrySpend(int calls)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        lock (_lock)
        {
            if (_time.GetElapsedTime(_started) >= _window)
            {
                _started = _time.GetTimestamp();
                _callsLeft = _calls;

                // What was used beyond the last window's tokens is owed by this one.
                _tokensLeft = _tokens is { } tokens ? tokens + Math.Min(0, _tokensLeft) : long.MaxValue;
            }

            if (calls > _callsLeft || _tokensLeft <= 0)
            {
                return false;
            }

            _callsLeft -= calls;
            return true;
        }
    }

    /// <inheritdoc/>
    public void Used(long tokens)
    {
        lock (_lock)
        {
            _tokensLeft -= Math.Max(0, tokens);
        }
    }
}
