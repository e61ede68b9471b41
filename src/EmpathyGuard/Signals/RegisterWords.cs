using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>What kind of word a token is, as far as its form and its neighbours show.</summary>
internal static class RegisterWords
{
    /// <summary>Whether a common noun in -tion, -sion, -ment, -ance, -ence, -ity or -ness stands here: the paper's nominalisation, by its surface form.</summary>
    public static bool IsNominalisation(TextReading reading, in Sentence sentence, int at)
    {
        if (!reading.FormAt(at).Has(WordForm.NominalEnding))
        {
            return false;
        }

        ReadOnlySpan<char> word = reading.Document.FoldedOf(reading.Document.Tokens[at]);
        ulong classes = reading.ClassesAt(at);
        return word.Length >= 4 && word is not ("hence" or "freelance" or "against") && !classes.Has(WordClass.Function)
            && !IsProperName(reading, sentence, at) && !FollowsVerbMarker(reading, sentence, at);
    }

    /// <summary>Whether a nominalisation stands here that hides a deed or a state: "termination", and not "city".</summary>
    public static bool IsAbstraction(TextReading reading, in Sentence sentence, int at) =>
        !reading.ClassesAt(at).Has(WordClass.NotNominal) && IsNominalisation(reading, sentence, at);

    public static bool HasNominalEnding(ReadOnlySpan<char> word) => word.Length > 2 && word[^1] switch
    {
        'n' => word.EndsWith("tion") || word.EndsWith("sion"),
        't' => word.EndsWith("ment"),
        'e' => word.EndsWith("ance") || word.EndsWith("ence"),
        'y' => word.EndsWith("ity"),
        's' => word.EndsWith("ness"),
        _ => false,
    };

    /// <summary>Whether a participle stands here that says what was done, and not how somebody feels or what something is like.</summary>
    public static bool IsDeed(ReadOnlySpan<char> word, ulong classes) =>
        classes.Has(WordClass.Participle) && !classes.HasAny(WordClasses.Feeling | WordClasses.Bit(WordClass.MildFeeling) | WordClasses.Bit(WordClass.StateParticiple))
            && !(word.StartsWith("un") && !word.StartsWith("under") && !word.StartsWith("unit")) && word is not ("been" or "had");

    public static bool IsAdverb(WordForm form, ulong classes) => form.Has(WordForm.Adverb) || classes.Has(WordClass.Negator);

    /// <summary>Whether a capital marks a name: inside a sentence, or at its start on a word that English does not otherwise know.</summary>
    public static bool IsProperName(TextReading reading, in Sentence sentence, int at)
    {
        ref readonly Token token = ref reading.Document.Tokens[at];
        if ((token.Traits & TokenTraits.Capital) == 0)
        {
            return false;
        }

        return !StartsSentence(reading, sentence, at)
            || (token.Word == 0 && !reading.Document.FoldedOf(token).EndsWith("s") && !HasNominalEnding(reading.Document.FoldedOf(token)));
    }

    /// <summary>Whether what stands before the token calls for a verb: "to", a modal, or a subject pronoun.</summary>
    public static bool FollowsVerbMarker(TextReading reading, in Sentence sentence, int at)
    {
        for (int i = at - 1; i >= sentence.First; i--)
        {
            ref readonly Token token = ref reading.Document.Tokens[i];
            if (token.Kind != TokenKind.Word)
            {
                return false;
            }

            ReadOnlySpan<char> word = reading.Document.FoldedOf(token);
            ulong classes = reading.ClassesAt(i);
            if (IsAdverb(reading.FormAt(i), classes))
            {
                continue;
            }

            return word is "to" or "i" or "you" or "we" or "they" or "do" or "does" or "did" or "let's"
                || (classes.Has(WordClass.Modal) && !classes.Has(WordClass.Have) && word is not ("need" or "needs"));
        }

        return false;
    }

    private static bool StartsSentence(TextReading reading, in Sentence sentence, int at)
    {
        for (int i = at - 1; i >= sentence.First; i--)
        {
            if (reading.Document.Tokens[i].Kind is TokenKind.Word or TokenKind.Number)
            {
                return false;
            }
        }

        return true;
    }
}
