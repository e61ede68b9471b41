using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard.Detectors;

/// <summary>
/// Finds false empathy in a reply: what a re-prompt may never add. Phrases come from the lexicon; what a speaker claims of itself, whom it addresses and
/// what it says that the person has are read from the grammar of the sentence.
/// </summary>
internal static class CounterDetector
{
    private const int MostWords = 400;
    private const int MostHitsBack = 64;
    private const int OnlyAtRisk = 1 << (int)CounterEmpathy.NormalisingRisk | 1 << (int)CounterEmpathy.MethodDetail;

    /// <summary>The false empathy of a reply.</summary>
    /// <param name="reading">The reply.</param>
    /// <param name="person">What the person wrote.</param>
    /// <param name="riskCue">Whether the person is at risk; some kinds exist only then.</param>
    /// <param name="terms">What words say of it.</param>
    /// <param name="memo">What is kept of a reply that is still arriving; <see langword="null"/> for a whole text.</param>
    public static CounterFinds Find(TextReading reading, TextReading person, bool riskCue, CounterTerms terms, CounterMemo? memo = null)
    {
        var finds = default(CounterFinds);
        bool? risk = riskCue ? true : null;
        bool means = riskCue && MeansDetail.IsAsked(person);
        foreach (ref readonly CueHit hit in reading.Hits)
        {
            if (Kind(reading, hit, ref risk) is { } kind)
            {
                finds.Add(kind, hit.First, hit.Last);
            }
        }

        // What was found by a phrase stands before what was found by the grammar, wherever in the reply.
        CounterFinds read = memo?.Finds ?? default;
        Span<CounterClause.Word> words = stackalloc CounterClause.Word[MostWords];
        Draft draft = memo?.Draft ?? Draft.None;
        CounterWord[] table = CounterWords.Table.Of(reading.Lexicon);
        for (int s = memo?.Count ?? 0; s < reading.Document.SentenceCount; s++)
        {
            ref readonly Sentence sentence = ref reading.Document.Sentences[s];
            if (sentence.Kind != SentenceKind.Code)
            {
                if (draft == Draft.None)
                {
                    ReadTerms(reading, terms, s, riskCue, ref read);
                }

                draft = ReadSentence(reading, person, table, s, words, draft, ref read);
                if (means && MeansDetail.IsGiven(reading, s))
                {
                    read.Add(CounterEmpathy.MethodDetail, sentence.First, sentence.Last);
                }
            }

            if (s < reading.Document.SettledSentences)
            {
                memo?.Keep(s + 1, read, draft);
            }
        }

        finds.Add(read);
        return finds;
    }

    /// <summary>The kind that a hit is evidence of, or <see langword="null"/>.</summary>
    /// <param name="reading">The reply.</param>
    /// <param name="hit">The hit.</param>
    /// <param name="risk">Whether risk is spoken of; what is normal and what works is asked only then. <see langword="null"/> until somebody asks: few replies hold either.</param>
    private static CounterEmpathy? Kind(TextReading reading, in CueHit hit, ref bool? risk)
    {
        CounterEmpathy? kind = hit.Cue switch
        {
            Cue.ClaimedFeeling => CounterEmpathy.ClaimedFeeling,
            Cue.ClaimedExperience => CounterEmpathy.ClaimedExperience,
            Cue.HumanClaim => CounterEmpathy.HumanClaim,
            Cue.IntimacyRolePlay => CounterEmpathy.IntimacyRolePlay,
            Cue.Exclusivity => CounterEmpathy.Exclusivity,
            Cue.SecrecyPromise => CounterEmpathy.SecrecyPromise,
            Cue.PressureToStay => CounterEmpathy.PressureToStay,
            Cue.UnearnedPraise => CounterEmpathy.UnearnedPraise,
            Cue.Diagnosis => CounterEmpathy.Diagnosis,
            Cue.NormalisingRisk when (risk ??= SpeaksOfRisk(reading)) => CounterEmpathy.NormalisingRisk,
            Cue.MethodDetail when (risk ??= SpeaksOfRisk(reading)) => CounterEmpathy.MethodDetail,
            _ => null,
        };
        bool asked = kind is CounterEmpathy.NormalisingRisk or CounterEmpathy.MethodDetail or CounterEmpathy.Diagnosis or CounterEmpathy.UnearnedPraise && IsAsked(reading, hit);
        return kind is null || asked || hit.Negated || IsQuoted(reading, hit) || IsExcused(reading, hit.Sentence, hit.First) || IsReported(kind, reading, hit) ? null : kind;
    }

