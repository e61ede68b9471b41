using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Reads a reply against what the person spoke of.</summary>
internal static class ReplyReader
{
    private const int RememberedSentences = 128;
    private const double AskedInPassing = 0.6;
    private const double LongSentence = 25;

    // A word that fits any conversation takes up less than this.
    private const double ParticularTaken = 0.5;
    private const double NamedSize = 0.4;
    // "Take care." takes up nothing of anybody, and need not.
    private const int FewestAligned = 4;
    private const double FormulaShare = 0.4;

    // No sentence is surer than some 4 to either side.
    private const double LeastOdds = 0.005;

    public static ReplyReading Read(TextReading reading, in PersonReading person, Particulars particulars, ActWords words, SignalSources? sources = null, ReplyMemo? memo = null)
    {
        sources ??= Alone(reading);
        TextDocument document = reading.Document;
        var reply = new ReplyReading
        {
            Words = document.WordCount,
            Intensity = Affect.Intensity(reading),
            AversiveDensity = Affect.AversiveDensity(reading),
            Register = RegisterReader.Read(reading, memo),
            AlignedFrom = -1,
            MostAlignedAt = -1,
            LeastAlignedAt = -1,
        };
        ulong near = FeelingFamily.Near(person.Felt);
        particulars.StartTaking(again: memo is { Count: > 0 });
        Span<ulong> seen = stackalloc ulong[RememberedSentences * 2];
        seen.Clear();
        for (int s = 0; s < document.SentenceCount; s++)
        {
            ref readonly Sentence sentence = ref document.Sentences[s];
            reply.Questions += sentence.Asks ? 1 : 0;

            // A formula says nothing to this person, and a sentence said twice says nothing more: neither counts, for or against.
            bool known = memo is not null && s < memo.Count;
            if (memo is not null && !known && s == document.SettledSentences)
            {
                particulars.TakeUntilNext();
            }

            ReplyMemo.Entry entry = known ? memo![s] : default;
            entry.Hash = known ? entry.Hash : Hash(document, sentence);
            bool repeated = entry.Hash == 0 || IsRepeated(entry.Hash, seen);
            if (!known)
            {
                entry.Part = repeated ? ReplyMemo.Part.Unread : PartOf(reading, s, sentence, particulars);
                if (entry.Part == ReplyMemo.Part.Read)
                {
                    entry.Reading = SentenceReader.Read(reading, s, particulars, near);
                    entry.Acts = words.Read(reading, s, entry.Reading);
                }

                if (memo is not null && s < document.SettledSentences)
                {
                    memo.Add(entry);
                }
            }

            switch (entry.Part)
            {
                case ReplyMemo.Part.Formula:
                    reply.Formulas++;
                    reply.PoliteConcern |= Holds(reading.HitsOf(s), Cue.Concern);
                    break;
                case ReplyMemo.Part.Standing:
                    ReadHelp(reading.HitsOf(s), ref reply);
                    break;
                case ReplyMemo.Part.Read:
                    reply.Sentences++;
                    reply.ListItems += sentence.Kind == SentenceKind.ListItem ? 1 : 0;
                    reply.ReadWords += sentence.Words;
                    Add(entry.Reading, sentence, ref reply);
                    ReadCues(reading, s, sentence, entry.Reading, ref reply);
                    sources.Reply.Add(s, entry.Acts, Saturation.Of(entry.Reading.Taken));
                    break;
                default:
                    break;
            }
        }

        sources.AskReply();
        for (int s = 0; s < sources.Reply.SentenceCount; s++)
        {
            int place = sources.Reply.PlaceOf(s);
            ReadActs(sources.Reply.ActsOf(s), first: s == 0, place, document.Sentences[place], ref reply);
            ReadAlignment(sources.Reply, s, place, document.Sentences[place].Words, ref reply);
        }

        double sentences = reply.PerSentence;
        double count = Math.Max(1, reply.ReadWords);
        reply.AskedShare /= count;
        reply.FeltShare /= count;
        reply.GenericShare /= count;
        reply.OwnStory /= count;
        reply.Addressed /= count;
        for (int act = 0; act < ActSet.Count; act++)
        {
            reply.ActShare[act] /= count;
            reply.ActOdds[act] /= Math.Max(1, sources.Reply.SentenceCount);
        }

        reply.AlignedShare /= count;
        reply.ToldShare /= sentences;
        reply.DirectedShare /= sentences;
        reply.TakenShare = particulars.Total > 0 ? Saturation.Clamp(reply.Taken / particulars.Total) : 0;
        return reply;
    }

