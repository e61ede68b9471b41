using System.Runtime.InteropServices;
using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// One sentence's share of the register: what it adds to the three densities, and how far it speaks from the person it is said to. Each kind
/// of evidence moves a sentence away by its weight, kinds add up as chances do, and a sentence that still says "you" is halved: there the
/// person has not vanished.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct RegisterSentence
{
    private const double PlainPassive = 0.2;
    private const double OfficialPassive = 0.5;
    private const double PassiveOfAbstraction = 0.8;
    private const double CrowdInGeneral = 0.5;
    private const double OneOfAKind = 0.5;
    private const double BareRole = 0.7;
    private const double AbstractTruth = 0.3;
    private const double NominalGerund = 0.5;
    private const double SharedWe = 0.6;
    private const double EachAbstraction = 0.15;
    private const double WithYou = 0.5;
    private const int SubjectReach = 8;

    /// <summary>Tokens that are not punctuation.</summary>
    public int Words;

    /// <summary>Nouns in -tion, -ment, -ness and the like.</summary>
    public int Nominalisations;

    public int Subjects;

    /// <summary>Subjects that are no person.</summary>
    public int ImpersonalSubjects;

    /// <summary>Whether a passive names no agent.</summary>
    public bool AgentlessPassive;

    /// <summary>Whether the sentence says "you", or asks.</summary>
    public bool Addresses;

    /// <summary>Whether the sentence belongs to a notice: it holds a term of law, of licences or of doses.</summary>
    public bool IsNotice;

    /// <summary>How far the sentence speaks from the person, 0…1.</summary>
    public double Distance;

    /// <summary>Reads a sentence.</summary>
    /// <param name="reading">The reply.</param>
    /// <param name="index">The sentence.</param>
    /// <param name="weAll">Whether the reply speaks of "all of us" somewhere, so that its "we" is everybody.</param>
    public static RegisterSentence Read(TextReading reading, int index, bool weAll)
    {
        ref readonly Sentence sentence = ref reading.Document.Sentences[index];
        var read = default(RegisterSentence);
        double near = 1 - Cues(reading, index);
        ulong present = 0;
        int abstractions = 0;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            ref readonly Token token = ref reading.Document.Tokens[i];
            read.Words += token.Kind == TokenKind.Punctuation ? 0 : 1;
            if (token.Kind != TokenKind.Word)
            {
                continue;
            }

            ulong classes = reading.ClassesAt(i);
            bool quoted = (token.Traits & TokenTraits.Quoted) != 0;
            present |= quoted ? 0 : classes;
            if (RegisterWords.IsNominalisation(reading, sentence, i))
            {
                read.Nominalisations++;
                abstractions += classes.Has(WordClass.NotNominal) || quoted ? 0 : 1;
            }

            if (classes.Has(WordClass.Be) && RegisterPassive.Participle(reading, sentence, i) is >= 0 and int participle)
            {
                read.AgentlessPassive = true;
                near *= quoted ? 1 : 1 - Passive(reading, sentence, i, participle);
            }

            near *= !quoted && IsNominalGerund(reading, sentence, i) ? 1 - NominalGerund : 1;
        }

        near *= 1 - read.CountSubjects(reading, sentence);
        near *= 1 - Math.Min(0.5, EachAbstraction * Math.Max(0, abstractions - 1));
        bool you = present.Has(WordClass.You);
        read.Addresses = you || sentence.Asks;
        near *= weAll && present.Has(WordClass.We) && !you && !present.Has(WordClass.Me) ? 1 - SharedWe : 1;
        read.IsNotice = present.Has(WordClass.Notice);
        read.Distance = (1 - near) * (you ? WithYou : 1);
        return read;
    }

    /// <summary>Whether all that the sentence does is to say a stock phrase or to claim a feeling: that brings nobody nearer, and takes nobody away.</summary>
    public static bool IsEmptyWarmth(TextReading reading, int index)
    {
        foreach (ref readonly CueHit hit in reading.HitsOf(index))
        {
            if (hit.Cue is Cue.StockPhrase or Cue.ClaimedFeeling or Cue.ClaimedExperience)
            {
                return true;
            }
        }

        return false;
    }

    private static double Cues(TextReading reading, int index)
    {
        double near = 1;
        foreach (ref readonly CueHit hit in reading.HitsOf(index))
        {
            bool distances = hit.Cue is Cue.Impersonal or Cue.PolicyVoice or Cue.CaseFile or Cue.WeAll or Cue.TherapySpeak or Cue.CategoryPraise;
            near *= distances && !hit.Quoted ? 1 - hit.Weight : 1;
        }

        return 1 - near;
    }

    // "You were told" keeps the person in the sentence, and "the till was emptied" tells of the world: a passive weighs most where what was
    // done has itself become a noun ("assurance was given").
    private static double Passive(TextReading reading, in Sentence sentence, int be, int participle)
    {
        TextDocument document = reading.Document;
        double weight = reading.ClassesAt(participle).Has(WordClass.OfficialParticiple) ? OfficialPassive : PlainPassive;
        for (int i = be - 1; i >= sentence.First && i >= be - SubjectReach; i--)
        {
            ref readonly Token token = ref document.Tokens[i];
            if (token.Kind != TokenKind.Word)
            {
                return weight;
            }

            if (reading.ClassesAt(i).HasAny(WordClasses.Bit(WordClass.You) | WordClasses.Bit(WordClass.Me) | WordClasses.Bit(WordClass.We) | WordClasses.Bit(WordClass.They)))
            {
                return 0;
            }

            if (RegisterWords.IsAbstraction(reading, sentence, i))
            {
                return PassiveOfAbstraction;
            }
        }

        return weight;
    }

    /// <summary>Counts the subjects; returns how far the most general of them is from one person.</summary>
    private double CountSubjects(TextReading reading, in Sentence sentence)
    {
        double most = 0;
        var subject = new RegisterSubjects(reading, sentence);
        while (subject.Next())
        {
            Subjects++;
            ImpersonalSubjects += subject.IsPerson ? 0 : 1;
            most = Math.Max(most, Generality(reading, sentence, subject));
        }

        return most;
    }

    private static double Generality(TextReading reading, in Sentence sentence, in RegisterSubjects subject)
    {
        ref readonly Token head = ref reading.Document.Tokens[subject.Head];
        ulong classes = reading.ClassesAt(subject.Head);
        if ((head.Traits & TokenTraits.Quoted) != 0)
        {
            return 0;
        }

        int before = subject.Head - 1;
        if (reading.Document.FoldedOf(head) is "who")
        {
            // "Pioneers who": whoever they are, there are many of them.
            return before == sentence.First && reading.FormAt(before).Has(WordForm.Plural) ? CrowdInGeneral : 0;
        }

        bool opens = before < sentence.First || reading.Document.Tokens[before].Kind != TokenKind.Word;
        if (opens && classes.Has(WordClass.Role))
        {
            return BareRole;
        }

        if (!IsGeneral(reading, subject.Verb))
        {
            return 0;
        }

        ReadOnlySpan<char> word = reading.Document.FoldedOf(head);
        ReadOnlySpan<char> marker = opens ? default : reading.Document.FoldedOf(reading.Document.Tokens[before]);
        bool begins = opens || reading.ClassesAt(before).Has(WordClass.Wh) || marker is "if" or "and" or "but" or "that" or "because" or "as" or "so" or "than";
        if (begins && word is "one" or "many" or "others")
        {
            return CrowdInGeneral;
        }

        if (classes.Has(WordClass.Category) && !IsPossessed(reading, sentence, subject.Head))
        {
            return CrowdInGeneral;
        }

        bool indefinite = marker is "a" or "an" or "any" or "each" or "every";
        return indefinite && classes.HasAny(WordClasses.Bit(WordClass.Person) | WordClasses.Bit(WordClass.Role)) ? OneOfAKind
            : begins && IsAbstract(reading, sentence, subject.Head) ? AbstractTruth : 0;
    }

    // "Healing takes time", "acceptance comes": a truth about a noun, said to nobody.
    private static bool IsAbstract(TextReading reading, in Sentence sentence, int head) =>
        reading.ClassesAt(head).HasAny(WordClasses.Feeling) || RegisterWords.IsAbstraction(reading, sentence, head);

    // "Your parents are" and "the kids are" speak of somebody; "parents are" of a kind.
    private static bool IsPossessed(TextReading reading, in Sentence sentence, int head)
    {
        for (int i = head - 1; i >= sentence.First && i >= head - 3; i--)
        {
            ref readonly Token token = ref reading.Document.Tokens[i];
            ReadOnlySpan<char> word = reading.Document.FoldedOf(token);
            if (token.Kind != TokenKind.Word)
            {
                return token.Kind == TokenKind.Number;
            }

            if (word is "your" or "my" or "his" or "her" or "their" or "our" or "the" or "these" or "those" or "'s" or "two" or "three" or "four" or "both")
            {
                return true;
            }

            if (reading.ClassesAt(i).Has(WordClass.Function))
            {
                return false;
            }
        }

        return false;
    }

    // The timeless present and the modals make a general truth of it; a past tells of somebody.
    private static bool IsGeneral(TextReading reading, int verb)
    {
        if (verb < 0)
        {
            return true;
        }

        ref readonly Token token = ref reading.Document.Tokens[verb];
        ulong classes = reading.ClassesAt(verb);
        return !classes.Has(WordClass.Past) && !classes.Has(WordClass.Participle) && reading.Document.FoldedOf(token) is not ("was" or "were" or "had" or "did");
    }

    // "A leaving", "the throwing-away of": a verb made a thing, with nobody left to do it.
    private static bool IsNominalGerund(TextReading reading, in Sentence sentence, int at)
    {
        if (!reading.FormAt(at).Has(WordForm.Gerund) || at == sentence.First)
        {
            return false;
        }

        TextDocument document = reading.Document;
        bool marked = reading.ClassesAt(at - 1).Has(WordClass.Determiner) || reading.FormAt(at - 1).Has(WordForm.No);
        for (int i = at + 1; marked && i < sentence.Last && i <= at + 3; i++)
        {
            ref readonly Token next = ref document.Tokens[i];
            if (next.Kind == TokenKind.Word && document.FoldedOf(next) is "of")
            {
                return true;
            }

            if (next.Kind == TokenKind.Word && reading.ClassesAt(i).Has(WordClass.Function) && document.FoldedOf(next) is not ("down" or "up" or "off" or "out" or "away"))
            {
                return false;
            }
        }

        return false;
    }
}
