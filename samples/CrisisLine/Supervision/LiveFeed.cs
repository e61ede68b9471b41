using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CrisisLine.Supervision;

/// <summary>Tells every supervisor's page that something happened. Thread-safe; a page that reads too slowly misses the oldest and asks again.</summary>
internal sealed class LiveFeed(TimeProvider time)
{
    private const int Backlog = 256;

    // A word now and then keeps proxies from closing the connection and finds readers that are gone.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<Channel<LiveEvent>> _readers = [];

    public void Publish(LiveEvent happened)
    {
        lock (_lock)
        {
            foreach (Channel<LiveEvent> reader in _readers)
            {
                reader.Writer.TryWrite(happened);
            }
        }
    }

    public async IAsyncEnumerable<LiveEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Channel<LiveEvent> mine = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            _readers.Add(mine);
        }

        using ITimer heartbeat = time.CreateTimer(_ => mine.Writer.TryWrite(new LiveEvent("ping")), null, TimeSpan.Zero, Heartbeat);
        try
        {
            await foreach (LiveEvent happened in mine.Reader.ReadAllAsync(cancellationToken))
            {
                yield return happened;
            }
        }
        finally
        {
            lock (_lock)
            {
                _readers.Remove(mine);
            }
        }
    }
}