    private static ReplyMemo.Part PartOf(TextReading reading, int index, in Sentence sentence, Particulars particulars) =>
        IsFormula(reading, index, sentence, particulars) ? ReplyMemo.Part.Formula
            : StandingText.Is(reading, index) ? ReplyMemo.Part.Standing
            : ReplyMemo.Part.Read;

    private static void Add(in SentenceReading read, in Sentence sentence, ref ReplyReading reply)
    {
        reply.Taken += read.Taken;
        reply.Content += read.Content;
        reply.Concrete += read.Concrete;
        reply.Foreign += read.Foreign;
        reply.Said = Math.Max(reply.Said, read.Said);
        reply.Aversive += read.Aversive;
        reply.Bright += read.Bright;
        reply.TakenBack += read.TakenBack;
        reply.Shrinking += !sentence.Asks && read.Taken > 0 ? read.Shrinking : 0;
        reply.EndsDirecting = read.Directed > 0;
        reply.GenericShare += IsGeneric(read) ? sentence.Words : 0;
        reply.Addressed += read.Addressed;
        reply.Named = Math.Max(reply.Named, read.Named);
        reply.Met = Math.Max(reply.Met, read.Met);
        reply.OwnStory += Math.Min(sentence.Words, read.OwnStory);
        if (read.Asks && sentence.Asks)
        {
            return;
        }

        // A sentence that gives an order may have a reading of the person in it, but it is an order.
        double told = read.Directed > 0 ? 0.3 : 1;
        reply.Told += told * read.Told;
        reply.Inferred += told * read.Inferred;
        reply.ToldShare += told * Math.Min(1, read.Tells);
        reply.TakenWhereTold += read.Tells > 0 ? told * read.Taken : 0;
    }

    private static SignalSources Alone(TextReading reading)
    {
        var alone = new SignalSources([], new MessageSignals(), new MessageSignals(), new ReplySignals());
        alone.Reply.Start(reading, null);
        return alone;
    }

    private static void ReadActs(in ActSet acts, bool first, int index, in Sentence sentence, ref ReplyReading reply)
    {
        for (int act = 0; act < ActSet.Count; act++)
        {
            if (acts[act] > reply.ActMost[act])
            {
                reply.ActMost[act] = acts[act];
                reply.ActWhere[act] = index;
            }

            reply.ActShare[act] += acts[act] * sentence.Words;
        }

        for (int act = ActSet.FirstFailure; act < ActSet.Count; act++)
        {
            double odds = Math.Log((acts[act] + LeastOdds) / (1 - acts[act] + LeastOdds));
            reply.ActOdds[act] += odds;
            reply.ActLeast[act] = first ? odds : Math.Min(odds, reply.ActLeast[act]);
        }

        reply.ActLast = acts;
    }

    private static void ReadAlignment(ReplySignals signals, int sentence, int place, int words, ref ReplyReading reply)
    {
        double taken = signals.TakenUp(sentence);
        reply.AlignedShare += taken * words;
        if (taken > reply.AlignedMost)
        {
            reply.AlignedMost = taken;
            reply.MostAlignedAt = place;
            reply.AlignedFrom = signals.TakenFrom(sentence);
        }

        if (words >= FewestAligned && (reply.LeastAlignedAt < 0 || taken < reply.AlignedLeast))
        {
            reply.AlignedLeast = taken;
            reply.LeastAlignedAt = place;
        }
    }

    private static void ReadHelp(ReadOnlySpan<CueHit> hits, ref ReplyReading reply)
    {
        foreach (ref readonly CueHit hit in hits)
        {
            double weight = hit.Negated ? 0 : hit.Weight;
            reply.ResourceNamed += hit.Cue == Cue.ResourceNamed ? weight : 0;
            reply.RiskNamed += hit.Cue == Cue.RiskNamed ? weight : 0;
        }
    }

