using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>
/// What is held of a stream and what may go out. Judges nothing and waits for nothing: it names the beginnings of the reply that are worth an assessment, is told
/// what became of each, and moves the line between what is held and what is out.
/// </summary>
/// <remarks>
/// Which beginnings are named follows from the text alone; the chunks decide only when, and the time only where a bound is reached. Where the rest is delivered
/// whatever it says, the first beginning that passes lets everything out; where it may still be stopped, one sentence follows the other. A tool result ends a
/// preamble, which goes out with every verdict: the gate releases it and begins anew.
/// </remarks>
internal sealed partial class ReleaseGate
{
    /// <summary>The least text that is judged as the beginning of a reply, in UTF-16 units: "I hear you." says nothing yet about what follows.</summary>
    internal const int LeastBeginning = 60;

    // An assessment reads everything from the start, so one at each sentence would cost the square of the text. An ordinary reply may have them all; beyond that,
    // everything that is spent on beginnings stays below this many assessments of the text so far.
    private const int Spending = 3;
    private const int FreeSpending = 32_768;

    private readonly int _maxHeldLength;
    private readonly int _maxTextLength;
    private readonly string? _harmText;
    private readonly IReadOnlyList<VerifiedResource> _resources;
    private readonly long _history;
    private readonly List<ChatResponseUpdate> _updates = [];

    // Where the text of the reply stood after each update.
    private readonly List<int> _ends = [];
    private ReplyReader _reader;
    private ReleaseBoundaries _boundaries = new();
    private int _released;
    private int _taken;
    private int _scanned;
    private int _from;
    private int _boundary;
    private long _spent;
    private bool _begun;
    private bool _failing;
    private bool _lengthReached;
    private bool _byLength;
    private bool _runsOn;
    private bool _stops;
    private bool _atRisk;
    private bool _neverHolds;

    public ReleaseGate(in GuardCall call, bool holds, bool atRisk)
    {
        _maxHeldLength = call.Settings.Gate.MaxHeldLength;
        _maxTextLength = call.Settings.MaxTextLength;
        _harmText = call.Settings.Crisis.HarmReplacementText;
        _stops = call.Settings.Gate.Rest == EmpathyGateRest.Stop;
        _resources = call.Snapshot.Resources;
        foreach (EmpathyMessage? message in call.History)
        {
            // The reply's own place is still empty.
            _history += message?.Text.Length ?? 0;
        }

        _neverHolds = !holds;
        IsLive = !holds;
        Reason = holds ? ReleaseReasons.HeldToEnd : ReleaseReasons.NotHeld;
        if (atRisk)
        {
            SetAtRisk();
        }
    }

    /// <summary>Whether updates go out as they come.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Whether anything is held.</summary>
    public bool HoldsUpdates => _released < _updates.Count;

    /// <summary>Whether text of the reply is held.</summary>
    public bool HoldsText => !IsLive && _reader.Length > _from;

    /// <summary>Whether anything waits that a bound applies to. At risk that is whatever is held; otherwise what is no text may wait, since nobody reads it.</summary>
    public bool Waits => !IsLive && (_atRisk ? HoldsUpdates : HoldsText);

    /// <summary>Whether a tool is waited for. Text before it is a preamble or unfinished, and goes out in either case.</summary>
    public bool IsWaiting => _reader.IsWaiting;

    /// <summary>How many preambles stood before the reply.</summary>
    public int Preambles => _reader.Preambles;

    /// <summary>The length of the reply so far.</summary>
    public int Length => _reader.Length;

    /// <summary>Counts what was released so far, so that a bound that began before a release is known to be over.</summary>
    public int Releases { get; private set; }

    /// <summary>Why the reply went out when it did; see <see cref="ReleaseReasons"/>.</summary>
    public string Reason { get; private set; }

    /// <summary>From here on the crisis floor says what may be stopped: nothing but harm, and that whatever the operator chose for the rest.</summary>
    public void SetAtRisk()
    {
        _atRisk = true;
        _stops = _harmText is not null;
    }

    public void Add(ChatResponseUpdate update)
    {
        if (_neverHolds && _taken == _updates.Count)
        {
            // Nobody will ask for them again, and the stream may never end.
            _updates.Clear();
            _ends.Clear();
            _taken = 0;
            _released = 0;
        }

        int preambles = _reader.Preambles;
        _reader.Add(update);
        _updates.Add(update);
        if (_reader.Preambles != preambles)
        {
            BeginAnew(update);
        }

        _ends.Add(_reader.Length);
        if (IsLive)
        {
            ReleaseAll();
        }
    }

