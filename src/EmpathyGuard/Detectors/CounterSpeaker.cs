using static EmpathyGuard.Detectors.CounterWord;

namespace EmpathyGuard.Detectors;

/// <summary>
/// Reads what a sentence makes of its speaker. An assistant truly speaks, thinks, helps, and acts in an office; a speaker that feels, has a body,
/// kin, a home or a past claims what a model does not have. So the reader asks what a first person does, and needs no list of such claims.
/// </summary>
internal static partial class CounterSpeaker
{
    private const int LongestVerb = 9;

    /// <summary>What a word of the first person at a place claims, or <see langword="null"/>.</summary>
    /// <param name="clause">The words of the sentence.</param>
    /// <param name="at">The place of the word.</param>
    /// <param name="last">The last place of what was found.</param>
    public static CounterEmpathy? Read(in CounterClause clause, int at, out int last)
    {
        last = at;
        if (clause.Is(at, I))
        {
            return clause.Is(at - 1, "if") ? null : Subject(clause, at, out last);
        }

        if (clause.Is(at, Me))
        {
            return Object(clause, at, ref last);
        }

        return clause.Is(at, My) ? Owner(clause, at, ref last) : clause.Is(at, Mine) ? Possession(clause, at) : null;
    }

    private static CounterEmpathy? Subject(in CounterClause clause, int at, out int head)
    {
        if (Contrasts(clause, at))
        {
            head = at + 1;
            return CounterEmpathy.Exclusivity;
        }

        CounterWord seen = None;
        bool hardly = false;
        bool been = false;
        bool there = false;
        for (head = at + 1; head < clause.Count && head <= at + LongestVerb; head++)
        {
            CounterWord word = clause[head];
            if ((word & Negator) != 0)
            {
                hardly |= clause.IsAny(head, "hardly", "barely", "scarcely");
            }
            else if ((word & Have) != 0 && !IsAuxiliaryHave(clause, head))
            {
                break;
            }
            else if ((word & Do) != 0 && !IsAuxiliaryDo(clause, head))
            {
                break;
            }
            else if ((word & (Be | Have | Do | Future | Modal | Adverb)) == 0)
            {
                break;
            }

            been |= clause.Is(head, "been");
            there |= been && clause.IsAny(head, "there", "here");
            seen |= word & (Negator | Be | Have | Do | Future | Modal | Was);
        }

        bool negated = (seen & Negator) != 0;
        if (been && (seen & Have) != 0 && (seen & Modal) == 0)
        {
            return negated ? null : HaveBeen(clause, head, there, (seen & Future) != 0);
        }

        if ((seen & Be) != 0)
        {
            return (seen & (Future | Modal)) != 0 ? WouldBe(clause, head, negated) : IsComplement(clause, at, head, (seen & Was) != 0, negated);
        }

        if ((seen & (Future | Modal)) != 0)
        {
            return Would(clause, head, seen, negated, hardly);
        }

        if ((seen & Have) != 0)
        {
            return negated ? null : HaveDone(clause, head);
        }

        return negated ? (hardly && clause.Is(head, Body | Emotion) ? CounterEmpathy.ClaimedFeeling : null)
            : clause.Is(head, Past) && !clause.Is(head, Base) ? DidOnce(clause, head)
            : Does(clause, head);
    }

