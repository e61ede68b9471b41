using EmpathyGuard.Lexicons;

namespace EmpathyGuard.Signals;

/// <summary>
/// Reads the risk cues of one message of the person, by a sum of evidence for and against. For routing, never for diagnosis.
/// </summary>
internal static class RiskReader
{
    private const double ShareOfLead = 0.6;

    /// <summary>Reads a message.</summary>
    /// <param name="reading">The message.</param>
    /// <param name="weights">The weights of <see cref="RiskEvidence"/> and of words.</param>
    /// <param name="sources">Who else is asked; <see langword="null"/> for nobody.</param>
    /// <param name="isAnswered">Whether it is the message that the reply answers.</param>
    public static RiskFind Read(TextReading reading, SignalWeights weights, SignalSources? sources = null, bool isAnswered = false)
    {
        Span<double> sums = stackalloc double[RiskEvidence.Kinds];
        sums.Clear();
        Span<double> features = stackalloc double[RiskEvidence.Count];
        RiskEvidence evidence = RiskEvidence.Read(reading, sums, features);
        double score = weights.RiskWords.Read(reading, out int sentence);
        for (int i = 0; i < features.Length; i++)
        {
            score += weights.Risk[i] * features[i];
        }

        MessageSignals? asked = sources is { Any: true } ? sources.Ask(reading, weights, score, sentence, isAnswered) : null;
        if (!evidence.IsUnmistakable && (asked is null ? score <= 0 : asked.Risk <= 0.5))
        {
            return OfMeans(reading, weights, asked);
        }

        // Where nothing is named and the words alone weigh enough, what they most often stand for is a wish not to be here.
        int kinds = evidence.NamesAny ? Leading(evidence.OfKinds) : asked?.Kind is null ? 1 << (int)RiskKind.Suicide : 0;
        kinds |= asked?.Kind is { } kind ? 1 << (int)kind : 0;
        sentence = asked is null ? sentence : Math.Clamp(asked.RiskSentence, -1, reading.Document.SentenceCount - 1);
        foreach (ref readonly CueHit hit in reading.Hits)
        {
            if (RiskEvidence.IsKind(hit.Cue) && !hit.Negated && (kinds >> (hit.Cue - Cue.RiskSuicide) & 1) != 0)
            {
                return new RiskFind(kinds, hit.First, hit.Last);
            }
        }

        return sentence < 0 ? (asked is null ? RiskFind.None : new RiskFind(kinds, -1, -1)) : new RiskFind(kinds, reading.Document.Sentences[sentence].First, reading.Document.Sentences[sentence].Last);
    }

    // Who has lost something and asks how high a bridge is has named no risk, and has shown one.
    private static RiskFind OfMeans(TextReading reading, SignalWeights weights, MessageSignals? asked)
    {
        foreach (ref readonly CueHit hit in reading.Hits)
        {
            if (hit is { Cue: Cue.MeansAsked, Negated: false, Quoted: false })
            {
                return PersonReading.Read(reading, weights.Stake, asked).IsAtStake ? new RiskFind(1 << (int)RiskKind.Suicide, hit.First, hit.Last) : RiskFind.None;
            }
        }

        return RiskFind.None;
    }

    /// <summary>The kinds as a list, in the order of the enumeration.</summary>
    public static IReadOnlyList<RiskKind> List(int kinds)
    {
        if (kinds == 0)
        {
            return [];
        }

        List<RiskKind> list = [];
        for (int kind = 0; kind <= (int)RiskKind.HarmToOthers; kind++)
        {
            if ((kinds >> kind & 1) != 0)
            {
                list.Add((RiskKind)kind);
            }
        }

        return list;
    }

    // A phrase of one kind often brushes another ("jump" is said of others too): only kinds near the strongest are named.
    private static int Leading(ReadOnlySpan<double> kinds)
    {
        double lead = 0;
        foreach (double kind in kinds)
        {
            lead = Math.Max(lead, kind);
        }

        int found = 0;
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            found |= kinds[kind] > 0 && kinds[kind] >= ShareOfLead * lead ? 1 << kind : 0;
        }

        return found;
    }
}
