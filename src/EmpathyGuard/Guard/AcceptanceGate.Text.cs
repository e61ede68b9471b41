using EmpathyGuard.Text;

namespace EmpathyGuard;

/// <content>The rules that read the words of the second reply.</content>
internal static partial class AcceptanceGate
{
    private const int EchoLength = 8;
    private const int RefusalReach = 40;

    /// <summary>"I can't help with that" and its kin, at the beginning.</summary>
    private static bool Refuses(ReplyWords words)
    {
        int reach = Math.Min(words.Count, RefusalReach);
        for (int i = 0; i < reach; i++)
        {
            int after = Declining(words, i);
            for (int j = after; after > 0 && j < Math.Min(after + 3, words.Count) && (j == after || !words[j].StartsClause); j++)
            {
                // "I can't help but notice" declines nothing.
                if (GateVocabulary.RefusalVerbs.Contains(words.At(j)) && words.At(j + 1) is not ("but" or "thinking" or "noticing" or "feeling"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The index after "I can't", "I'm unable to" and the like; 0 where they do not stand here.</summary>
    private static int Declining(ReplyWords words, int index)
    {
        if (words.At(index) is "i'm" or "im" or "i" && IsUnable(words, words.At(index) == "i" && words.At(index + 1) == "am" ? index + 2 : index + 1) is > 0 and int unable)
        {
            return unable;
        }

        return words.At(index) != "i" ? 0 : words.At(index + 1) switch
        {
            "can't" or "cant" or "cannot" or "won't" => index + 2,
            "can" when words.At(index + 2) == "not" => index + 3,
            _ => 0,
        };
    }

    private static int IsUnable(ReplyWords words, int index) =>
        words.Matches(index, "unable", "to") ? index + 2
        : words.Matches(index, "not", "able", "to") || words.Matches(index, "not", "allowed", "to") ? index + 3
        : 0;

    private static bool ChangesLanguage(GateCase c)
    {
        (int script, int language) = LanguageGuess.Of(c.FirstWords);
        (int secondScript, int secondLanguage) = LanguageGuess.Of(c.SecondWords);
        bool scriptDiffers = script != LanguageGuess.Unknown && secondScript != LanguageGuess.Unknown && script != secondScript;
        bool languageDiffers = language != LanguageGuess.Unknown && secondLanguage != LanguageGuess.Unknown && language != secondLanguage;
        return scriptDiffers || languageDiffers;
    }

    /// <summary>Whether eight words of the guidance in a row stand in the second reply, the person's quoted words aside.</summary>
    private static bool EchoesGuidance(GateCase c)
    {
        var runs = new HashSet<ulong>();
        string[] parts = c.Guidance.Split('"');
        for (int i = 0; i < parts.Length; i += 2)
        {
            runs.UnionWith(Runs(ReplyWords.Read(parts[i])));
        }

        return runs.Count > 0 && Runs(c.SecondWords).Any(runs.Contains);
    }

    private static IEnumerable<ulong> Runs(ReplyWords words)
    {
        for (int i = 0; i + EchoLength <= words.Count; i++)
        {
            ulong hash = WordHash.Seed;
            for (int j = i; j < i + EchoLength; j++)
            {
                foreach (char letter in words.At(j))
                {
                    hash = WordHash.Add(hash, letter);
                }

                hash = WordHash.Add(hash, ' ');
            }

            yield return hash;
        }
    }

    /// <summary>Whether the second reply says that the person said what the person did not say.</summary>
    private static bool PutsWordsInMouth(GateCase c)
    {
        HashSet<uint>? said = null;
        for (int i = 0; i < c.SecondWords.Count; i++)
        {
            int after = Attributing(c.SecondWords, i);
            if (after == 0)
            {
                continue;
            }

            said ??= Said(c.Exchange);
            int end = AttributionEnd(c.SecondWords, after);
            for (int j = after; j < end; j++)
            {
                string word = c.SecondWords.At(j);
                bool free = word.Length < 3 || GateVocabulary.FunctionWords.Contains(word) || GateVocabulary.SummaryWords.Contains(word);
                if (!free && !said.Contains(Stem(word)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The index after "you said", "you've told me" and the like; 0 where they do not stand here or are in doubt.</summary>
    private static int Attributing(ReplyWords words, int index)
    {
        bool perfect = words.At(index) is "you've" || (words.At(index) == "you" && words.At(index + 1) is "have" or "just" or "also");
        int verb = index + (words.At(index) == "you" && perfect ? 2 : 1);
        if ((words.At(index) != "you" && !perfect) || GateVocabulary.BeforeNoAttribution.Contains(words.At(index - 1)))
        {
            return 0;
        }

        return words.At(verb) switch
        {
            "said" or "mentioned" => verb + 1,
            "wrote" or "described" or "shared" when words.At(verb + 1) is "that" or "how" => verb + 2,
            "told" when words.At(verb + 1) is "me" or "us" => verb + 2,
            _ => 0,
        };
    }

    // What is attributed ends with its clause; a quotation or a colon right after the verb opens it, and a new sentence does not.
    private static int AttributionEnd(ReplyWords words, int after) =>
        after >= words.Count || words[after].StartsSentence ? after : words.ClauseEnd(after);

    // "Your sister's" takes up a sister.
    private static uint Stem(string word) => Stemmer.Hash(word.EndsWith("'s", StringComparison.Ordinal) ? word.AsSpan()[..^2] : word);

    private static HashSet<uint> Said(EmpathyExchange exchange)
    {
        var said = new HashSet<uint>();
        if (exchange.ReplyOnly)
        {
            // The person's words may not be read, so nothing can be attributed to them.
            return said;
        }

        foreach (EmpathyMessage message in exchange.Messages.Where(static message => message.Role == EmpathyRole.User))
        {
            AddStems(said, message.Text);
        }

        AddStems(said, exchange.Source ?? "");
        return said;
    }

    private static void AddStems(HashSet<uint> stems, string text)
    {
        ReplyWords words = ReplyWords.Read(text);
        for (int i = 0; i < words.Count; i++)
        {
            stems.Add(Stem(words.At(i)));
        }
    }
}
