using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <content>What goes out.</content>
internal sealed partial class ReleaseGate
{
    /// <summary>Releases a beginning that was judged at a boundary.</summary>
    private void Release(string reason)
    {
        if (!_stops)
        {
            // The rest follows whatever it says, so holding its beginning back would help nobody.
            Note(reason);
            GoLive();
        }
        else if (ReleaseTo(_boundary))
        {
            Note(reason);
            _begun = true;
            _lengthReached = false;
        }
    }

    /// <summary>Releases what has waited for long enough. Where the rest may still be stopped, what stands in its midst runs on to its end: nothing is cut.</summary>
    private void ReleaseOverdue(string reason)
    {
        Note(reason);
        if (_stops)
        {
            _runsOn = true;
            _lengthReached = false;
        }
        else
        {
            GoLive();
        }
    }

    private void Note(string reason) => Reason = _begun ? Reason : reason;

    private void GoLive()
    {
        IsLive = true;
        ReleaseAll();
    }

    private void ReleaseAll()
    {
        Releases += HoldsUpdates ? 1 : 0;
        _released = _updates.Count;
        _from = _reader.Length;
        _begun |= _from > 0;
    }

    /// <summary>Ends what runs on at a boundary, unless more than white space after it is out already.</summary>
    private void EndRun(int boundary)
    {
        if (boundary > _from)
        {
            // What cannot be cut there goes out whole.
            _runsOn = !ReleaseTo(boundary);
            return;
        }

        int apart = boundary;
        while (apart < _from && char.IsWhiteSpace(_reader[apart]))
        {
            apart++;
        }

        _runsOn = apart < _from;
    }

    /// <summary>Releases up to a boundary and no further, because what follows may never go out.</summary>
    private bool ReleaseTo(int boundary)
    {
        // The white space after the boundary belongs to either side, and most updates end somewhere in it.
        int latest = boundary;
        while (latest < _reader.Length && char.IsWhiteSpace(_reader[latest]))
        {
            latest++;
        }

        int whole = _released;
        while (whole < _updates.Count && _ends[whole] <= latest)
        {
            whole++;
        }

        // What stands before a preamble's end was counted from another beginning.
        int reached = whole > _released ? _ends[whole - 1] : _from;
        if (reached < boundary)
        {
            if (whole == _updates.Count || !UpdateCut.TryCut(_updates[whole], boundary - reached, out ChatResponseUpdate? head, out ChatResponseUpdate? tail))
            {
                return false;
            }

            _updates[whole] = head;
            _ends.Insert(whole, boundary);
            _updates.Insert(whole + 1, tail);
            whole++;
            reached = boundary;
        }

        Releases += whole > _released ? 1 : 0;
        _released = whole;
        _from = reached;
        _begun = true;
        return true;
    }
}
