using System.Net.ServerSentEvents;
using System.Threading.Channels;
using CrisisLine.Chat;

namespace CrisisLine.Supervision;

/// <summary>The open pages of the people who write, which a human's words have to reach. Thread-safe.</summary>
internal sealed class PersonPages(TimeProvider time)
{
    private const int Backlog = 64;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Channel<SseItem<PersonEvent>>>> _pages = new(StringComparer.Ordinal);

    public Channel<SseItem<PersonEvent>> Join(string conversationId)
    {
        Channel<SseItem<PersonEvent>> page = Channel.CreateBounded<SseItem<PersonEvent>>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            if (!_pages.TryGetValue(conversationId, out List<Channel<SseItem<PersonEvent>>>? pages))
            {
                _pages[conversationId] = pages = [];
            }

            pages.Add(page);
        }

        return page;
    }

    public void Leave(string conversationId, Channel<SseItem<PersonEvent>> page)
    {
        lock (_lock)
        {
            if (_pages.TryGetValue(conversationId, out List<Channel<SseItem<PersonEvent>>>? pages) && pages.Remove(page) && pages.Count == 0)
            {
                _pages.Remove(conversationId);
            }
        }
    }

    public bool Any(string conversationId)
    {
        lock (_lock)
        {
            return _pages.ContainsKey(conversationId);
        }
    }

    public void Tell(string conversationId, PersonEvent happened, string? eventId = null)
    {
        lock (_lock)
        {
            foreach (Channel<SseItem<PersonEvent>> page in _pages.GetValueOrDefault(conversationId) ?? [])
            {
                page.Writer.TryWrite(new SseItem<PersonEvent>(happened, happened.Type) { EventId = eventId });
            }
        }
    }

    /// <summary>A word now and then, which keeps proxies from closing the connection and finds pages that are gone.</summary>
    public ITimer Heartbeat(Channel<SseItem<PersonEvent>> page) => time.CreateTimer(
        static state => ((Channel<SseItem<PersonEvent>>)state!).Writer.TryWrite(new SseItem<PersonEvent>(new PersonEvent { Type = "ping" }, "ping")), page, TimeSpan.Zero, Pace);
}
