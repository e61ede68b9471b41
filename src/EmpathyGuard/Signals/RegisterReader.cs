using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Counts the paper's three densities without a parser, and how often a sentence has no person in it.</summary>
internal static class RegisterReader
{
    private static ulong People => WordClasses.Bit(WordClass.Me) | WordClasses.Bit(WordClass.We) | WordClasses.Bit(WordClass.They) | WordClasses.Bit(WordClass.Person);

    public static Register Read(TextReading reading)
    {
        TextDocument document = reading.Document;
        var register = default(Register);
        int sentences = 0;
        int passives = 0;
        int nominal = 0;
        int words = 0;
        int you = 0;
        int absent = 0;
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
            bool person = false;
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                ref readonly Token token = ref document.Tokens[i];
                words += token.Kind == TokenKind.Punctuation ? 0 : 1;
                if (token.Kind != TokenKind.Word)
                {
                    continue;
                }

                ulong classes = reading.Classes(token);
                bool addressed = classes.Has(WordClass.You);
                you += addressed ? 1 : 0;
                person |= addressed || classes.HasAny(People) || RegisterWords.IsProperName(reading, sentence, i);
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
            absent += person || sentence.Asks ? 0 : 1;
        }

        if (sentences > 0)
        {
            register.AgentlessPassive = (double)passives / sentences;
            register.Absent = (double)absent / sentences;
        }

        if (words > 0)
        {
            register.Nominalisation = (double)nominal / words;
            register.You = (double)you / words;
        }

        register.ImpersonalSubject = subjects > 0 ? (double)impersonal / subjects : 0;
        return register;
    }
}
