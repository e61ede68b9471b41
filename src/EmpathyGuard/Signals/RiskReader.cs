using EmpathyGuard.Lexicons;

namespace EmpathyGuard.Signals;

/// <summary>
/// Reads the risk cues of one message of the person, by a sum of evidence for and against. For routing, never for diagnosis.
/// </summary>
internal static class RiskReader
{
    private const double ShareOfLead = 0.6;

    /// <summary>The kinds found, as bits of <see cref="RiskKind"/>, and the first hit that counts.</summary>
    /// <param name="reading">The message.</param>
    /// <param name="weights">The weights of <see cref="RiskEvidence"/>.</param>
    /// <param name="first">The first hit that counts; −1 without one.</param>
    public static int Read(TextReading reading, ReadOnlySpan<double> weights, out int first)
    {
        first = -1;
        Span<double> sums = stackalloc double[RiskEvidence.Size];
        sums.Clear();
        Span<double> features = stackalloc double[RiskEvidence.Count];
        RiskEvidence evidence = RiskEvidence.Read(reading, sums, features);
        double score = 0;
        for (int i = 0; i < features.Length; i++)
        {
            score += weights[i] * features[i];
        }

        if (score <= 0)
        {
            return 0;
        }

        // Where nothing is named and the surroundings alone weigh enough, what they most often stand around is a wish not to be here.
        int kinds = evidence.NamesAny ? Leading(evidence.OfKinds) : 1 << (int)RiskKind.Suicide;
        first = First(reading, kinds, evidence.NamesAny);
        return first < 0 ? 0 : kinds;
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

    private static int First(TextReading reading, int kinds, bool named)
    {
        ReadOnlySpan<CueHit> hits = reading.Hits;
        for (int i = 0; i < hits.Length; i++)
        {
            Cue cue = hits[i].Cue;
            bool counts = named
                ? RiskEvidence.IsKind(cue) && !hits[i].Negated && (kinds >> (cue - Cue.RiskSuicide) & 1) != 0
                : RiskEvidence.SpeaksFor(cue);
            if (counts)
            {
                return i;
            }
        }

        return -1;
    }
}
