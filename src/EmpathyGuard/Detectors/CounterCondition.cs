using static EmpathyGuard.Detectors.CounterWord;

namespace EmpathyGuard.Detectors;

/// <summary>
/// Tells a diagnosis from talk about one: a named condition that the sentence lays on the person or on what they told, without a doubt, a doctor
/// or a condition before it.
/// </summary>
internal static class CounterCondition
{
    private const int Reach = 10;

    public static bool IsDiagnosis(in CounterClause clause, int at) =>
        clause.Is(at, ConditionAdjective) && !clause.Is(at + 1, "people") && Are(clause, at) || (clause.Is(at, Condition) && Have(clause, at));

    private static bool Are(in CounterClause clause, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            if (clause.Is(i, Negator | Hedge))
            {
                return false;
            }

            if (clause.Is(i, "are") && clause.Is(i - 1, You))
            {
                return !Doubted(clause, i - 1);
            }
        }

        return false;
    }

    private static bool Have(in CounterClause clause, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - Reach); i--)
        {
            if (clause.Is(i, Hedge | Negator | Modal) || clause.IsAny(i, "about", "for", "help", "treat", "against", "questions", "appointment", "mentioned", "been", "living", "history", "like", "the", "your"))
            {
                return false;
            }

            if (clause.Is(i, You) && !clause.Is(i, "your") && clause.IsAny(i + 1, "have", "'ve", "got", "are", "had", "developed", "suffer", "now", "clearly", "definitely", "obviously", "probably", "plainly", "certainly"))
            {
                return !Doubted(clause, i);
            }

            if (clause.IsAny(i, "this", "that", "it", "what") && clause.IsAny(i + 1, "'s", "is", "are", "was", "points", "sounds", "looks", "means", "you"))
            {
                return at - i <= 6 && !Doubted(clause, i);
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
