using System.Collections.Frozen;

namespace EmpathyGuard;

/// <summary>A guess at the script and the language of a text, good enough to notice that a second reply changed it.</summary>
internal static class LanguageGuess
{
    /// <summary>The text gives no clear evidence.</summary>
    public const int Unknown = -1;

    private const int LeastEvidence = 3;

    // One language a line, of words that are frequent in it and rare in the others.
    private static readonly FrozenDictionary<string, int> Evidence = Read(
        """
        the and you that is was of with your are this have it's i'm what for be
        que el los las una por para con pero muy está esta como usted tu lo es más mas
        les des une est pas vous je avec pour dans sur qui nous ça ca mais très tres c'est j'ai
        der die das und ist nicht ich sie mit auf ein eine für fur den dem wir aber auch
        il di che non sono per della questo mi ti gli anche più piu perché perche
        não nao uma você voce com os isso mas seu sua muito são sao
        het een van niet dat ik je maar zijn voor met wat
        """);

    /// <summary>The script of most letters and the language of most known function words; <see cref="Unknown"/> for what is unclear.</summary>
    public static (int Script, int Language) Of(ReplyWords words)
    {
        Span<int> scripts = stackalloc int[8];
        Span<int> languages = stackalloc int[8];
        for (int i = 0; i < words.Count; i++)
        {
            string word = words.At(i);
            foreach (char c in word)
            {
                int script = Script(c);
                if (script != Unknown)
                {
                    scripts[script]++;
                }
            }

            if (Evidence.TryGetValue(word, out int language))
            {
                languages[language]++;
            }
        }

        return (Clearest(scripts), Clearest(languages));
    }

    private static int Clearest(ReadOnlySpan<int> counts)
    {
        int best = 0;
        int total = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
            total += counts[i];
        }

        return counts[best] >= LeastEvidence && counts[best] * 2 > total ? best : Unknown;
    }

    private static int Script(char c) => c switch
    {
        >= 'a' and <= 'z' or (>= '\u00C0' and <= '\u024F') => 0,
        >= '\u0370' and <= '\u03FF' => 1,
        >= '\u0400' and <= '\u052F' => 2,
        >= '\u0590' and <= '\u05FF' => 3,
        >= '\u0600' and <= '\u06FF' => 4,
        >= '\u0900' and <= '\u0DFF' => 5,
        >= '\u3040' and <= '\u9FFF' => 6,
        >= '\uAC00' and <= '\uD7AF' => 7,
        _ => Unknown,
    };

    private static FrozenDictionary<string, int> Read(string table)
    {
        var evidence = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] lines = table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (int language = 0; language < lines.Length; language++)
        {
            foreach (string word in lines[language].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                // A word of two languages is evidence for neither.
                evidence[word] = evidence.ContainsKey(word) ? Unknown : language;
            }
        }

        return evidence.Where(static pair => pair.Value != Unknown).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