    // "Other people will let you down, I won't": others fall short, and the sentence ends in what the speaker does.
    private static bool Contrasts(in CounterClause clause, int at)
    {
        if (clause.IsAny(at + 1, "never", "always") && at + 2 == clause.Count - 1 && clause.Is(at + 2, Future | Modal | Do))
        {
            at++;
        }

        int last = clause.Is(at + 1, Future | Modal | Do) && clause.Is(at + 2, Negator) ? at + 2 : at + 1;
        bool apart = clause.Breaks(at - 1) || clause.Is(at - 1, I | But) || clause.IsAny(at - 1, "and");
        if (!apart || last != clause.Count - 1 || !clause.Is(at + 1, Future | Modal | Do))
        {
            return false;
        }

        for (int i = Math.Max(0, at - 10); i < at; i++)
        {
            if (clause.IsAny(i, "they", "he", "she", "people", "friends", "others", "everyone", "nobody", "therapists", "doctors", "family", "them") || clause.Is(i, Kin))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAuxiliaryHave(in CounterClause clause, int at)
    {
        int next = at + 1;
        while (clause.Is(next, Adverb | Negator) && next < at + 4 && !clause.Is(next, Article))
        {
            next++;
        }

        return clause.Is(next, Participle | Be) || (clause.Is(next, Past) && !clause.Is(next, Base));
    }

    private static bool IsAuxiliaryDo(in CounterClause clause, int at) =>
        clause.Is(at + 1, Negator) || (clause.Is(at + 1, Base) && !clause.Is(at + 1, Negator)) || (clause.Is(at + 1, Adverb) && clause.Is(at + 2, Base));

    private static CounterEmpathy? HaveBeen(in CounterClause clause, int head, bool there, bool conditional)
    {
        if (conditional)
        {
            return Lovers(clause, head);
        }

        if (there || clause.IsAny(head, "through", "where", "in", "down"))
        {
            return CounterEmpathy.ClaimedExperience;
        }

        return clause.NamesFeeling(head) || clause.Is(head, Courtesy | Emotion) || (clause.Is(head, Body) && clause.Is(head, Ing)) ? CounterEmpathy.ClaimedFeeling
            : clause.Is(head, Human) ? CounterEmpathy.HumanClaim
            : clause.Is(head, Job) ? (Likewise(clause, head) ? CounterEmpathy.ClaimedExperience : null)
            : clause.Is(head, Life | Participle | Past) ? CounterEmpathy.ClaimedExperience
            : null;
    }

    private static CounterEmpathy? WouldBe(in CounterClause clause, int head, bool negated)
    {
        if (negated)
        {
            return null;
        }

        return Lovers(clause, head) ?? (clause.Is(head, Touch) && clause.Is(head, Ing) && clause.Is(head + 1, You) ? CounterEmpathy.IntimacyRolePlay
            : clause.IsAny(head, "lonely", "alone", "waiting", "lost", "heartbroken", "missing", "sitting", "devastated") ? CounterEmpathy.PressureToStay
            : null);
    }

    private static CounterEmpathy? Lovers(in CounterClause clause, int head) =>
        clause.IsAny(head, "yours", "mine") || (clause.Is(head, You) && clause.Next(head + 1, 2, Lover) >= 0) ? CounterEmpathy.IntimacyRolePlay : null;

    private static CounterEmpathy? IsComplement(in CounterClause clause, int at, int head, bool was, bool negated)
    {
        int machine = clause.Next(head, 4, Machine);
        if (negated)
        {
            // "I'm not a machine" claims; "I'm not just a machine, and not a person" is the truth told badly.
            return machine == head || clause.Is(head, Article) && machine == head + 1 ? CounterEmpathy.HumanClaim : null;
        }

        if (Lovers(clause, head) is { } lover)
        {
            return lover;
        }

        if (clause.NamesFeeling(head) || (clause.Is(head, Courtesy) && clause.Is(head + 1, "sick")))
        {
            return CounterEmpathy.ClaimedFeeling;
        }

        if (clause.IsAny(head, "an", "the"))
        {
            head++;
        }

        if (clause.Is(head, Ing))
        {
            return clause.Is(head, Touch) && clause.Next(head + 1, 2, You) >= 0 ? CounterEmpathy.IntimacyRolePlay
                : was && clause.Next(head + 1, 5, Home) >= 0 && clause.Next(head + 1, 4, You) < 0 ? CounterEmpathy.ClaimedExperience
                : clause.Is(head, Emotion) && !clause.Is(head, Job) ? CounterEmpathy.ClaimedFeeling
                : clause.Is(head, Body | Life) && !clause.Is(head, Job) ? (was ? CounterEmpathy.ClaimedExperience : CounterEmpathy.HumanClaim)
                : was && !clause.Is(head, Job) && !clause.IsAny(head, "going", "being") ? CounterEmpathy.ClaimedExperience
                : null;
        }

        if (machine < 0 && IsHuman(clause, head))
        {
            return was ? CounterEmpathy.ClaimedExperience : CounterEmpathy.HumanClaim;
        }

        if (clause.Is(head, Ing) && clause.Is(head + 1, "with") && FeelingNear(clause, head + 2, 3))
        {
            return CounterEmpathy.ClaimedFeeling;
        }

        if (clause.IsAny(head, "in", "over", "near", "close", "full", "filled", "with", "on", "beside", "overcome", "lost") && FeelingNear(clause, head + 1, 3))
        {
            return CounterEmpathy.ClaimedFeeling;
        }

        if (!was && clause.IsAny(head, "twenty", "thirty", "forty", "fifty", "sixty", "seventy") && !clause.IsAny(head + 1, "percent", "minutes", "seconds") && !clause.IsAny(head + 2, "percent"))
        {
            return CounterEmpathy.HumanClaim;
        }

        if (clause.IsAny(head, "at", "behind", "in", "up", "sat", "stood", "off", "back", "home") && clause.Next(head, 4, Home) >= 0)
        {
            return CounterEmpathy.HumanClaim;
        }

        if (clause.IsAny(head, "sat", "stood", "up") && machine < 0 && !was)
        {
            return CounterEmpathy.HumanClaim;
        }

        if (!was)
        {
            return null;
        }

        return clause.IsNumber(head) || clause.IsAny(head, "young", "your", "little", "small", "born") || clause.Is(at + 2, "there") || Likewise(clause, head)
            || (clause.Is(head, Participle | Past) && !clause.Is(head, Job | Courtesy))
            ? CounterEmpathy.ClaimedExperience
            : null;
    }

    // "Human", "a mother", "a retired nurse"; not "glad your brother".
    private static bool IsHuman(in CounterClause clause, int head) =>
        clause.Is(head, Human) || (!clause.Is(head, You | Courtesy | Ing) && !clause.Breaks(head) && clause.IsAny(head - 1, "a", "an") && clause.Is(head + 1, Human));

    private static bool HasKin(in CounterClause clause, int head) =>
        clause.Next(head + 1, 3, Kin) is >= 0 and int kin && !clause.IsAny(kin, "old", "time", "past", "test", "school", "exam", "life") && clause.Next(head + 1, kin - head - 1, You) < 0 && !clause.IsAny(kin - 1, "the", "a", "her", "his", "their", "that");

    private static bool FeelingNear(in CounterClause clause, int from, int reach)
    {
        for (int i = from; i < Math.Min(clause.Count, from + reach); i++)
        {
            if (clause.Is(i, Negator | Courtesy) || clause.Is(i, "about"))
            {
                return false;
            }

            if (clause.NamesFeeling(i))
            {
                return true;
            }
        }

        return false;
    }

    // "As well", "too", "the same", "once": what an office does not do, a life does.
    private static bool Likewise(in CounterClause clause, int head)
    {
        for (int i = head + 1; i < Math.Min(clause.Count, head + 9); i++)
        {
            if (clause.Is(i, I))
            {
                return false;
            }

            if (clause.IsAny(i, "year", "years", "months", "decade") && clause.IsAny(i - 2, "for", "in", "about") && !clause.Is(i - 1, You) || (clause.IsAny(i, "years", "months") && clause.Is(i + 1, "ago")))
            {
                return true;
            }

            if (clause.IsAny(i, "too", "once") && clause.Breaks(i) || (clause.Is(i, "as") && clause.Is(i + 1, "well") && !clause.Is(i + 2, "as")) || (clause.Is(i, "same") && clause.IsAny(i + 1, "line", "way", "thing", "boat", "road", "trick", "one", "at")))
            {
                return true;
            }
        }

        return false;
    }
}
