using System.Buffers;
using System.Globalization;

namespace EmpathyGuard.Judge;

/// <summary>
/// Makes text of a conversation safe to quote in a prompt: nothing invisible, no tokens of a chat template, no line that could be taken for the prompt's own. What a person
/// sees stays as it was.
/// </summary>
internal static class Neutraliser
{
    /// <summary>What every line of material begins with.</summary>
    public const string LinePrefix = "| ";

    // What most of a text is made of, so that the search for anything else goes over many characters at a time.
    private static readonly SearchValues<char> PlainAscii =
        SearchValues.Create([.. Enumerable.Range(' ', 0x7F - ' ').Select(static c => (char)c).Except("<>[]`")]);

    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>Appends a text, each of its lines after <see cref="LinePrefix"/>, and ends with a line break.</summary>
    public static void Append(ref PromptText prompt, string text)
    {
        prompt.Append(LinePrefix);
        int copied = 0;
        for (int i = NextOther(text, 0); i < text.Length; i = NextOther(text, i + 1))
        {
            char c = text[i];
            prompt.Append(text.AsSpan(copied, i - copied));
            bool pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            AppendOther(ref prompt, text, i, pair);
            i += pair ? 1 : 0;
            copied = i + 1;
        }

        prompt.Append(text.AsSpan(copied));
        prompt.Append('\n');
    }

    /// <summary>The form in which two characters count as the same one when a quote is looked for; 0 for what a quote may leave out.</summary>
    public static char Fold(char c) => c switch
    {
        >= 'a' and <= 'z' => c,
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '`' or '\u00B4' or '\u02BC' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' => '"',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        '\u2039' => '<',
        '\u203A' => '>',
        '\u27E6' => '[',
        '\u27E7' => ']',
        _ when c < 0x80 && c > ' ' && c != '\x7F' => c,
        _ when char.IsWhiteSpace(c) => ' ',
        _ when char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format || IsSelector(c) => '\0',
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>Whether a high surrogate begins one of the characters that stand for nothing visible: tags and the supplementary selectors.</summary>
    public static bool IsHiddenPlane(char high) => high is >= '\uDB40' and <= '\uDB43';

    /// <summary>The next place that does not go into the prompt as it is, or the end.</summary>
    private static int NextOther(string text, int start)
    {
        while (true)
        {
            int plain = text.AsSpan(start).IndexOfAnyExcept(PlainAscii);
            start = plain < 0 ? text.Length : start + plain;
            if (start == text.Length || !IsPlainLatin(text[start]))
            {
                return start;
            }

            start++;
        }
    }

    private static bool IsPlainLatin(char c) => c is > '\u00A0' and < '\u02B0' && c != '\u00AD';

    private static void AppendOther(ref PromptText prompt, string text, int at, bool pair)
    {
        char c = text[at];
        if (pair)
        {
            // Tags and the supplementary selectors can carry a whole hidden message.
            if (!IsHiddenPlane(c))
            {
                prompt.Append(text.AsSpan(at, 2));
            }

            return;
        }

        switch (c)
        {
            case '\r' when at + 1 < text.Length && text[at + 1] == '\n':
                break;
            case '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029':
                prompt.Append('\n');
                prompt.Append(LinePrefix);
                break;
            case '\t':
                prompt.Append(' ');
                break;
            case '<' or '>' or '[' or ']':
                // Tokens of chat templates and role tags are made of these.
                prompt.Append(c switch { '<' => '\u2039', '>' => '\u203A', '[' => '\u27E6', _ => '\u27E7' });
                break;
            case '`':
                prompt.Append('\'');
                break;
            case ZeroWidthJoiner or ZeroWidthNonJoiner:
                // Emoji and some scripts need them, one at a time.
                if (at > 0 && text[at - 1] is not (ZeroWidthJoiner or ZeroWidthNonJoiner))
                {
                    prompt.Append(c);
                }

                break;
            default:
                prompt.Append(Visible(c, at > 0 && IsSelector(text[at - 1])));
                break;
        }
    }

    private static string Visible(char c, bool afterSelector)
    {
        if (char.IsSurrogate(c))
        {
            return "\uFFFD";
        }

        if (IsSelector(c))
        {
            return afterSelector ? "" : c.ToString();
        }

        UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(c);
        return category is UnicodeCategory.Control or UnicodeCategory.Format ? "" : c.ToString();
    }

    private static bool IsSelector(char c) => c is >= '\uFE00' and <= '\uFE0F' or '\u115F' or '\u1160' or '\u3164' or '\uFFA0';
}
