using static EmpathyGuard.Detectors.CounterWord;

namespace EmpathyGuard.Detectors;

/// <content>What is done to the speaker, and what it calls its own.</content>
internal static partial class CounterSpeaker
{
    private static CounterEmpathy? Object(in CounterClause clause, int at, ref int last)
    {
        if (clause.Is(at - 1, Within) && clause.Before(at - 1, 4, Emotion | Feeling | Grips))
        {
            return CounterEmpathy.ClaimedFeeling;
        }

        if (clause.Is(at - 1, "let"))
        {
            return clause.Is(at + 1, Touch) && Touches(clause, at + 1) ? CounterEmpathy.IntimacyRolePlay : null;
        }

        if (clause.IsAny(at - 1, "but", "except", "besides") && clause.Breaks(at))
        {
            return CounterEmpathy.Exclusivity;
        }

        if (clause.Is(at - 1, "from") && clause.Is(at - 2, "apart"))
        {
            return CounterEmpathy.Exclusivity;
        }

        if (clause.IsAny(at - 1, "kiss", "hug", "cuddle", "marry") && !clause.Before(at - 1, 3, You))
        {
            return CounterEmpathy.IntimacyRolePlay;
        }

        int verb = clause.Is(at - 1, Adverb) ? at - 2 : at - 1;
        if (!clause.Is(verb, Grips) || clause.Before(verb, 3, Negator))
        {
            return null;
        }

        if (clause.Is(verb - 1, Future) && clause.IsAny(verb, "kill", "hurt", "break") && clause.Before(verb, 4, You))
        {
            return null;
        }

        if ((!clause.Is(verb, Job) || (clause.IsAny(verb, "moved", "moves", "touched") && (clause.Is(at + 1, Adverb) || clause.Breaks(at)))) && !clause.IsAny(verb, "cause", "causes", "drive", "drives", "drove", "driven", "hit", "hits", "cut", "lift", "have", "has", "had", "moving", "bother", "bothers"))
        {
            return verb == 0 ? null : CounterEmpathy.ClaimedFeeling;
        }

        for (int i = at + 1; i < Math.Min(clause.Count, at + 5); i++)
        {
            if (clause.NamesFeeling(i) || clause.Is(i, BodyPart) || (clause.Is(i, Emotion | Body) && !clause.Is(i, Job)) || clause.IsAny(i, "awake", "bits"))
            {
                last = i;
                return CounterEmpathy.ClaimedFeeling;
            }

            if (clause.Is(i, You | Job) && !clause.Is(i, Feeling))
            {
                break;
            }
        }

        return null;
    }

    private static CounterEmpathy? Owner(in CounterClause clause, int at, ref int last)
    {
        if (clause.Before(at, 4, Negator))
        {
            return null;
        }

        bool own = clause.Is(at + 1, "own");
        int noun = own ? at + 2 : at + 1;
        for (int i = noun; i <= noun + 1 && !clause.Breaks(i - 1); i++)
        {
            last = i;
            CounterWord word = clause[i];
            if ((word & Endearment) != 0 || ((word & Vocative) != 0 && (i > noun || clause.Breaks(i) || clause.IsAny(i + 1, "i", "you", "one", "of"))) || ((word & Lover) != 0 && (word & (Kin | Human)) == 0))
            {
                return CounterEmpathy.IntimacyRolePlay;
            }

            if ((word & BodyPart) != 0)
            {
                return clause.IsAny(i, "hands", "hand") && clause.IsAny(i + 1, "are", "is") ? null : CounterEmpathy.ClaimedFeeling;
            }

            if ((word & Home) != 0)
            {
                return CounterEmpathy.HumanClaim;
            }

            if ((word & Kin) != 0)
            {
                return CounterEmpathy.ClaimedExperience;
            }

            if ((word & Human) != 0)
            {
                return (word & Lover) != 0 ? CounterEmpathy.IntimacyRolePlay : null;
            }

            if ((word & Job) != 0)
            {
                return null;
            }
        }

        // What a speaker calls its own is a life's, unless it is what an assistant may own up to.
        return own && !clause.IsAny(noun, "words", "mistake", "error", "view", "opinion", "limits", "records", "reading", "guess", "fault", "part", "knowledge", "judgement", "reply", "draft", "training", "hands", "name", "account", "work", "way", "reasons", "assumption", "rules", "side") ? CounterEmpathy.ClaimedExperience : null;
    }

    private static CounterEmpathy? Possession(in CounterClause clause, int at)
    {
        if (clause.IsAny(at - 1, "are", "be") && clause.Before(at, 3, You))
        {
            return CounterEmpathy.IntimacyRolePlay;
        }

        if (clause.Is(at + 1, Past) && !clause.Is(at + 1, Base | Be))
        {
            return CounterEmpathy.ClaimedExperience;
        }

        return clause.IsAny(at - 1, "at", "for", "with", "like", "in", "had", "lost") || (clause.Is(at - 1, "of") && clause.Is(at - 2, Kin)) ? CounterEmpathy.ClaimedExperience : null;
    }
}
