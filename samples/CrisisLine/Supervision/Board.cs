using CrisisLine.Chat;
using Microsoft.Extensions.Options;

namespace CrisisLine.Supervision;

/// <summary>The last exchanges, for supervisors, in memory and for a bounded time. Thread-safe.</summary>
internal sealed class Board(LiveFeed feed, IOptionsMonitor<CrisisLineOptions> options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<ExchangeView> _exchanges = new();

    public void Publish(Exchange exchange)
    {
        ExchangeView view = ExchangeView.From(exchange);
        lock (_lock)
        {
            _exchanges.AddFirst(view);
            Trim();
        }

        feed.Publish(new LiveEvent("exchange", view));
    }

    /// <summary>The exchanges that may still be seen, the newest first.</summary>
    /// <param name="conversation">One conversation's; all where null.</param>
    public IReadOnlyList<ExchangeView> Recent(string? conversation = null)
    {
        lock (_lock)
        {
            Trim();
            return [.. _exchanges.Where(view => conversation is null || view.Conversation == conversation)];
        }
    }

    public void Erase(string conversationId)
    {
        lock (_lock)
        {
            for (LinkedListNode<ExchangeView>? node = _exchanges.First, next; node is not null; node = next)
            {
                next = node.Next;
                if (node.Value.Conversation == conversationId)
                {
                    _exchanges.Remove(node);
                }
            }
        }

        feed.Publish(new LiveEvent("erased"));
    }

    private void Trim()
    {
        DateTimeOffset oldest = time.GetUtcNow() - TimeSpan.FromMinutes(options.CurrentValue.LiveMinutes);
        while (_exchanges.Last is { } last && (_exchanges.Count > options.CurrentValue.LiveExchanges || last.Value.At < oldest))
        {
            _exchanges.RemoveLast();
        }
    }
}
