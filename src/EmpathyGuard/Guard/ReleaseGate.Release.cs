using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <content>What goes out.</content>
internal sealed partial class ReleaseGate
{
    private void Release(int length, string reason)
    {
        if (_options.Rest == EmpathyGateRest.Deliver)
        {
            // The rest follows whatever it says, so holding its beginning back would help nobody.
            Reason = _begun ? Reason : reason;
            GoLive();
        }
        else if (ReleaseTo(Math.Min(length, _boundary)))
        {
            Reason = _begun ? Reason : reason;
            _begun = true;
            _lengthReached = false;
            Releases++;
        }
    }

    private void GoLive()
    {
        IsLive = true;
        _released = _updates.Count;
        _begun |= _reader.Length > 0;
        _from = _reader.Length;
        Releases++;
    }

    /// <summary>Releases up to a boundary and no further, because what follows may never go out.</summary>
    private bool ReleaseTo(int boundary)
    {
        if (boundary <= _from || boundary != _boundary)
        {
            return false;
        }

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

        int reached = whole > 0 ? _ends[whole - 1] : 0;
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

        _released = whole;
        _from = reached;
        return true;
    }
}
