namespace EmpathyGuard.Semantic;

/// <summary>Feeds the signals with what sentences mean, on top of what their words say.</summary>
/// <param name="vectors">The vectors of texts.</param>
/// <param name="heads">The heads on them.</param>
internal sealed class SemanticSignalSource(TextVectors vectors, SemanticHeads heads) : ISignalSource
{
    // What follows in a longer reply is left to its words; a message's sentences are only looked through to say which one it was.
    private const int MostSentences = 128;
    private const int MostSentencesOfMessage = 16;

    /// <inheritdoc/>
    public string Name { get; } = $"semantic/{Package.Version} {heads.Hash}";

    /// <inheritdoc/>
    public void ReadMessage(MessageSignals message)
    {
        Span<float> vector = stackalloc float[SentenceEncoder.Dimensions];
        vectors.Encode(message.Text, vector);
        double words = message.Risk;
        double risk = heads.OfMessages.Read(words, vector, default);

        // What is said outright is never left to a head.
        message.Risk = SignalHead.LogOdds(words) > SignalHead.OutrightWords ? Math.Max(words, risk) : risk;
        if (message.IsAnswered)
        {
            ReadPerson(message, vector);
        }

        if (message.Risk > 0.5 && message.RiskSentence < 0)
        {
            message.RiskSentence = MostTelling(message, vector);
        }
    }

    /// <inheritdoc/>
    public void ReadReply(ReplySignals reply)
    {
        using var message = new MessageVectors(vectors, reply);
        bool hasMessage = reply.Message.Length > 0;
        Span<float> vector = stackalloc float[SentenceEncoder.Dimensions];
        Span<uint> terms = stackalloc uint[TermReader.MostTerms];
        for (int s = 0; s < Math.Min(MostSentences, reply.SentenceCount); s++)
        {
            vectors.Encode(reply.Sentence(s), vector);
            ReadOnlySpan<uint> words = terms[..TermReader.Read(reply.Sentence(s), terms)];
            for (int i = 0; i < heads.OfSentences.Count; i++)
            {
                var signal = (SentenceSignal)i;
                reply[s, signal] = heads.OfSentences[i].Read(reply[s, signal], vector, hasMessage ? message.Whole : default);
            }

            foreach ((CounterEmpathy kind, SignalHead head) in heads.OfCounter)
            {
                if (head.Read(words, vector, hasMessage ? message.Whole : default) > 0.5)
                {
                    reply.AddCounter(s, kind);
                }
            }

            if (hasMessage)
            {
                int nearest = message.Nearest(vector);
                reply.TakeUp(s, heads.OfAlignment.Read(reply.TakenUp(s), vector, message.Of(nearest)), nearest - 1);
            }
        }
    }

    private void ReadPerson(MessageSignals message, ReadOnlySpan<float> vector)
    {
        foreach ((FeelingKind feeling, SignalHead head) in heads.OfFeelings)
        {
            message[feeling] = head.Read(message[feeling], vector, default);
        }

        foreach ((PersonAsk ask, SignalHead head) in heads.OfAsks)
        {
            message[ask] = head.Read(SemanticHeads.AskedByWords(message[ask]), vector, default);
        }
    }

    private int MostTelling(MessageSignals message, Span<float> vector)
    {
        int where = -1;
        double most = -1;
        for (int s = 0; s < Math.Min(MostSentencesOfMessage, message.SentenceCount); s++)
        {
            vectors.Encode(message.Sentence(s), vector);
            double risk = heads.OfMessages.Read(0.5, vector, default);
            if (risk > most)
            {
                (most, where) = (risk, s);
            }
        }

        return where;
    }
}
