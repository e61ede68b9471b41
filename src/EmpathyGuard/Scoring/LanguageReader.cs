using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Scoring;

/// <summary>
/// Whether a text is English. It is, unless its script or its function words give clear evidence otherwise: short texts, dialect, emoji and
/// code are never turned away for that alone.
/// </summary>
internal static class LanguageReader
{
    private const int FewestLetters = 4;
    private const int FewestForeignWords = 3;

    public static bool IsSupported(TextDocument document, Lexicon lexicon)
    {
        if (document.OtherLetters >= FewestLetters && document.OtherLetters > document.LatinLetters)
        {
            return false;
        }

        int english = 0;
        int other = 0;
        for (int i = 0; i < document.TokenCount; i++)
        {
            byte language = lexicon.Language(document.Tokens[i].Word);
            english += language == 1 ? 1 : 0;
            other += language == 2 ? 1 : 0;
        }

        return other < FewestForeignWords || other <= 1.5 * english;
    }
}
