namespace EmpathyGuard;

/// <summary>Expiring flags in this process, bounded: a full set forgets the ones that expire first. Thread-safe.</summary>
internal sealed class RiskFlags(TimeProvider time)
{
    /// <summary>The most flags that are kept: 10,000.</summary>
    public const int Capacity = 10_000;

    // Making room sorts the whole set, so it is done for many flags at once.
    private const int MadeRoom = Capacity / 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _expiry = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _expiry.Count;
            }
        }
    }

    public bool Contains(string id) => Left(id) > TimeSpan.Zero;

    /// <summary>How long a flag still stands; zero where there is none.</summary>
    public TimeSpan Left(string id)
    {
        lock (_lock)
        {
            if (!_expiry.TryGetValue(id, out DateTimeOffset expiry))
            {
                return TimeSpan.Zero;
            }

            TimeSpan left = expiry - time.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                return left;
            }

            _expiry.Remove(id);
            return TimeSpan.Zero;
        }
    }

    public void Add(string id, TimeSpan lifetime)
    {
        lock (_lock)
        {
            if (_expiry.Count >= Capacity && !_expiry.ContainsKey(id))
            {
                MakeRoom();
            }

            _expiry[id] = time.GetUtcNow() + lifetime;
        }
    }

    private void MakeRoom()
    {
        foreach (string first in _expiry.OrderBy(static flag => flag.Value).Take(MadeRoom).Select(static flag => flag.Key).ToList())
        {
            _expiry.Remove(first);
        }
    }
}
