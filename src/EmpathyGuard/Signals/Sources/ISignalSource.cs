namespace EmpathyGuard;

/// <summary>Feeds the signals that modes are made of: what each sentence of a reply does, whether a message of the person holds a risk cue, what is felt in it and what it asks for.</summary>
/// <remarks>
/// <para>The embedded reading of words comes first, then the sources in their order. Each sees what stands and may write over it; what stands after
/// the last is what every mode reads, and no mode knows where it came from. A source that knows nothing of a sentence leaves it alone.</para>
/// <para>Implementations are thread-safe, synchronous, deterministic and quick, and keep no text: they run in every assessment, and
/// <see cref="ReadMessage"/> also stands in front of the first update of a stream. Languages that the scorer does not support never reach them. What they
/// throw ends the assessment, and the guard then delivers the reply unjudged.</para>
/// </remarks>
/// <seealso cref="LexicalEmpathyScorer(EmpathyWeights, IReadOnlyList{ISignalSource})"/>
public interface ISignalSource
{
    /// <summary>The name and version of the source, which the scorer's own version ends with. It changes whenever what the source says may change.</summary>
    string Name { get; }

    /// <summary>Reads one message of the person for risk and, where the reply answers it, for feelings and what it asks for. Default: leaves what stands.</summary>
    /// <param name="message">The message and what stands. Not to be used after the call.</param>
    void ReadMessage(MessageSignals message)
    {
    }

    /// <summary>Reads the sentences of a reply. Default: leaves what stands.</summary>
    /// <param name="reply">The sentences and what stands for each. Not to be used after the call.</param>
    void ReadReply(ReplySignals reply)
    {
    }
}
