using EmpathyGuard.Signals;
using static EmpathyGuard.Detectors.CounterWord;

namespace EmpathyGuard.Detectors;

/// <summary>
/// Tells a diagnosis from talk about one: a named condition that the sentence lays on the person or on what they told, without a doubt, a doctor
/// or a condition before it.
/// </summary>
internal static class CounterCondition
{
    private const int Reach = 10;

    private static readonly string[] Findings = ["rash", "lump", "cough", "pain", "diagnosis", "name", "answer", "cause", "problem", "trouble", "verdict", "mood", "headache", "ache", "swelling", "tiredness", "fatigue", "itch", "mole", "behaviour", "illness", "culprit"];

    public static bool IsDiagnosis(in CounterClause clause, int at, TextReading person) =>
        (clause.Is(at, ConditionAdjective) && !clause.IsAny(at + 1, "people", "person", "brother", "sister", "son", "daughter") && Are(clause, at, person))
        || (clause.Is(at, Condition) && !clause.IsAny(at + 1, "people", "clinic", "nurse", "team", "service", "group", "test", "medication", "meds", "review", "assessment", "charity", "support", "appointment", "society", "diagnosis") && Have(clause, at, person));

    private static bool Are(in CounterClause clause, int at, TextReading person)
    {
        for (int i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            if (clause.Is(i, Negator | Hedge) || clause.Is(i, "the"))
            {
                return false;
            }

            if (clause.Is(i, "are") && clause.Is(i - 1, You))
            {
                return !Doubted(clause, i - 1);
            }

            if (clause.IsAny(i, "is", "'s", "was", "are") && IsOther(clause, i - 1))
            {
                return !Doubted(clause, i - 1) && !Named(clause, at, person);
            }
        }

        return false;
    }

    private static bool Have(in CounterClause clause, int at, TextReading person)
    {
        for (int i = at - 1; i >= Math.Max(0, at - Reach); i--)
        {
            // "I'd call it", "that would be": a judgement, not a doubt.
            if (clause.Is(i, "would") && clause.IsAny(i + 1, "call", "be", "say") && !clause.Is(i + 2, Hedge))
            {
                return clause.IsAny(i - 1, "i", "that", "this", "it") && !Named(clause, at, person);
            }

            if (clause.Is(i, Hedge | Negator | Modal) || clause.IsAny(i, "about", "for", "help", "treat", "against", "questions", "appointment", "mentioned", "been", "living", "history", "like", "the", "your", "her", "his", "their", "my"))
            {
                return false;
            }

            if (clause.Is(i, You) && clause.IsAny(i + 1, "have", "'ve", "got", "are", "had", "developed", "suffer", "now", "clearly", "definitely", "obviously", "probably", "plainly", "certainly"))
            {
                return !Doubted(clause, i);
            }

            if (IsOther(clause, i) && clause.IsAny(i + 1, "has", "have", "'s", "is", "got", "had", "suffers", "suffer", "developed", "clearly", "definitely", "obviously", "probably"))
            {
                return at - i <= 6 && !Doubted(clause, i) && !Named(clause, at, person);
            }

            if (clause.IsAny(i, "this", "that", "it", "what", "those", "these") && clause.IsAny(i + 1, "'s", "is", "are", "was", "points", "sounds", "looks", "means", "you", "will"))
            {
                return at - i <= 6 && !Doubted(clause, i);
            }

            if (clause.IsAny(i, "is", "'s") && clause.IsAny(i - 1, Findings))
            {
                return at - i <= 4 && !Doubted(clause, i);
            }
        }

        // "Definitely a hernia", "classic migraine": the whole of what is said.
        return at is > 0 and <= 3 && clause.IsAny(0, "definitely", "classic", "textbook", "clearly", "obviously", "plainly", "surely", "certainly") && !Named(clause, at, person);
    }

    private static bool IsOther(in CounterClause clause, int at) =>
        clause.IsAny(at, "he", "she", "they") || (clause.Is(at, Kin) && clause.Is(at - 1, "your"));

    // Of somebody else, what the person has named is only repeated.
    private static bool Named(in CounterClause clause, int at, TextReading person)
    {
        ReadOnlySpan<char> condition = clause.Folded(at);
        for (int i = 0; i < person.Document.TokenCount; i++)
        {
            if (person.Document.FoldedOf(person.Document.Tokens[i]).SequenceEqual(condition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Doubted(in CounterClause clause, int from)
    {
        for (int i = from - 1; i >= Math.Max(0, from - 5) && !clause.Breaks(i); i--)
        {
            if (clause.Is(i, Hedge | Negator) || clause.IsAny(i, "said", "told", "tells", "says", "mentioned", "know", "note", "record", "form", "given", "see"))
            {
                return true;
            }
        }

        return false;
    }
}
