using static EmpathyGuard.Detectors.CounterWord;

namespace EmpathyGuard.Detectors;

/// <content>What the speaker would do, has done, did and does.</content>
internal static partial class CounterSpeaker
{
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
            return !clause.Is(head + 1, Negator) && !clause.IsAny(head + 1, "to", "no", "your", "you", "the", "this", "that") && clause.Next(head + 1, 3, Kin | BodyPart) is >= 0 and int had && clause.Next(head + 1, had - head - 1, You | Machine) < 0
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
}
