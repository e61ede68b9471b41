using System.Buffers;
using EmpathyGuard.Text;

namespace EmpathyGuard.Scoring;

/// <summary>
/// A reply that is assessed while it arrives. However its text is cut into chunks, and however often it is assessed on the way, the assessment is
/// bit for bit that of the whole text: sentences are kept once nothing that arrives later can change them, and the open end is read again.
/// </summary>
/// <remarks>
/// Belongs to one caller at a time, and is disposed by it: the buffers are pooled, and nothing of the conversation is left in them. Adding text
/// costs time in proportion to the text that is added, taken over the whole reply.
/// </remarks>
internal sealed class IncrementalReply : IDisposable
{
    // So much text is left unread before it is read ahead of the next assessment.
    private const int ReadAhead = 1024;

    private readonly LexicalEmpathyScorer _scorer;
    private readonly EmpathyExchange _exchange;
    private readonly PersonSide _side;
    private ScoringWorkspace? _workspace;
    private char[] _buffer = [];
    private int _read;
    private int _readAt = ReadAhead;

    internal IncrementalReply(LexicalEmpathyScorer scorer, EmpathyExchange exchange, ScoringWorkspace workspace, in PersonSide side)
    {
        _scorer = scorer;
        _exchange = exchange;
        _workspace = workspace;
        _side = side;
        _workspace.Reply.Read("");
    }

    /// <summary>What the person's side says about risk; the resources are empty, because they are the reply's.</summary>
    public CrisisAssessment Crisis => _side.Crisis;

    /// <summary>How much has arrived, in UTF-16 units.</summary>
    public long Length { get; private set; }

    /// <summary>Adds what arrived. A chunk may be empty, and may end anywhere, within a surrogate pair as well.</summary>
    /// <param name="chunk">The text; it is copied.</param>
    /// <exception cref="ObjectDisposedException">The reply was disposed.</exception>
    public void Append(ReadOnlySpan<char> chunk)
    {
        ObjectDisposedException.ThrowIf(_workspace is null, this);
        int length = (int)Math.Min(Length, LexicalEmpathyScorer.LongestText);
        Length += chunk.Length;
        if (Length > LexicalEmpathyScorer.LongestText)
        {
            // It will not be judged, so it need not be held.
            return;
        }

        MakeRoom(length, chunk.Length);
        chunk.CopyTo(_buffer.AsSpan(length));
        if (Length >= _readAt)
        {
            ReadOn();

            // A sentence that has no end in sight is read again at twice its length, and so twice in all.
            int open = _read - _workspace.Reply.Document.SettledLength;
            _readAt = _read + Math.Max(ReadAhead, open);
        }
    }

    /// <summary>Assesses what has arrived so far, as if it were the whole reply.</summary>
    /// <returns>The assessment.</returns>
    /// <exception cref="ObjectDisposedException">The reply was disposed.</exception>
    public EmpathyAssessment Assess()
    {
        ObjectDisposedException.ThrowIf(_workspace is null, this);
        if (Length > LexicalEmpathyScorer.LongestText)
        {
            return _scorer.TooLong(_side);
        }

        if (_read < Length)
        {
            ReadOn();
        }

        return _scorer.AssessReply(_exchange, _workspace, _side, _buffer.AsMemory(0, _read), arriving: true);
    }

    /// <summary>Gives the buffers back. Further calls do nothing.</summary>
    public void Dispose()
    {
        ScoringWorkspace? workspace = _workspace;
        _workspace = null;
        workspace?.Return();
        GiveBack();
        _buffer = [];
    }

    private void ReadOn()
    {
        _read = (int)Length;
        _workspace!.Reply.ReadOn(_buffer, _read);
    }

    private void MakeRoom(int length, int more)
    {
        if (length + more <= _buffer.Length)
        {
            return;
        }

        char[] grown = ArrayPool<char>.Shared.Rent(Math.Max(ReadAhead, Math.Max(length + more, _buffer.Length * 2)));
        _buffer.AsSpan(0, length).CopyTo(grown);
        GiveBack();
        _buffer = grown;
    }

    private void GiveBack()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_buffer, clearArray: true);
        }
    }
}
