using System.Diagnostics.CodeAnalysis;

namespace EmpathyGuard;

/// <summary>Expiring values in this process, bounded: a full set forgets the ones that expire first. Thread-safe.</summary>
/// <typeparam name="TValue">What is kept.</typeparam>
internal sealed class ExpiringMemory<TValue>(TimeProvider time)
{
    /// <summary>The most values that are kept: 10,000.</summary>
    public const int Capacity = 10_000;

    // Making room sorts the whole set, so it is done for many values at once.
    private const int MadeRoom = Capacity / 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Expiry, TValue Value)> _values = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _values.Count;
            }
        }
    }

    public bool Contains(string id) => TryGet(id, out _, out _);

    /// <summary>A value and how long it still stands; zero where there is none.</summary>
    public bool TryGet(string id, [MaybeNullWhen(false)] out TValue value, out TimeSpan left)
    {
        lock (_lock)
        {
            if (_values.TryGetValue(id, out (DateTimeOffset Expiry, TValue Value) kept))
            {
                left = kept.Expiry - time.GetUtcNow();
                if (left > TimeSpan.Zero)
                {
                    value = kept.Value;
                    return true;
                }

                _values.Remove(id);
            }

            left = TimeSpan.Zero;
            value = default;
            return false;
        }
    }

    public void Set(string id, TValue value, TimeSpan lifetime)
    {
        lock (_lock)
        {
            if (_values.Count >= Capacity && !_values.ContainsKey(id))
            {
                MakeRoom();
            }

            _values[id] = (time.GetUtcNow() + lifetime, value);
        }
    }

    private void MakeRoom()
    {
        foreach (string first in _values.OrderBy(static kept => kept.Value.Expiry).Take(MadeRoom).Select(static kept => kept.Key).ToList())
        {
            _values.Remove(first);
        }
    }
}