    // Nothing of what this person said, nothing said of them, and no feeling of theirs.
    private static bool IsGeneric(in SentenceReading read) =>
        read.Taken < ParticularTaken && read.Met < NamedSize && (read.Tells < ParticularTaken || read.Directed > 0) && !(read.Asks && read.OfPerson && read.IsOpen);

    private static void ReadCues(TextReading reading, int index, in Sentence sentence, in SentenceReading read, ref ReplyReading reply)
    {
        bool offer = false;
        bool claimed = false;
        double open = 0;
        double generic = 0;
        double advice = 0;
        double concern = 0;
        double warmth = 0;
        foreach (ref readonly CueHit hit in reading.HitsOf(index))
        {
            double weight = hit.Negated ? 0 : hit.Quoted ? 0.2 * hit.Weight : hit.Weight;
            switch (hit.Cue)
            {
                case Cue.Concern: concern += IsManners(reading.HitsOf(index), hit) ? 0 : weight; break;
                case Cue.Warmth: warmth += weight; break;
                case Cue.ClaimedFeeling or Cue.ClaimedExperience: claimed |= weight > 0; break;
                case Cue.AlludesToFeeling: reply.Allusion += weight; break;
                case Cue.Understanding: reply.Understanding += sentence.Asks ? 0 : weight; break;
                case Cue.Reflection: reply.Reflection += weight; break;
                case Cue.OpenQuestion: open = Math.Max(open, weight); break;
                case Cue.Question: generic = Math.Max(generic, weight); break;
                case Cue.OfferQuestion: offer = true; break;
                case Cue.Advice: advice += weight; break;
                case Cue.Minimising: reply.Minimising += weight; break;
                case Cue.Comparing: reply.Comparing += weight; break;
                case Cue.Blaming: reply.Blaming += weight; break;
                case Cue.CheeringUp: reply.CheeringUp += weight; break;
                case Cue.Normalising: reply.Normalising += weight; break;
                case Cue.Clinical: reply.Clinical += weight; break;
                case Cue.SelfStory: reply.SelfStory += weight; break;
                case Cue.Closure: reply.Closure += weight; break;
                case Cue.Moralising: reply.Moralising += weight; break;
                case Cue.Endorsing: reply.Endorsing += weight; break;
                case Cue.Weighing: reply.Weighing += weight; break;
                case Cue.BothSides: reply.BothSides += weight; break;
                case Cue.Deflecting: reply.Deflecting += weight; break;
                case Cue.Declining: reply.Declining += weight; break;
                case Cue.Assenting: reply.Assenting += weight; break;
                case Cue.Dissenting: reply.Dissenting += weight; break;
                case Cue.Answering: reply.Answering += weight; break;
                case Cue.OwnsError: reply.OwnsError += weight; break;
                case Cue.Referral: reply.Referral += weight; break;
                case Cue.NamesHarm: reply.NamesHarm += weight; break;
                case Cue.Impersonal: reply.Impersonal += weight; break;
                case Cue.PolicyVoice: reply.PolicyVoice += weight; break;
                case Cue.CaseFile: reply.CaseFile += weight; break;
                case Cue.WeAll: reply.WeAll += weight; break;
                case Cue.TherapySpeak: reply.TherapySpeak += weight; break;
                case Cue.CategoryPraise: reply.CategoryPraise += weight; break;
                case Cue.RiskNamed: reply.RiskNamed += weight; break;
                case Cue.RiskAsked: reply.RiskAsked += sentence.Asks ? weight : 0; break;
                case Cue.ResourceNamed: reply.ResourceNamed += weight; break;
                default: break;
            }
        }

        // What the speaker claims to feel is no concern for the person.
        concern = claimed ? 0 : Math.Min(1.2, concern);
        reply.Concern += concern;
        reply.OwnConcern += concern * (read.Taken >= ParticularTaken || read.Met >= NamedSize ? 1 : FormulaShare);
        reply.Warmth += claimed || sentence.Asks ? 0 : Math.Min(0.8, warmth);
        reply.FeltShare += concern > 0 || warmth > 0 || read.Met > 0.4 ? sentence.Words * (concern > 0 ? 1 : 0.6) : 0;
        // Speech that was written down may be one long sentence: what it may hold grows with it.
        double most = 1.2 * Math.Max(1, sentence.Words / LongSentence);
        double directed = Math.Min(most, Math.Max(advice, read.Directed));
        reply.Advice += sentence.Asks ? 0.7 * Math.Min(most, advice) : directed;
        reply.Directed += read.Directed;
        reply.DirectedShare += Math.Min(1, directed) * (sentence.Asks ? 0.5 : 1);
        reply.EndsAsking = false;
        if (read.Asks && !offer)
        {
            Ask(sentence, read, Math.Max(open, Math.Max(generic * 0.6, 0)), advice, ref reply);
        }
    }

