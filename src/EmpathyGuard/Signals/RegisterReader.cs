using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Counts the paper's three densities without a parser, and how far its sentences speak from the person.</summary>
internal static class RegisterReader
{
    private const int ShortestSentence = 3;

    public static Register Read(TextReading reading)
    {
        TextDocument document = reading.Document;
        var register = default(Register);
        int sentences = 0;
        int passives = 0;
        int nominal = 0;
        int words = 0;
        int voiced = 0;
        double distance = 0;
        bool weAll = reading.Count(Cue.WeAll) > 0;
        int subjects = 0;
        int impersonal = 0;
        for (int s = 0; s < document.SentenceCount; s++)
        {
            ref readonly Sentence sentence = ref document.Sentences[s];
            if (sentence.Kind == SentenceKind.Code || sentence.Words == 0)
            {
                continue;
            }

            sentences++;
            bool passive = false;
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                ref readonly Token token = ref document.Tokens[i];
                words += token.Kind == TokenKind.Punctuation ? 0 : 1;
                if (token.Kind != TokenKind.Word)
                {
                    continue;
                }

                ulong classes = reading.Classes(token);
                nominal += RegisterWords.IsNominalisation(reading, sentence, i) ? 1 : 0;
                passive |= !passive && classes.Has(WordClass.Be) && RegisterPassive.Participle(reading, sentence, i) >= 0;
            }

            var subject = new RegisterSubjects(reading, sentence);
            while (subject.Next())
            {
                subjects++;
                impersonal += subject.IsPerson ? 0 : 1;
            }

            passives += passive ? 1 : 0;
            if (sentence.Kind != SentenceKind.Heading && sentence.Words >= ShortestSentence)
            {
                // A heading or an exclamation of two words speaks to nobody, and stands for no sentence here.
                voiced++;
                distance += RegisterDistance.Of(reading, s, weAll);
            }
        }

        if (sentences > 0)
        {
            register.AgentlessPassive = (double)passives / sentences;
        }

        if (words > 0)
        {
            register.Nominalisation = (double)nominal / words;
        }

        register.Distance = voiced > 0 ? distance / voiced : 0;
        register.ImpersonalSubject = subjects > 0 ? (double)impersonal / subjects : 0;
        return register;
    }
}
