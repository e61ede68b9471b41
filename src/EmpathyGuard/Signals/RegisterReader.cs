using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// Counts the paper's densities without a parser: a passive is a form of "be" before a participle with no "by" behind it, a subject is what
/// stands before a finite verb.
/// </summary>
internal static class RegisterReader
{
    private const int AgentReach = 6;
    private const int ParticipleReach = 3;

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
        double subjects = 0;
        double impersonal = 0;
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
                if (token.Kind != TokenKind.Word)
                {
                    words += token.Kind == TokenKind.Punctuation ? 0 : 1;
                    continue;
                }

                words++;
                ulong classes = reading.Classes(token);
                bool addressed = classes.Has(WordClass.You);
                you += addressed ? 1 : 0;
                person |= addressed || classes.HasAny(People) || (i > sentence.First && (token.Traits & (TokenTraits.Capital | TokenTraits.AllCapitals)) == TokenTraits.Capital);
                nominal += IsNominalisation(document.FoldedOf(token), classes) ? 1 : 0;
                passive |= !passive && classes.Has(WordClass.Be) && IsAgentlessPassive(reading, sentence, i);
                CountSubject(reading, sentence, i, classes, ref subjects, ref impersonal);
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

        register.ImpersonalSubject = subjects > 0 ? impersonal / subjects : 0;
        return register;
    }

    private static ulong People => WordClasses.Bit(WordClass.Me) | WordClasses.Bit(WordClass.We) | WordClasses.Bit(WordClass.They) | WordClasses.Bit(WordClass.Person);

    private static bool IsNominalisation(ReadOnlySpan<char> word, ulong classes) =>
        word.Length > 5 && !classes.Has(WordClass.Function) && (word.EndsWith("tion") || word.EndsWith("sion") || word.EndsWith("ment")
            || word.EndsWith("ance") || word.EndsWith("ence") || word.EndsWith("ity") || word.EndsWith("ness"));

    private static bool IsAgentlessPassive(TextReading reading, in Sentence sentence, int be)
    {
        TextDocument document = reading.Document;
        int participle = -1;
        for (int i = be + 1, seen = 0; i < sentence.Last && seen < ParticipleReach; i++)
        {
            ref readonly Token token = ref document.Tokens[i];
            if (token.Kind != TokenKind.Word)
            {
                return false;
            }

            ulong classes = reading.Classes(token);
            if (classes.Has(WordClass.Participle) && !classes.HasAny(WordClasses.Feeling | WordClasses.Bit(WordClass.MildFeeling)) && !IsBeen(document.FoldedOf(token)))
            {
                participle = i;
                break;
            }

            bool between = classes.Has(WordClass.Be) || classes.Has(WordClass.Negator) || classes.Has(WordClass.Intensifier)
                || (token.FoldedLength > 3 && document.FoldedOf(token).EndsWith("ly")) || document.FoldedOf(token) is "also" or "just" or "often" or "always" or "now" or "being" or "been";
            if (!between)
            {
                return false;
            }

            seen++;
        }

        if (participle < 0)
        {
            return false;
        }

        for (int i = participle + 1; i < sentence.Last && i <= participle + AgentReach; i++)
        {
            if (document.Tokens[i].Kind == TokenKind.Word && document.FoldedOf(document.Tokens[i]) is "by")
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBeen(ReadOnlySpan<char> word) => word is "been" or "had" or "gone" or "got";

    // The word before a finite auxiliary, or a subject pronoun before any word, is the head of a subject.
    private static void CountSubject(TextReading reading, in Sentence sentence, int at, ulong classes, ref double subjects, ref double impersonal)
    {
        TextDocument document = reading.Document;
        ReadOnlySpan<char> word = document.FoldedOf(document.Tokens[at]);
        if (word is "i" or "you" or "he" or "she" or "we" or "they" or "who")
        {
            subjects++;
            return;
        }

        if (word is "it" or "which" or "that" or "this" or "these" or "those" or "there")
        {
            bool verbFollows = Next(reading, sentence, at, out ulong next) is > 0 && (next.Has(WordClass.Auxiliary) || next.Has(WordClass.Modal));
            if (verbFollows && word is not "there")
            {
                subjects++;
                impersonal++;
            }

            return;
        }

        bool finite = (classes.Has(WordClass.Auxiliary) || classes.Has(WordClass.Modal)) && word is not ("be" or "been" or "being" or "having" or "doing" or "done");
        if (!finite || at == sentence.First)
        {
            return;
        }

        ref readonly Token before = ref document.Tokens[at - 1];
        if (before.Kind != TokenKind.Word)
        {
            return;
        }

        ulong head = reading.Classes(before);
        if (head.Has(WordClass.Function) || head.Has(WordClass.Negator))
        {
            return;
        }

        subjects++;
        bool person = head.Has(WordClass.Person) || ((before.Traits & TokenTraits.Capital) != 0 && at - 1 > sentence.First);
        impersonal += person ? 0 : 1;
    }

    private static int Next(TextReading reading, in Sentence sentence, int at, out ulong classes)
    {
        for (int i = at + 1; i < sentence.Last; i++)
        {
            if (reading.Document.Tokens[i].Kind == TokenKind.Word)
            {
                classes = reading.Classes(reading.Document.Tokens[i]);
                return i;
            }
        }

        classes = 0;
        return 0;
    }
}