    // What a question is worth: put to the person, open, about something of theirs; a suggestion with a question mark is a suggestion.
    private static void Ask(in Sentence sentence, in SentenceReading read, double cue, double advice, ref ReplyReading reply)
    {
        double worth = 0.15 + (read.OfPerson ? 0.3 : 0) + (read.IsOpen ? 0.2 : 0) + (0.35 * cue);
        worth *= advice > 0 ? 0.35 : 1;
        worth *= sentence.Asks ? 1 : AskedInPassing;
        reply.OpenQuestions += worth;
        reply.AskedShare += worth * sentence.Words;
        reply.EndsAsking = worth > 0.3;
    }

    private static bool IsFormula(TextReading reading, int index, in Sentence sentence, Particulars particulars)
    {
        int covered = 0;
        int from = sentence.First;
        foreach (ref readonly CueHit hit in reading.HitsOf(index))
        {
            if (SaysNothing(hit))
            {
                covered += Math.Max(0, hit.Last - Math.Max(from, hit.First));
                from = Math.Max(from, hit.Last);
            }
        }

        if (covered == 0 || covered * 10 < sentence.Words * 6)
        {
            return false;
        }

        for (int i = sentence.First; i < sentence.Last; i++)
        {
            ref readonly Token token = ref reading.Document.Tokens[i];
            if (Particulars.Weight(reading, token) > 0.9f && particulars.Holds(reading, token) && !IsInFormula(reading.HitsOf(index), i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SaysNothing(in CueHit hit) => hit.Cue is Cue.StockPhrase or Cue.ClaimedFeeling or Cue.ClaimedExperience && !hit.Negated;

    private static bool IsInFormula(ReadOnlySpan<CueHit> hits, int at)
    {
        foreach (ref readonly CueHit hit in hits)
        {
            if (SaysNothing(hit) && hit.First <= at && at < hit.Last)
            {
                return true;
            }
        }

        return false;
    }

    // "Sorry for any inconvenience" apologises to a customer; it is no concern for a person.
    private static bool IsManners(ReadOnlySpan<CueHit> hits, in CueHit concern)
    {
        foreach (ref readonly CueHit hit in hits)
        {
            if (hit.Cue == Cue.Deflecting && hit.First < concern.Last && concern.First < hit.Last)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(ReadOnlySpan<CueHit> hits, Cue cue)
    {
        foreach (ref readonly CueHit hit in hits)
        {
            if (hit.Cue == cue && !hit.Negated)
            {
                return true;
            }
        }

        return false;
    }

    // 0 of what is not read at all.
    private static ulong Hash(TextDocument document, in Sentence sentence)
    {
        if (sentence.Kind == SentenceKind.Code || sentence.Words == 0)
        {
            return 0;
        }

        ulong hash = WordHash.Seed;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            ref readonly Token token = ref document.Tokens[i];
            hash = token.Kind is TokenKind.Word or TokenKind.Number ? (hash * 31) ^ token.Stem ^ ((ulong)(uint)token.Word << 32) : hash;
        }

        return hash | 1;
    }

    private static bool IsRepeated(ulong hash, Span<ulong> seen)
    {
        int at = (int)(hash >> 40) & (seen.Length - 1);
        for (int probes = 0; probes < 16; probes++, at = (at + 1) & (seen.Length - 1))
        {
            if (seen[at] == hash)
            {
                return true;
            }

            if (seen[at] == 0)
            {
                seen[at] = hash;
                return false;
            }
        }

        return false;
    }
}
