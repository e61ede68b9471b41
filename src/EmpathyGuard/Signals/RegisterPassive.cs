using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Finds passives that name no agent: a form of "be" or "get" before a participle, with nobody behind a "by".</summary>
internal static class RegisterPassive
{
    private const int AgentReach = 8;
    private const int ParticipleReach = 4;
    private const int QuestionReach = 5;

    /// <summary>The participle of an agentless passive that a form of "be" begins, or −1.</summary>
    public static int Participle(TextReading reading, in Sentence sentence, int be)
    {
        TextDocument document = reading.Document;
        ReadOnlySpan<char> word = document.FoldedOf(document.Tokens[be]);
        bool inverted = sentence.Asks && Inverts(reading, sentence, be);
        int reach = inverted ? QuestionReach : ParticipleReach;
        for (int i = be + 1; i < sentence.Last && i <= be + reach; i++)
        {
            ref readonly Token token = ref document.Tokens[i];
            if (token.Kind != TokenKind.Word)
            {
                return -1;
            }

            ReadOnlySpan<char> next = document.FoldedOf(token);
            ulong classes = reading.ClassesAt(i);
            if (RegisterWords.IsDeed(next, classes) && (word is not "'s" || IsClearly(reading, be, i)))
            {
                return IsAttribute(reading, sentence, i) || HasAgent(reading, sentence, i) ? -1 : i;
            }

            if (inverted && classes.HasAny(WordClasses.Bit(WordClass.Have) | WordClasses.Bit(WordClass.Auxiliary)) && next is not ("been" or "being" or "be"))
            {
                return -1;
            }

            bool between = inverted || RegisterWords.IsAdverb(reading.FormAt(i), classes) || classes.Has(WordClass.Intensifier) || next is "being" or "been" or "to" or "be" or "going";
            if (!between)
            {
                return -1;
            }
        }

        return -1;
    }

    // "It's taken" may be "it has taken", and "the bank's closed branch" is no verb: "'s" is trusted only after a pronoun and before a
    // participle that is no past as well.
    private static bool IsClearly(TextReading reading, int be, int participle)
    {
        TextDocument document = reading.Document;
        return be > 0 && reading.ClassesAt(be - 1).Has(WordClass.Function) && !reading.ClassesAt(participle).Has(WordClass.Past)
            && document.FoldedOf(document.Tokens[participle]) is not ("gone" or "become" or "come" or "run");
    }

    // "was a broken promise", "are used cars": a participle between the verb and a noun is an attribute of the noun.
    private static bool IsAttribute(TextReading reading, in Sentence sentence, int participle)
    {
        int before = participle - 1;
        ReadOnlySpan<char> word = reading.Document.FoldedOf(reading.Document.Tokens[before]);
        return before > sentence.First && word is "a" or "an" or "the" or "my" or "your" or "his" or "her" or "their" or "our";
    }

    private static bool HasAgent(TextReading reading, in Sentence sentence, int participle)
    {
        TextDocument document = reading.Document;
        for (int i = participle + 1; i + 1 < sentence.Last && i <= participle + AgentReach; i++)
        {
            ref readonly Token token = ref document.Tokens[i];
            if (token.Kind == TokenKind.Punctuation && document.Text[token.Start] is ',' or ';' or ':')
            {
                return false;
            }

            if (token.Kind == TokenKind.Word && document.FoldedOf(token) is "by")
            {
                // "Scheduled for publication by …" names the agent of the noun.
                return !RegisterWords.HasNominalEnding(document.FoldedOf(document.Tokens[i - 1])) && IsAgent(reading, sentence, i + 1);
            }
        }

        return false;
    }

    // "By Friday", "by email" and "by ringing" tell when and how, not who.
    private static bool IsAgent(TextReading reading, in Sentence sentence, int at)
    {
        ref readonly Token token = ref reading.Document.Tokens[at];
        ReadOnlySpan<char> word = reading.Document.FoldedOf(token);
        return token.Kind == TokenKind.Word && at < sentence.Last
            && !(word.Length > 4 && word.EndsWith("ing"))
            && word is not ("email" or "phone" or "post" or "mail" or "letter" or "text" or "then" or "now" or "tomorrow" or "tonight" or "today" or "monday" or "tuesday"
                or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" or "hand" or "default" or "mistake" or "accident" or "law" or "half");
    }

    // "Was the letter sent?": in a question the subject stands between the verb and its participle.
    private static bool Inverts(TextReading reading, in Sentence sentence, int be)
    {
        if (be == sentence.First)
        {
            return true;
        }

        ref readonly Token before = ref reading.Document.Tokens[be - 1];
        return before.Kind != TokenKind.Word || reading.ClassesAt(be - 1).Has(WordClass.Wh) || reading.Document.FoldedOf(before) is "and" or "or" or "but" or "so";
    }
}
