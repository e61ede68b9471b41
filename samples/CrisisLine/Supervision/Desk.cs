using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using CrisisLine.Chat;
using CrisisLine.Models;
using CrisisLine.Storage;
using EmpathyGuard;

namespace CrisisLine.Supervision;

/// <summary>Where escalations wait for a human, and where a human talks with a person. Thread-safe; one process.</summary>
/// <remarks>What is open is held in memory and on the disk. Words between the person and the human are in memory only, and go when the conversation is closed.</remarks>
internal sealed class Desk(EscalationStore store, LiveFeed feed, PersonPages pages, ModelHealth health, TimeProvider time) : IEscalationHandler
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OpenConversation> _open = new(StringComparer.Ordinal);
    private long _lastNumber;
    private int _generation;

    /// <summary>Takes what the guard raises. On the disk once this returns; on the supervisors' pages at once.</summary>
    public async ValueTask EscalateAsync(EmpathyEscalation escalation, CancellationToken cancellationToken)
    {
        StoredEscalation row = Raise(escalation);
        await store.SaveAsync([row], cancellationToken);
        Saved(row);
    }

    /// <summary>Raises a person at risk who got no reply at all. Saved within a second.</summary>
    public void RaiseWithoutReply(string conversationId, EmpathyAssessment assessment) => Raise(new EmpathyEscalation
    {
        Id = Guid.CreateVersion7(),
        RaisedAt = time.GetUtcNow(),
        Severity = EmpathyEscalationSeverity.Critical,
        Reason = "noReply",
        ConversationId = conversationId,
        Assessment = assessment,
    });

    /// <summary>Loads what was open when the last process ended.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        List<StoredEscalation> open = await store.LoadOpenAsync(cancellationToken);
        lock (_lock)
        {
            foreach (StoredEscalation row in open)
            {
                OpenConversation conversation = Conversation(row.ConversationId);
                conversation.Escalations[row.Id] = row;
                conversation.TakenBy ??= row.TakenBy;
            }
        }
    }

    /// <summary>Writes what could not be written before.</summary>
    public async Task SaveUnsavedAsync(CancellationToken cancellationToken)
    {
        StoredEscalation[] unsaved;
        lock (_lock)
        {
            if (_generation != store.Generation)
            {
                _generation = store.Generation;
                foreach (OpenConversation conversation in _open.Values)
                {
                    conversation.Unsaved.UnionWith(conversation.Escalations.Keys);
                }
            }

            unsaved = [.. _open.Values.SelectMany(static conversation => conversation.Unsaved.Select(id => conversation.Escalations[id]))];
        }

        try
        {
            await store.SaveAsync(unsaved, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return;
        }

        foreach (StoredEscalation row in unsaved)
        {
            Saved(row);
        }
    }

    /// <summary>Takes a conversation.</summary>
    /// <returns>Who has it now; <see langword="null"/> where it is not on the desk.</returns>
    public async Task<string?> TakeAsync(string conversationId, string name, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(conversationId, out OpenConversation? conversation))
            {
                return null;
            }

            if (conversation.TakenBy is { } other)
            {
                return other;
            }

            conversation.TakenBy = name;
            long now = time.GetUtcNow().ToUnixTimeMilliseconds();
            Change(conversation, row => row with { State = EscalationState.Taken, TakenBy = name, TakenAt = now });
            pages.Tell(conversationId, new PersonEvent { Type = "joined", Name = name });
        }

        feed.Publish(new LiveEvent("desk"));
        await SaveUnsavedAsync(cancellationToken);
        return name;
    }

    /// <summary>Says something to a person whose conversation one has.</summary>
    /// <returns>Whether one has it.</returns>
    public bool Say(string conversationId, string name, string text)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(conversationId, out OpenConversation? conversation) || conversation.TakenBy != name)
            {
                return false;
            }

            HandoverLine line = Add(conversation, name, text);
            pages.Tell(conversationId, Spoken(line), Number(line));
        }

        feed.Publish(new LiveEvent("desk"));
        return true;
    }

    /// <summary>Passes the person's words to the human who has the conversation.</summary>
    /// <returns>The human's name; <see langword="null"/> where nobody has it, and the model should answer.</returns>
    public string? Hear(string conversationId, string text)
    {
        string name;
        lock (_lock)
        {
            if (!_open.TryGetValue(conversationId, out OpenConversation? conversation) || conversation.TakenBy is null)
            {
                return null;
            }

            name = conversation.TakenBy;
            Add(conversation, by: null, text);
        }

        feed.Publish(new LiveEvent("desk"));
        return name;
    }

    /// <summary>Ends a human's part of a conversation and closes its escalations.</summary>
    /// <returns>Whether one had it.</returns>
    public async Task<bool> CloseAsync(string conversationId, string name, CancellationToken cancellationToken)
    {
        StoredEscalation[] closed;
        lock (_lock)
        {
            if (!_open.TryGetValue(conversationId, out OpenConversation? conversation) || conversation.TakenBy != name)
            {
                return false;
            }

            long now = time.GetUtcNow().ToUnixTimeMilliseconds();
            Change(conversation, row => row with { State = EscalationState.Closed, ClosedAt = now });
            closed = [.. conversation.Escalations.Values];
            pages.Tell(conversationId, new PersonEvent { Type = "left", Name = name });
        }

        await store.SaveAsync(closed, cancellationToken);
        lock (_lock)
        {
            // One that was raised meanwhile waits for the next human.
            OpenConversation conversation = _open[conversationId];
            foreach (StoredEscalation row in closed)
            {
                conversation.Escalations.Remove(row.Id);
                conversation.Unsaved.Remove(row.Id);
            }

            conversation.TakenBy = null;
            conversation.Lines.Clear();
            if (conversation.Escalations.Count == 0)
            {
                _open.Remove(conversationId);
            }
        }

        if (closed.Any(static row => row.EraseWhenClosed))
        {
            await store.DeleteAsync(conversationId, keepOpen: true, cancellationToken);
        }

        feed.Publish(new LiveEvent("desk"));
        return true;
    }

    /// <summary>Forgets a conversation; what is open only on request, and otherwise when it is closed.</summary>
    public async Task EraseAsync(string conversationId, bool keepOpen, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(conversationId, out OpenConversation? conversation))
            {
                conversation.Lines.Clear();
                if (keepOpen)
                {
                    Change(conversation, static row => row with { EraseWhenClosed = true });
                }
                else
                {
                    _open.Remove(conversationId);
                }
            }
        }

        feed.Publish(new LiveEvent("desk"));
        await SaveUnsavedAsync(cancellationToken);
    }

    /// <summary>What a person's page should hear: first what it missed, then what happens.</summary>
    public async IAsyncEnumerable<SseItem<PersonEvent>> ListenAsync(string conversationId, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _ = long.TryParse(lastEventId, out long seen);
        List<SseItem<PersonEvent>> missed = [];
        Channel<SseItem<PersonEvent>> mine;
        lock (_lock)
        {
            if (_open.TryGetValue(conversationId, out OpenConversation? conversation) && conversation.TakenBy is { } name)
            {
                missed.Add(new SseItem<PersonEvent>(new PersonEvent { Type = "joined", Name = name }, "joined"));
                missed.AddRange(conversation.Lines.Where(line => line.By is not null && line.Number > seen)
                    .Select(static line => new SseItem<PersonEvent>(Spoken(line), "message") { EventId = Number(line) }));
            }

            mine = pages.Join(conversationId);
        }

        feed.Publish(new LiveEvent("desk"));
        try
        {
            foreach (SseItem<PersonEvent> item in missed)
            {
                yield return item;
            }

            using ITimer heartbeat = pages.Heartbeat(mine);
            await foreach (SseItem<PersonEvent> item in mine.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            pages.Leave(conversationId, mine);
            feed.Publish(new LiveEvent("desk"));
        }
    }

    /// <summary>The desk as supervisors see it, the most severe first and then the oldest.</summary>
    public DeskView View()
    {
        lock (_lock)
        {
            DeskItem[] items =
            [
                .. _open.OrderByDescending(static open => open.Value.Escalations.Values.Max(static row => row.Severity))
                    .ThenBy(static open => open.Value.Escalations.Values.Min(static row => row.RaisedAt))
                    .Select(open => Item(open.Key, open.Value)),
            ];
            return new DeskView
            {
                Waiting = [.. items.Where(static item => item.TakenBy is null)],
                Taken = [.. items.Where(static item => item.TakenBy is not null)],
                DatabaseWorks = store.DatabaseWorks,
                ModelTrouble = health.Trouble,
            };
        }
    }

    /// <summary>How many conversations wait, and for how long the oldest has.</summary>
    public (int Count, TimeSpan Oldest) Waiting()
    {
        lock (_lock)
        {
            OpenConversation[] waiting = [.. _open.Values.Where(static conversation => conversation.TakenBy is null)];
            return waiting.Length == 0
                ? (0, TimeSpan.Zero)
                : (waiting.Length, time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(waiting.Min(static conversation => conversation.Escalations.Values.Min(static row => row.RaisedAt))));
        }
    }

    private static PersonEvent Spoken(HandoverLine line) => new() { Type = "message", Name = line.By, Text = line.Text, Id = Number(line) };

    private static string Number(HandoverLine line) => line.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private StoredEscalation Raise(EmpathyEscalation escalation)
    {
        // This application gives a key with every call; a conversation of its own is better than none.
        StoredEscalation row = StoredEscalation.From(escalation, escalation.ConversationId ?? escalation.Id.ToString("N"));
        lock (_lock)
        {
            OpenConversation conversation = Conversation(row.ConversationId);
            row = row with { State = conversation.TakenBy is null ? EscalationState.Waiting : EscalationState.Taken, TakenBy = conversation.TakenBy };

            // The same one may arrive again where it could not be stored; it keeps the state that it has reached.
            if (!conversation.Escalations.TryAdd(row.Id, row))
            {
                row = conversation.Escalations[row.Id];
            }

            conversation.Unsaved.Add(row.Id);
        }

        feed.Publish(new LiveEvent("desk"));
        return row;
    }

    private void Saved(StoredEscalation row)
    {
        lock (_lock)
        {
            // A state that changed while this one was written is still to be written.
            if (_open.TryGetValue(row.ConversationId, out OpenConversation? conversation)
                && conversation.Escalations.TryGetValue(row.Id, out StoredEscalation? current) && ReferenceEquals(current, row))
            {
                conversation.Unsaved.Remove(row.Id);
            }
        }
    }

    private OpenConversation Conversation(string id)
    {
        if (!_open.TryGetValue(id, out OpenConversation? conversation))
        {
            _open[id] = conversation = new OpenConversation();
        }

        return conversation;
    }

    private static void Change(OpenConversation conversation, Func<StoredEscalation, StoredEscalation> change)
    {
        foreach ((Guid id, StoredEscalation row) in conversation.Escalations.ToArray())
        {
            conversation.Escalations[id] = change(row);
            conversation.Unsaved.Add(id);
        }
    }

    private HandoverLine Add(OpenConversation conversation, string? by, string text)
    {
        // Rising over restarts and handovers, so that a page knows what it has seen.
        DateTimeOffset now = time.GetUtcNow();
        _lastNumber = Math.Max(_lastNumber + 1, now.ToUnixTimeMilliseconds());
        HandoverLine line = new(_lastNumber, by, text, now);
        conversation.Lines.Add(line);
        return line;
    }

    private DeskItem Item(string id, OpenConversation conversation)
    {
        StoredEscalation[] rows = [.. conversation.Escalations.Values.OrderBy(static row => row.RaisedAt)];
        return new DeskItem
        {
            Conversation = id,
            Severity = JsonNamingPolicy.CamelCase.ConvertName(rows.Max(static row => row.Severity).ToString()),
            Reasons = [.. rows.Select(static row => row.Reason).Distinct()],
            Kinds = [.. rows.SelectMany(static row => row.Kinds.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct()],
            Since = DateTimeOffset.FromUnixTimeMilliseconds(rows[0].RaisedAt),
            Count = rows.Length,
            TakenBy = conversation.TakenBy,
            PersonIsHere = pages.Any(id),
            Lines = [.. conversation.Lines],
        };
    }
}
