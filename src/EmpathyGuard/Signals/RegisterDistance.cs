using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// How far one sentence speaks from the person it is said to, 0…1. Each kind of evidence moves a sentence away by its weight, kinds add up
/// as chances do, and a sentence that still says "you" is halved: there the person has not vanished.
/// </summary>
internal static class RegisterDistance
{
    private const double PassiveOfDeed = 0.5;
    private const double PassiveOfAbstraction = 0.85;
    private const double CrowdInGeneral = 0.6;
    private const double OneOfAKind = 0.5;
    private const double NominalGerund = 0.55;
    private const double WithYou = 0.5;

    /// <summary>The distance of a sentence.</summary>
    /// <param name="reading">The reply.</param>
    /// <param name="index">The sentence.</param>
    /// <param name="weAll">Whether the reply speaks of "all of us" somewhere, so that its "we" is everybody.</param>
    public static double Of(TextReading reading, int index, bool weAll)
    {
        ref readonly Sentence sentence = ref reading.Document.Sentences[index];
        double near = 1 - Cues(reading, index);
        bool you = false;
        bool we = false;
        bool me = false;
        int abstractions = 0;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            ref readonly Token token = ref reading.Document.Tokens[i];
            if (token.Kind != TokenKind.Word || (token.Traits & TokenTraits.Quoted) != 0)
            {
                continue;
            }

            ulong classes = reading.Classes(token);
            you |= classes.Has(WordClass.You);
            we |= classes.Has(WordClass.We);
            me |= classes.Has(WordClass.Me);
            abstractions += RegisterWords.IsAbstraction(reading, sentence, i) ? 1 : 0;
            near *= classes.Has(WordClass.Be) ? 1 - Passive(reading, sentence, i) : 1;
            near *= IsNominalGerund(reading, sentence, i) ? 1 - NominalGerund : 1;
        }

        near *= 1 - Subjects(reading, sentence);
        near *= 1 - Math.Min(0.5, 0.2 * Math.Max(0, abstractions - 1));
        near *= weAll && we && !you && !me ? 0.4 : 1;
        return (1 - near) * (you ? WithYou : 1);
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

    // "You were told" keeps the person in the sentence, and "the till was emptied" tells of the world: the passive weighs most where what was
    // done has itself become a noun ("assurance was given").
    private static double Passive(TextReading reading, in Sentence sentence, int be)
    {
        if (RegisterPassive.Participle(reading, sentence, be) < 0)
        {
            return 0;
        }

        TextDocument document = reading.Document;
        for (int i = be - 1; i >= sentence.First && i >= be - 8; i--)
        {
            ref readonly Token token = ref document.Tokens[i];
            if (token.Kind != TokenKind.Word)
            {
                return PassiveOfDeed;
            }

            ulong classes = reading.Classes(token);
            if (classes.HasAny(WordClasses.Bit(WordClass.You) | WordClasses.Bit(WordClass.Me) | WordClasses.Bit(WordClass.We) | WordClasses.Bit(WordClass.They)))
            {
                return 0;
            }

            if (RegisterWords.IsAbstraction(reading, sentence, i))
            {
                return PassiveOfAbstraction;
            }
        }

        return PassiveOfDeed;
    }

    private static double Subjects(TextReading reading, in Sentence sentence)
    {
        double most = 0;
        var subject = new RegisterSubjects(reading, sentence);
        while (most < CrowdInGeneral && subject.Next())
        {
            ref readonly Token head = ref reading.Document.Tokens[subject.Head];
            if ((head.Traits & TokenTraits.Quoted) != 0 || !IsGeneral(reading, subject.Verb))
            {
                continue;
            }

            ulong classes = reading.Classes(head);
            bool indefinite = subject.Head > sentence.First && reading.Document.FoldedOf(reading.Document.Tokens[subject.Head - 1]) is "a" or "an" or "any" or "each" or "every";
            most = Math.Max(most, classes.Has(WordClass.Category) && !IsPossessed(reading, sentence, subject.Head) ? CrowdInGeneral
                : indefinite && (classes.Has(WordClass.Person) || classes.Has(WordClass.Role)) ? OneOfAKind : 0);
        }

        return most;
    }

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

            if (reading.Classes(token).Has(WordClass.Function))
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
        ulong classes = reading.Classes(token);
        return !classes.Has(WordClass.Past) && !classes.Has(WordClass.Participle) && reading.Document.FoldedOf(token) is not ("was" or "were" or "had" or "did");
    }

    // "A leaving", "the throwing-away of": a verb made a thing, with nobody left to do it.
    private static bool IsNominalGerund(TextReading reading, in Sentence sentence, int at)
    {
        TextDocument document = reading.Document;
        ReadOnlySpan<char> word = document.FoldedOf(document.Tokens[at]);
        if (word.Length < 6 || !word.EndsWith("ing") || at == sentence.First)
        {
            return false;
        }

        ref readonly Token before = ref document.Tokens[at - 1];
        bool marked = reading.Classes(before).Has(WordClass.Determiner) || document.FoldedOf(before) is "no";
        for (int i = at + 1; marked && i < sentence.Last && i <= at + 3; i++)
        {
            ref readonly Token next = ref document.Tokens[i];
            if (next.Kind == TokenKind.Word && document.FoldedOf(next) is "of")
            {
                return true;
            }

            if (next.Kind == TokenKind.Word && reading.Classes(next).Has(WordClass.Function) && document.FoldedOf(next) is not ("down" or "up" or "off" or "out" or "away"))
            {
                return false;
            }
        }

        return false;
    }
}