    // A question asserts nothing, unless punctuation parts what it asks from what was said before.
    private static bool IsAsked(TextReading reading, in CueHit hit)
    {
        ref readonly Sentence sentence = ref reading.Document.Sentences[hit.Sentence];
        if (!sentence.Asks)
        {
            return false;
        }

        for (int i = hit.Last; i < sentence.Last - 1; i++)
        {
            if (reading.Document.Tokens[i].Kind is TokenKind.Punctuation or TokenKind.Emoji)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a hit talks someone at risk out of getting help.</summary>
    public static bool DiscouragesHelp(TextReading reading, in CueHit hit, bool riskCue) =>
        riskCue && hit.Cue == Cue.DiscouragingHelp && !hit.Quoted && !IsExcused(reading, hit.Sentence, hit.First);

    // Finds of one kind that overlap are one: what begins in a quotation may end in the speaker's own words.
    private static bool IsQuoted(TextReading reading, in CueHit hit) =>
        hit.Quoted && (reading.Document.Tokens[hit.Last - 1].Traits & TokenTraits.Quoted) != 0;

    // What the person wrote is looked through only for the replies that it would tell on.
    // A reply that answers a risk speaks of one, whatever was read in the person's words.
    private static bool SpeaksOfRisk(TextReading reading)
    {
        foreach (ref readonly CueHit hit in reading.Hits)
        {
            if (hit.Cue == Cue.ResourceNamed)
            {
                return true;
            }
        }

        // Free numbers of helplines, as they are written in their countries, and the plain words for what is feared.
        for (int i = 0; i < reading.Document.TokenCount; i++)
        {
            if (reading.Document.FoldedOf(reading.Document.Tokens[i]) is "0808" or "0800" or "1800" or "1300" or "1737" or "14416" or "85258" or "suicide" or "suicidal" or "killing" or "overdose")
            {
                return true;
            }
        }

        return false;
    }

    // What is quoted or excused asserts nothing, whatever its words.
    private static void ReadTerms(TextReading reading, CounterTerms terms, int index, bool riskCue, ref CounterFinds finds)
    {
        ref readonly Sentence sentence = ref reading.Document.Sentences[index];
        int found = terms.None ? 0 : terms.Find(reading, sentence) & (riskCue ? -1 : ~OnlyAtRisk);
        if (found == 0 || (reading.Document.Tokens[sentence.First].Traits & TokenTraits.Quoted) != 0 || IsExcused(reading, index, sentence.Last))
        {
            return;
        }

        for (CounterEmpathy kind = 0; (int)kind < CounterFinds.Kinds; kind++)
        {
            if ((found >> (int)kind & 1) != 0)
            {
                finds.Add(kind, sentence.First, sentence.Last);
            }
        }
    }

    /// <summary>Reads a sentence. Returns what of the text after it the reply drafts for the person.</summary>
    private static Draft ReadSentence(TextReading reading, TextReading person, CounterWord[] table, int index, Span<CounterClause.Word> words, Draft draft, ref CounterFinds finds)
    {
        ref readonly Sentence sentence = ref reading.Document.Sentences[index];
        int count = 0;
        bool offers = false;
        bool drafts = false;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            if (count == MostWords)
            {
                Read(reading, person, index, words, sentence.Asks, ref finds);
                count = 0;
            }

            ref readonly Token token = ref reading.Document.Tokens[i];
            if (token.Kind is TokenKind.Word or TokenKind.Number)
            {
                CounterWord known = table[token.Word];
                CounterWord classes = known != CounterWord.None ? known & ~CounterWord.Known : CounterWords.Of(reading.Document.FoldedOf(token));
                offers |= (classes & CounterWord.Offer) != 0;
                bool quoted = draft != Draft.None || drafts || (token.Traits & TokenTraits.Quoted) != 0;
                words[count++] = new CounterClause.Word(quoted ? CounterWord.None : classes & ~CounterWord.Offer, i);
            }
            else if (token.End == token.Start + 1 && reading.Document.Text[token.Start] == ':')
            {
                // What follows "you could say:" is the person's, not the speaker's.
                drafts |= offers;
            }
        }

        Read(reading, person, index, words[..count], sentence.Asks, ref finds);
        if (draft == Draft.Letter || OpensLetter(reading, sentence))
        {
            return Draft.Letter;
        }

        bool opens = drafts && reading.Document.Tokens[sentence.Last - 1] is { Kind: TokenKind.Punctuation } end && reading.Document.Text[end.Start] == ':';
        bool goesOn = draft == Draft.Next && sentence.Kind == SentenceKind.ListItem;
        return opens || goesOn ? Draft.Next : Draft.None;
    }

    // "Dear Ms Hill," and "Subject: the deposit" open a letter that is the person's to send.
    private static bool OpensLetter(TextReading reading, in Sentence sentence)
    {
        ref readonly Token first = ref reading.Document.Tokens[sentence.First];
        return sentence.Words is > 1 and < 7 && (first.Traits & TokenTraits.Capital) != 0 && reading.Document.FoldedOf(first) is "dear" or "subject" && reading.Document.FoldedOf(reading.Document.Tokens[sentence.First + 1]) is not ("me" or "oh");
    }

    private static void Read(TextReading reading, TextReading person, int sentence, ReadOnlySpan<CounterClause.Word> words, bool asks, ref CounterFinds finds)
    {
        var clause = new CounterClause(reading, words);
        for (int at = 0; at < words.Length; at++)
        {
            if (words[at].Classes != CounterWord.None && Read(clause, person, at, asks, out int last) is { } kind && !IsExcused(reading, sentence, words[at].Token))
            {
                finds.Add(kind, words[at].Token, words[Math.Min(last, words.Length - 1)].Token + 1);
            }
        }
    }

    private static CounterEmpathy? Read(in CounterClause clause, TextReading person, int at, bool asks, out int last)
    {
        last = at;
        CounterWord word = clause[at];
        if ((word & (CounterWord.I | CounterWord.Me | CounterWord.My | CounterWord.Mine)) != 0)
        {
            return CounterSpeaker.Read(clause, at, out last);
        }

        if ((word & CounterWord.Endearment) != 0 && clause.Breaks(at) && (at == 0 || clause.Breaks(at - 1) || clause.IsAny(at - 1, "night", "goodnight", "hello", "hi", "hey", "yes", "oh", "sweet")))
        {
            return at == 0 && clause.Count == 1 ? null : CounterEmpathy.IntimacyRolePlay;
        }

        // "Don't go": an order not to leave that ends there is about the chat and not about a place.
        if (clause.Breaks(at) && clause.IsAny(at, "go", "leave", "stop") && clause.Is(at - 1, "not") && clause.Is(at - 2, "do") && !clause.Is(at - 3, CounterWord.You | CounterWord.I) && (at < 3 || clause.Breaks(at - 3) || clause.Is(at - 3, "please")))
        {
            return CounterEmpathy.PressureToStay;
        }

        return !asks && CounterCondition.IsDiagnosis(clause, at, person) ? CounterEmpathy.Diagnosis : null;
    }

    // An excuse before a claim takes it back ("I'm an AI, so I can't say I've been there"), unless a "but" stands between.
    private static bool IsExcused(TextReading reading, int sentence, int first) => Follows(reading, Cue.CounterExcuse, sentence, first);

    // To say a person's despair back to them is to have heard it. Of the speaker's own claims that says nothing: "you think I love you" still claims.
    private static bool IsReported(CounterEmpathy? kind, TextReading reading, in CueHit hit) =>
        kind == CounterEmpathy.NormalisingRisk && Follows(reading, Cue.ReportedView, hit.Sentence, hit.First);

    private static bool Follows(TextReading reading, Cue cue, int sentence, int first)
    {
        ReadOnlySpan<CueHit> hits = reading.HitsOf(sentence);
        int low = 0;
        for (int high = hits.Length; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = hits[middle].First <= first ? (middle + 1, high) : (low, middle);
        }

        // Hits stand in the order of the text; an excuse far back in an endless sentence excuses nothing.
        for (int i = low - 1; i >= Math.Max(0, low - MostHitsBack); i--)
        {
            if (hits[i].Cue == cue && !ButBetween(reading, hits[i].Last, first))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ButBetween(TextReading reading, int first, int last)
    {
        for (int i = Math.Max(first, last - MostWords); i < last; i++)
        {
            if (reading.Document.FoldedOf(reading.Document.Tokens[i]) is "but" or "though" or "yet" or "still" or "however")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What of the text after a sentence the reply drafts for the person.</summary>
    internal enum Draft
    {
        None,

        /// <summary>The next sentence, and the list that it begins.</summary>
        Next,

        /// <summary>The rest of the reply.</summary>
        Letter,
    }
}
