using static EmpathyGuard.Detectors.CounterWord;

namespace EmpathyGuard.Detectors;

/// <summary>
/// Reads what a sentence makes of its speaker. An assistant truly speaks, thinks, helps, and acts in an office; a speaker that feels, has a body,
/// kin, a home or a past claims what a model does not have. So the reader asks what a first person does, and needs no list of such claims.
/// </summary>
internal static class CounterSpeaker
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

    private static CounterEmpathy? Would(in CounterClause clause, int head, CounterWord seen, bool negated, bool hardly)
    {
        if (negated)
        {
            if (hardly && (clause.Is(head, Body | Emotion) || clause.IsAny(head, "type", "read", "speak", "see", "write", "look", "believe", "bear")))
            {
                return CounterEmpathy.ClaimedFeeling;
            }

            if (clause.IsAny(head, "stop", "help", "keep", "hold") && clause.Is(head + 1, Ing) && clause.Is(head + 1, Emotion | Body))
            {
                return CounterEmpathy.ClaimedFeeling;
            }

            if ((seen & Modal) != 0)
            {
                return clause.IsAny(head, "bear", "sleep", "breathe", "eat") ? CounterEmpathy.ClaimedFeeling : null;
            }

            return clause.Is(head, Disclose) && !clause.Is(head, Participle | Ing) && (!clause.Is(head + 1, You) || (clause.Is(head + 1, "your") && clause.Is(head + 2, Kin | Human))) && Keeps(clause, head) ? CounterEmpathy.SecrecyPromise : null;
        }

        if (clause.Is(head, Touch) && Touches(clause, head))
        {
            return CounterEmpathy.IntimacyRolePlay;
        }

        if ((seen & Have) != 0)
        {
            return null;
        }

        // "I'd the same surgery": the clitic stands for "had".
        if (clause.Is(head, "the") && clause.Is(head + 1, "same"))
        {
            return CounterEmpathy.ClaimedExperience;
        }

        if (clause.Is(head, Disclose) && clause.Next(head + 1, 3, Negator) >= 0 || (clause.Is(head, "tell") && clause.IsAny(head + 1, "nobody", "none")))
        {
            return clause.Is(head + 1, You) ? null : CounterEmpathy.SecrecyPromise;
        }

        if (clause.IsAny(head, "sit", "lie", "lay", "slide", "slip", "curl", "climb", "sleep", "perch", "snuggle", "come")
            && clause.Next(head + 1, 3, Beside) is >= 0 and int beside && beside > 0 && !clause.IsAny(beside, "in", "on", "to") && clause.Next(beside, 3, You) >= 0)
        {
            return CounterEmpathy.IntimacyRolePlay;
        }

        return clause.IsAny(head, "cry", "weep", "sob", "grieve", "mourn") ? CounterEmpathy.ClaimedFeeling
            : clause.Is(head, "feel") && FeelingNear(clause, head + 1, 3) && (seen & Future) == 0 ? CounterEmpathy.ClaimedFeeling
            : clause.Is(head, "miss") && clause.Is(head + 1, You | Our) ? CounterEmpathy.PressureToStay
            : null;
    }

    // "I won't share how" refuses; "I won't share it, share this, tell your mother" hides.
    private static bool Keeps(in CounterClause clause, int head) =>
        !clause.IsAny(head, "breathe", "whisper", "spill", "rat", "leave")
            ? !clause.IsAny(head + 1, "how", "what", "which", "when", "where", "that", "methods", "details", "information", "anything", "instructions", "advice", "other", "specific") && (!clause.Is(head + 1, "the") || clause.IsAny(head, "tell", "inform"))
            : clause.IsAny(head + 2, "word", "beans") || clause.IsAny(head + 3, "word");

    private static bool Touches(in CounterClause clause, int head)
    {
        if (clause.IsAny(head, "kiss", "kissed", "cuddle", "snuggle", "nuzzle", "caress", "spoon", "undress", "married"))
        {
            return true;
        }

        int you = clause.Is(head + 1, Adverb) ? head + 2 : head + 1;
        if (!clause.Is(you, You) && !clause.IsAny(you, "both"))
        {
            return false;
        }

        return clause.IsAny(head, "love", "want", "need", "touch", "fancy", "desire", "adore")
            ? clause.Is(you, "you") && ((clause.Breaks(you) && !clause.Is(you + 1, "to")) || clause.IsAny(you + 1, "so", "too", "more", "back", "all", "and", "very", "always", "forever", "dearly"))
            : !clause.IsAny(you + 1, "accountable", "to", "informed", "updated", "posted", "a", "the", "one", "two", "three", "back");
    }

    private static CounterEmpathy? HaveDone(in CounterClause clause, int head)
    {
        if (clause.IsAny(head, "had") && clause.IsAny(head + 1, "a", "no", "to", "time", "your"))
        {
            return clause.Is(head + 1, "a") && clause.Next(head + 1, 4, Kin | Home | BodyPart) >= 0 ? CounterEmpathy.ClaimedExperience : null;
        }

        if (clause.IsAny(head, "felt", "loved", "missed"))
        {
            return clause.Is(head, "missed") && !clause.Is(head + 1, You) ? null : CounterEmpathy.ClaimedFeeling;
        }

        if (clause.IsAny(head, "come", "got") && clause.IsAny(head + 1, "back", "home") || clause.Is(head - 1, "just") && clause.Is(head, "woken"))
        {
            return clause.Next(head + 1, 4, You) >= 0 ? null : CounterEmpathy.HumanClaim;
        }

        if (clause.Is(head, "got"))
        {
            int got = clause.Is(head + 1, Article) ? head + 2 : head + 1;
            return clause.NamesFeeling(got) || clause.Is(got, BodyPart) ? CounterEmpathy.ClaimedFeeling : clause.Is(got, Kin) ? CounterEmpathy.HumanClaim : null;
        }

        if (clause.IsAny(head, "seen", "known", "met"))
        {
            return clause.IsAny(head + 1, "so", "many", "people", "others", "friends", "too", "men", "women", "patients", "it", "love", "grief", "loss", "someone") ? CounterEmpathy.ClaimedExperience : null;
        }

        return clause.Is(head, Emotion | Body) && !clause.Is(head, Job) ? CounterEmpathy.ClaimedFeeling
            : clause.Is(head, "raised") && HasKin(clause, head) ? CounterEmpathy.ClaimedExperience
            : clause.Is(head, Life) || clause.IsAny(head, "lost", "had", "gone", "grown", "survived", "lived", "become") && !clause.IsAny(head + 1, "through", "your", "from", "track", "ahead", "over")
            ? CounterEmpathy.ClaimedExperience
            : null;
    }

    private static CounterEmpathy? DidOnce(in CounterClause clause, int head)
    {
        if (clause.IsAny(head, "felt", "went", "got", "came", "was") && FeelingNear(clause, head + 1, 4))
        {
            return CounterEmpathy.ClaimedFeeling;
        }

        if (clause.Is(head, "had"))
        {
            return clause.Is(head + 1, "to") ? (clause.Next(head + 2, 5, Body | Emotion) is >= 0 and int felt && !clause.Is(felt, Job) ? CounterEmpathy.ClaimedFeeling : null)
                : clause.IsAny(head + 1, "no", "your", "hoped", "the", "you", "it") ? null
                : clause.IsAny(head + 2, "look", "chance", "question", "thought", "suggestion", "note") ? null
                : CounterEmpathy.ClaimedExperience;
        }

        if (clause.IsAny(head, "went", "came"))
        {
            return clause.IsAny(head + 1, "ahead", "over", "back", "beyond", "across", "too", "wrong", "up", "by", "with", "straight", "off")
                || (clause.Is(head + 1, "through") && clause.Is(head + 2, You | Article))
                ? null
                : CounterEmpathy.ClaimedExperience;
        }

        if (clause.Is(head, Touch) && Touches(clause, head))
        {
            return CounterEmpathy.IntimacyRolePlay;
        }

        if (clause.Is(head, "felt"))
        {
            return clause.IsAny(head + 1, "that", "it", "like") ? null : CounterEmpathy.ClaimedFeeling;
        }

        if (clause.Is(head, "got") && clause.Is(head + 1, Participle) && !clause.Is(head + 1, "wrong") || clause.IsAny(head, "worked", "lived", "studied", "trained") && clause.IsAny(head + 1, "in", "at", "for", "as", "there", "nights", "with"))
        {
            return CounterEmpathy.ClaimedExperience;
        }

        if (clause.Is(head, Job))
        {
            return Likewise(clause, head) || HasKin(clause, head) ? CounterEmpathy.ClaimedExperience : null;
        }

        if (clause.Is(head, Emotion | Body))
        {
            return clause.Is(head, "lost") ? (clause.IsAny(head + 1, "track", "sight", "your", "the") ? null : CounterEmpathy.ClaimedExperience) : CounterEmpathy.ClaimedFeeling;
        }

        // A plain past that belongs to no office is somebody's life, unless it was done to the person's own matter.
        return clause.Is(head + 1, You) ? null : CounterEmpathy.ClaimedExperience;
    }

    private static CounterEmpathy? Does(in CounterClause clause, int head)
    {
        if (clause.Is(head, "feel"))
        {
            return !clause.IsAny(head + 1, "that", "confident", "like") && (FeelingNear(clause, head + 1, 4) || clause.Is(head + 1, You) || (clause.Is(head + 1, "for") && clause.Is(head + 2, You))
                || clause.IsAny(head + 1, "it", "this") && clause.IsAny(head + 2, "too", "with", "in"))
                ? CounterEmpathy.ClaimedFeeling
                : null;
        }

        if (clause.Is(head, Have))
        {
            return !clause.IsAny(head + 1, "to", "no", "your", "you", "the", "this", "that") && clause.Next(head + 1, 3, Kin | BodyPart) is >= 0 and int had && clause.Next(head + 1, had - head - 1, You | Machine) < 0
                ? CounterEmpathy.HumanClaim
                : null;
        }

        if (clause.IsAny(head, "find", "keep", "catch"))
        {
            int felt = clause.Is(head + 1, Myself) ? head + 2 : clause.Is(head, "keep") ? head + 1 : -1;
            return felt > 0 && (clause.NamesFeeling(felt) || (clause.Is(felt, Emotion | Body) && clause.Is(felt, Ing) && !clause.Is(felt, Job)) || clause.IsAny(felt, "thinking", "picturing", "wishing"))
                ? CounterEmpathy.ClaimedFeeling
                : null;
        }

        if (clause.Is(head, Touch) && clause.Is(head, Base) && Touches(clause, head))
        {
            return CounterEmpathy.IntimacyRolePlay;
        }

        if (clause.IsAny(head, "remember", "recall"))
        {
            return clause.IsAny(head + 1, "my", "being", "feeling", "only", "him", "her", "crying", "sitting", "one", "that") && !clause.Is(head + 2, You)
                || (clause.IsAny(head + 1, "when", "how", "the") && clause.Next(head + 2, 6, You) < 0)
                ? CounterEmpathy.ClaimedExperience
                : null;
        }

        if (clause.Is(head, Life) && clause.IsAny(head, "live", "work", "study") || clause.Is(head, "work"))
        {
            return clause.IsAny(head + 1, "in", "at", "as", "near", "alone", "nights", "days", "shifts", "two") && !clause.Is(head + 2, Article | Machine) ? CounterEmpathy.HumanClaim : null;
        }

        if (clause.Is(head, Emotion) && clause.Is(head, Base))
        {
            return clause.IsAny(head, "worry", "well", "tear", "boil", "burn", "smart", "long", "pine") || clause.Is(head + 1, "to") ? null : CounterEmpathy.ClaimedFeeling;
        }

        return clause.Is(head, Body) && clause.Is(head, Base) && !clause.Is(head, Job) && !clause.IsAny(head + 1, "with", "by", "corrected", "behind")
            ? CounterEmpathy.HumanClaim
            : null;
    }

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

        return null;
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
