namespace EmpathyGuard;

/// <summary>Whether an operator's resource serves a locale, and whether it stands in a text as a whole unit.</summary>
internal static class CrisisResourceText
{
    /// <summary>Whether a resource's locale is empty, the same, or the same language without a region.</summary>
    public static bool Serves(string resourceLocale, string locale) =>
        resourceLocale.Length == 0
        || string.Equals(resourceLocale, locale, StringComparison.OrdinalIgnoreCase)
        || (locale.Length > resourceLocale.Length
            && locale[resourceLocale.Length] is '-' or '_'
            && !resourceLocale.Contains('-', StringComparison.Ordinal)
            && locale.StartsWith(resourceLocale, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a text holds a resource. Spaces, dots, dashes and brackets in numbers do not matter; in links and addresses every character does, but case.</summary>
    public static bool Holds(string text, string value)
    {
        string canonical = Canonical(value);
        return IsNumber(value) ? HoldsNumber(text, canonical) : HoldsWord(text, canonical);
    }

    /// <summary>The form in which two values are the same resource.</summary>
    public static string Canonical(string value) =>
        IsNumber(value) ? string.Concat(value.Where(char.IsAsciiDigit)) : value.Trim();

    private static bool IsNumber(string value) => value.Any(char.IsAsciiDigit) && value.All(static c => char.IsAsciiDigit(c) || c == '+' || IsSeparator(c));

    private static bool IsSeparator(char c) => c is ' ' or '.' or '-' or '(' or ')' or '\u00A0' or '\u2011' or '\u2013';

    private static bool HoldsNumber(string text, string digits)
    {
        for (int start = 0; start < text.Length; start++)
        {
            bool begins = char.IsAsciiDigit(text[start]) && (start == 0 || !char.IsAsciiDigit(text[start - 1]));
            if (begins && MatchesDigits(text, start, digits))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchesDigits(string text, int start, string digits)
    {
        int matched = 0;
        int i = start;
        while (i < text.Length && matched < digits.Length && (text[i] == digits[matched] || IsSeparator(text[i])))
        {
            matched += char.IsAsciiDigit(text[i]) ? 1 : 0;
            i++;
        }

        return matched == digits.Length && (i == text.Length || !char.IsAsciiDigit(text[i]));
    }

    private static bool HoldsWord(string text, string value)
    {
        for (int at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + value.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
