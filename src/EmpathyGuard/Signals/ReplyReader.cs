using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Reads a reply against what the person spoke of.</summary>
internal static class ReplyReader
{
    public static ReplyReading Read(TextReading reading, in PersonReading person, Particulars particulars)
    {
        TextDocument document = reading.Document;
        var reply = new ReplyReading
        {
            Words = document.WordCount,
            Intensity = Affect.Intensity(reading),
            AversiveDensity = Affect.AversiveDensity(reading),
            Register = RegisterReader.Read(reading),
        };
        ulong near = FeelingFamily.Near(person.Felt);
        particulars.StartTaking();
        for (int s = 0; s < document.SentenceCount; s++)
        {
            ref readonly Sentence sentence = ref document.Sentences[s];
            if (sentence.Kind == SentenceKind.Code)
            {
                continue;
            }

            reply.Sentences += sentence.Words > 0 ? 1 : 0;
            reply.ListItems += sentence.Kind == SentenceKind.ListItem ? 1 : 0;
            reply.Questions += sentence.Asks ? 1 : 0;
            ReadWords(reading, sentence, near, particulars, ref reply);
            ReadCues(reading, s, sentence, ref reply);
        }

        return reply;
    }

    private static void ReadWords(TextReading reading, in Sentence sentence, ulong near, Particulars particulars, ref ReplyReading reply)
    {
        TextDocument document = reading.Document;
        bool ofPerson = false;
        bool ofSpeaker = false;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            ulong classes = reading.Lexicon.Classes(document.Tokens[i].Word);
            ofPerson |= classes.HasAny(WordClasses.Bit(WordClass.You) | WordClasses.Bit(WordClass.They) | WordClasses.Bit(WordClass.Person));
            ofSpeaker |= classes.Has(WordClass.Me);
        }

        for (int i = sentence.First; i < sentence.Last; i++)
        {
            ref readonly Token token = ref document.Tokens[i];
            reply.Taken += particulars.Take(reading, token);
            reply.Content += Particulars.Weight(reading, token);
            ulong classes = reading.Lexicon.Classes(token.Word);
            if (!classes.HasAny(WordClasses.Feeling | WordClasses.Bit(WordClass.MildFeeling)))
            {
                continue;
            }

            // "I'm devastated" names the speaker's feeling; "that is devastating" and "you are devastated" the person's.
            double size = Affect.SizeAt(reading, sentence, i) * (ofPerson || !ofSpeaker ? 1 : 0.4) * (sentence.Asks ? 0.8 : 1);
            reply.Named = Math.Max(reply.Named, size);
            if (classes.HasAny(near) || classes.Has(WordClass.MildFeeling) || particulars.Holds(reading, token))
            {
                reply.Met = Math.Max(reply.Met, size);
            }
        }
    }

    private static void ReadCues(TextReading reading, int index, in Sentence sentence, ref ReplyReading reply)
    {
        bool offer = false;
        double open = 0;
        double generic = 0;
        foreach (ref readonly CueHit hit in reading.HitsOf(index))
        {
            double weight = hit.Negated ? 0 : hit.Quoted ? 0.2 * hit.Weight : hit.Weight;
            switch (hit.Cue)
            {
                case Cue.Concern: reply.Concern += weight; break;
                case Cue.AlludesToFeeling: reply.Allusion += weight; break;
                case Cue.Understanding: reply.Understanding += sentence.Asks ? 0 : weight; break;
                case Cue.Reflection: reply.Reflection += weight; break;
                case Cue.OpenQuestion: open = Math.Max(open, weight); break;
                case Cue.Question: generic = Math.Max(generic, weight); break;
                case Cue.OfferQuestion: offer = true; break;
                case Cue.Advice: reply.Advice += sentence.Asks ? 0.7 * weight : weight; break;
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

        if (sentence.Asks && !offer)
        {
            reply.OpenQuestions += Math.Max(open, Math.Max(generic * 0.6, 0.4));
        }
    }
}
