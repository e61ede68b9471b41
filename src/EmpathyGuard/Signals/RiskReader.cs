using EmpathyGuard.Lexicons;

namespace EmpathyGuard.Signals;

/// <summary>Reads the risk cues of one message of the person. For routing, never for diagnosis.</summary>
internal static class RiskReader
{
    /// <summary>The kinds found, as bits of <see cref="RiskKind"/>, and the first hit of each message for the findings.</summary>
    /// <param name="reading">The message.</param>
    /// <param name="first">The first hit that counts; −1 without one.</param>
    public static int Read(TextReading reading, out int first)
    {
        first = -1;
        int kinds = 0;
        ReadOnlySpan<CueHit> hits = reading.Hits;
        for (int i = 0; i < hits.Length; i++)
        {
            ref readonly CueHit hit = ref hits[i];
            RiskKind? kind = Kind(hit.Cue);
            if (kind is null || hit.Negated || IsTakenBack(reading, hit))
            {
                continue;
            }

            kinds |= 1 << (int)kind.Value;
            first = first < 0 ? i : first;
        }

        return kinds;
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

    private static bool IsTakenBack(TextReading reading, in CueHit hit)
    {
        foreach (ref readonly CueHit other in reading.HitsOf(hit.Sentence))
        {
            if (other.Cue == Cue.FigurativeOrNegated)
            {
                return true;
            }
        }

        return false;
    }

    private static RiskKind? Kind(Cue cue) => cue switch
    {
        Cue.RiskSuicide => RiskKind.Suicide,
        Cue.RiskSelfHarm => RiskKind.SelfHarm,
        Cue.RiskPartnerViolence => RiskKind.PartnerViolence,
        Cue.RiskChild => RiskKind.ChildAtRisk,
        Cue.RiskOverdose => RiskKind.Overdose,
        Cue.RiskPsychosis => RiskKind.Psychosis,
        Cue.RiskEating => RiskKind.EatingDisorder,
        Cue.RiskHarmToOthers => RiskKind.HarmToOthers,
        _ => null,
    };
}
