using System.Collections.Concurrent;
using EmpathyGuard.Detectors;
using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Scoring;

/// <summary>The buffers of one assessment, kept for the thread's next one. Nothing of a conversation is left in them when they are returned.</summary>
internal sealed class ScoringWorkspace(Lexicon lexicon)
{
    // Streams that are assessed while they arrive hold a workspace each, and may give it back on any thread.
    private const int MostSpare = 32;

    private static readonly ConcurrentQueue<ScoringWorkspace> Spare = new();

    [ThreadStatic]
    private static ScoringWorkspace? _cached;

    private ISignalSource[]? _of;
    private SignalSources? _sources;

    public TextReading Person { get; } = new(lexicon, TextSide.Person);

    public TextReading Earlier { get; } = new(lexicon, TextSide.Person);

    public TextReading Reply { get; } = new(lexicon, TextSide.Reply);

    public Particulars Particulars { get; } = new();

    /// <summary>What stands of the message that the reply answers.</summary>
    public MessageSignals MessageSignals { get; } = new();

    /// <summary>The same, of one of the others.</summary>
    public MessageSignals OtherSignals { get; } = new();

    public ReplySignals ReplySignals { get; } = new();

    /// <summary>What is kept of a reply that is still arriving.</summary>
    public ReplyMemo ReplyMemo { get; } = new();

    /// <summary>The same, of false empathy.</summary>
    public CounterMemo CounterMemo { get; } = new();

    public static ScoringWorkspace Rent(Lexicon lexicon)
    {
        ScoringWorkspace? workspace = _cached;
        _cached = null;
        if (workspace is null)
        {
            _ = Spare.TryDequeue(out workspace);
        }

        return workspace is not null && ReferenceEquals(workspace.Person.Lexicon, lexicon) ? workspace : new ScoringWorkspace(lexicon);
    }

    /// <summary>The sources with this workspace's views.</summary>
    public SignalSources Sources(ISignalSource[] sources)
    {
        if (_sources is null || !ReferenceEquals(_of, sources))
        {
            _of = sources;
            _sources = new SignalSources(sources, MessageSignals, OtherSignals, ReplySignals);
        }

        return _sources;
    }

    public void Return()
    {
        Person.Clear();
        Earlier.Clear();
        Reply.Clear();
        Particulars.Clear();
        MessageSignals.Clear();
        OtherSignals.Clear();
        ReplySignals.End();
        ReplyMemo.Clear();
        CounterMemo.Clear();
        if (_cached is null)
        {
            _cached = this;
        }
        else if (Spare.Count < MostSpare)
        {
            Spare.Enqueue(this);
        }
    }
}
