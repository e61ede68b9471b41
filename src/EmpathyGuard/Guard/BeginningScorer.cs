using EmpathyGuard.Scoring;

namespace EmpathyGuard;

/// <summary>
/// Assesses one beginning of a stream after the other with the embedded scorer, which keeps what it read of the last one: a beginning costs what is new of it, and its
/// assessment is bit for bit the one that the scorer gives for the same text at once.
/// </summary>
internal sealed class BeginningScorer(LexicalEmpathyScorer scorer) : IDisposable
{
    private IncrementalReply? _reply;
    private int _preambles;

    /// <summary>Assesses a beginning.</summary>
    /// <param name="exchange">The exchange with the beginning in the reply's place.</param>
    /// <param name="preambles">How many preambles stood before the reply; after another one the text begins anew.</param>
    public EmpathyAssessment Assess(EmpathyExchange exchange, int preambles)
    {
        string text = exchange.Messages[exchange.ReplyIndex].Text;
        try
        {
            if (_reply is null || preambles != _preambles || text.Length < _reply.Length)
            {
                Dispose();
                _reply = scorer.Begin(exchange);
                _preambles = preambles;
            }
            else
            {
                _reply.Append(text.AsSpan((int)_reply.Length));
            }

            return _reply.Assess();
        }
        catch
        {
            // A signal source threw in the midst of it: what was read is not to be trusted.
            Dispose();
            throw;
        }
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        _reply?.Dispose();
        _reply = null;
    }
}