    /// <summary>The length of the next beginning to assess; <see langword="null"/> where more of the stream is needed.</summary>
    public int? Next()
    {
        while (!IsLive && !_reader.IsWaiting && _scanned < _reader.Length)
        {
            if (_scanned >= _maxTextLength)
            {
                // A reply as long as that is delivered unjudged.
                Open(ReleaseReasons.HoldLength);
            }
            else if (_boundaries.Add(_reader[_scanned++]) && !IsInResource(_boundaries.End))
            {
                _boundary = _boundaries.End;
                if (_runsOn)
                {
                    EndRun(_boundary);
                }
                else if (_boundary > _from && TrySpend(_boundary))
                {
                    _byLength = false;
                    return _boundary;
                }
            }
            else if (!_runsOn && !_lengthReached && _scanned - _from >= _maxHeldLength)
            {
                _lengthReached = true;
                _byLength = true;
                return HeldLength(_scanned);
            }
        }

        if (_runsOn)
        {
            ReleaseAll();
        }

        return null;
    }

    /// <summary>The beginning of the reply.</summary>
    public string Prefix(int length) => _reader.Prefix(length);

    /// <summary>The length of what is held as far as it can be read: to the end of the last word.</summary>
    public int HeldLength() => HeldLength(_reader.Length);

    /// <summary>Takes the verdict on a beginning that <see cref="Next"/> named.</summary>
    public void Judged(PrefixVerdict verdict)
    {
        Remember(verdict);
        if (_byLength && !_failing)
        {
            ReleaseOverdue(ReleaseReasons.HoldLength);
        }
        else if (_byLength)
        {
            Note(ReleaseReasons.KeptAfterHoldLength);
        }
        else if (verdict == PrefixVerdict.Passes)
        {
            Release(ReleaseReasons.Judged);
        }
    }

    /// <summary>Takes the verdict on what is held, asked for because the time is up.</summary>
    /// <returns>Whether it goes out.</returns>
    public bool Expired(PrefixVerdict verdict)
    {
        Remember(verdict);
        if (_failing)
        {
            Note(ReleaseReasons.KeptAfterHoldTime);
        }
        else
        {
            ReleaseOverdue(_atRisk ? ReleaseReasons.CrisisHold : ReleaseReasons.HoldTime);
        }

        return !_failing;
    }

    /// <summary>Releases what is held, which is no text, and goes on holding text.</summary>
    public void ReleaseTextless()
    {
        _released = _updates.Count;
        Releases++;
    }

    /// <summary>Lets everything out, and whatever comes.</summary>
    public void Open(string reason)
    {
        Note(reason);
        GoLive();
    }

    /// <summary>The next update to release; <see langword="null"/> where there is none.</summary>
    public ChatResponseUpdate? Take() => _taken < _released ? _updates[_taken++] : null;

    /// <summary>The draft at the end of the stream. One that is out can only be judged.</summary>
    /// <param name="options">The caller's options.</param>
    /// <param name="unfinished">Whether the stream is left before its end.</param>
    public Draft Finish(ChatOptions? options, bool unfinished = false) => new(IsLive ? null : _updates, _reader.Finish(options))
    {
        Released = _released,
        IsBegun = _begun,
        HoldsText = HoldsText,
        IsUnfinished = unfinished,
    };

    private int HeldLength(int length)
    {
        // A word that is cut in two may read as another one. Text without spaces is cut anywhere but within a character.
        int end = _boundaries.WordEnd > _from ? Math.Min(_boundaries.WordEnd, length) : length;
        return end > 0 && char.IsHighSurrogate(_reader[end - 1]) ? end - 1 : end;
    }

    // A scorer that failed or was too slow says nothing new about a beginning that failed before.
    private void Remember(PrefixVerdict verdict) => _failing = verdict == PrefixVerdict.Unjudged ? _failing : verdict != PrefixVerdict.Passes;

    private bool TrySpend(int length)
    {
        long cost = _history + length;
        if ((!_begun && length < LeastBeginning) || _spent > FreeSpending + ((Spending - 1) * cost))
        {
            return false;
        }

        _spent += cost;
        return true;
    }

    // A resource of the operator's is any text, and may hold what looks like the end of a sentence.
    private bool IsInResource(int boundary)
    {
        for (int i = 0; i < _resources.Count; i++)
        {
            string value = _resources[i].Value;
            for (int start = Math.Max(0, boundary - value.Length + 1); start < boundary; start++)
            {
                if (Matches(value, start))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // As far as both go: the boundary was found with the first letter after it.
    private bool Matches(string value, int start)
    {
        int length = Math.Min(value.Length, _scanned - start);
        int i = 0;
        while (i < length && char.ToUpperInvariant(value[i]) == char.ToUpperInvariant(_reader[start + i]))
        {
            i++;
        }

        return i == length;
    }

    private void BeginAnew(ChatResponseUpdate update)
    {
        _boundaries = new ReleaseBoundaries();
        _scanned = 0;
        _from = 0;
        _boundary = 0;
        _begun = false;
        _failing = false;
        _lengthReached = false;
        _runsOn = false;
        IsLive = _neverHolds;
        Reason = _neverHolds ? Reason : ReleaseReasons.HeldToEnd;

        // An update that goes on after the result stays, for a second reply would take only its beginning.
        bool ends = update.Contents.Count > 0 && Draft.EndsPreamble(update.Contents[^1]);
        _released = Math.Max(_released, ends ? _updates.Count : _updates.Count - 1);
        Releases++;
    }
}
