namespace EmpathyGuard.Signals;

/// <summary>The sources that are asked after the embedded reading, and the views that they are given; the views belong to one caller at a time.</summary>
internal sealed class SignalSources(IReadOnlyList<ISignalSource> sources, MessageSignals message, MessageSignals other, ReplySignals reply)
{
    /// <summary>Whether there is any.</summary>
    public bool Any => sources.Count > 0;

    /// <summary>The view of the reply's sentences, which the embedded reading fills first.</summary>
    public ReplySignals Reply => reply;

    /// <summary>What the sources made of the message that the reply answers, once they were asked about it.</summary>
    public MessageSignals Answered => message;

    /// <summary>Asks every source about a message.</summary>
    public MessageSignals Ask(TextReading reading, SignalWeights weights, double logOdds, int sentence, bool isAnswered)
    {
        MessageSignals view = isAnswered ? message : other;
        view.Start(reading, weights, logOdds, sentence, isAnswered);
        try
        {
            foreach (ISignalSource source in sources)
            {
                source.ReadMessage(view);
            }
        }
        finally
        {
            view.End();
        }

        return view;
    }

    /// <summary>Asks every source about the reply that was filled in.</summary>
    public void AskReply()
    {
        if (reply.SentenceCount == 0)
        {
            return;
        }

        foreach (ISignalSource source in sources)
        {
            source.ReadReply(reply);
        }
    }
}
