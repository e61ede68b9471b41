using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Finds the resources that a reply offers, as whole units, and holds them against the operator's verified list.</summary>
internal static class ResourceReader
{
    private const int LongestUnit = 32;
    private const int ContactReach = 5;

    /// <summary>The resources in the reply, in order.</summary>
    public static List<CrisisResourceMention>? Read(TextReading reading, IReadOnlyList<VerifiedResource> verified)
    {
        List<CrisisResourceMention>? found = null;
        ReadOnlySpan<char> text = reading.Document.Text;
        TextDocument document = reading.Document;
        for (int i = 0; i < document.TokenCount; i++)
        {
            ref readonly Token token = ref document.Tokens[i];
            if (token.Kind == TokenKind.Link)
            {
                ReadOnlySpan<char> link = text[token.Start..token.End];
                Add(ref found, token.Start, token.End, IsVerifiedLink(link, verified));
            }
            else if (token.Kind == TokenKind.Number && (found is null || found[^1].Start + found[^1].Length <= token.Start))
            {
                ReadNumber(reading, i, verified, ref found);
            }
        }

        return AddNamed(text, verified, found);
    }

    private static void ReadNumber(TextReading reading, int at, IReadOnlyList<VerifiedResource> verified, ref List<CrisisResourceMention>? found)
    {
        ReadOnlySpan<char> text = reading.Document.Text;
        int start = reading.Document.Tokens[at].Start;
        while (start > 0 && text[start - 1] is '+' or '(')
        {
            start--;
        }

        Span<char> digits = stackalloc char[LongestUnit];
        int count = 0;
        int end = start;
        for (int i = start; i < text.Length && count < LongestUnit; i++)
        {
            char c = text[i];
            if (char.IsAsciiDigit(c))
            {
                digits[count++] = c;
                end = i + 1;
            }
            else if (!(c is ' ' or '-' or '.' or '(' or ')' or '+' or '\u00A0' or '\u2011') || i - end > 1)
            {
                break;
            }
        }

        // Longest first: "116 123, 24 hours" must not read as one number.
        for (; count >= 3; count = Shorten(text, start, ref end, count))
        {
            if (IsVerifiedNumber(digits[..count], verified))
            {
                Add(ref found, start, end, verified: true);
                return;
            }

            if (count is >= 3 and <= 15 && IsOffered(reading, at, digits[..count]))
            {
                Add(ref found, start, end, verified: false);
                return;
            }
        }
    }

    // Drops the last group of digits.
    private static int Shorten(ReadOnlySpan<char> text, int start, ref int end, int count)
    {
        int i = end;
        while (i > start && char.IsAsciiDigit(text[i - 1]))
        {
            i--;
            count--;
        }

        while (i > start && !char.IsAsciiDigit(text[i - 1]))
        {
            i--;
        }

        end = i;
        return count;
    }

    // A number is offered as help when a word of contact stands near it; a long enough one needs no more than that, a short one must be a known code.
    private static bool IsOffered(TextReading reading, int at, ReadOnlySpan<char> digits)
    {
        bool known = digits is "988" or "911" or "999" or "112" or "111" or "000" or "116123" or "741741" or "85258" or "1098" or "113" or "114" or "1737" or "0800" or "116111" or "116006" or "686868" or "131114";
        if (!known && digits.Length < 7)
        {
            return false;
        }

        TextDocument document = reading.Document;
        for (int i = Math.Max(0, at - ContactReach); i < Math.Min(document.TokenCount, at + ContactReach); i++)
        {
            if (document.FoldedOf(document.Tokens[i]) is "call" or "calling" or "text" or "texting" or "dial" or "ring" or "ringing" or "phone" or "contact" or "reach" or "line"
                or "lifeline" or "helpline" or "hotline" or "samaritans" or "number" or "on" or "at" or "message" or "sms" or "to" or "emergency")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVerifiedNumber(ReadOnlySpan<char> digits, IReadOnlyList<VerifiedResource> verified)
    {
        Span<char> wanted = stackalloc char[LongestUnit];
        for (int i = 0; i < verified.Count; i++)
        {
            int count = 0;
            bool number = true;
            foreach (char c in verified[i].Value)
            {
                number &= char.IsAsciiDigit(c) || c is ' ' or '-' or '.' or '(' or ')' or '+';
                if (char.IsAsciiDigit(c) && count < LongestUnit)
                {
                    wanted[count++] = c;
                }
            }

            if (number && count > 0 && digits.SequenceEqual(wanted[..count]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVerifiedLink(ReadOnlySpan<char> link, IReadOnlyList<VerifiedResource> verified)
    {
        ReadOnlySpan<char> bare = Bare(link);
        for (int i = 0; i < verified.Count; i++)
        {
            if (verified[i].Value.Length > 0 && Bare(verified[i].Value).Equals(bare, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> link)
    {
        int scheme = link.IndexOf("://");
        link = scheme >= 0 ? link[(scheme + 3)..] : link;
        link = link.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? link[4..] : link;
        return link.TrimEnd('/');
    }

    // A verified resource may be an address or a room, which is neither a number nor a link: it is found as it is written.
    private static List<CrisisResourceMention>? AddNamed(ReadOnlySpan<char> text, IReadOnlyList<VerifiedResource> verified, List<CrisisResourceMention>? found)
    {
        for (int i = 0; i < verified.Count; i++)
        {
            string value = verified[i].Value.Trim();
            if (value.Length < 3 || !value.Any(char.IsAsciiLetter))
            {
                continue;
            }

            int at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase);
            bool whole = at >= 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + value.Length == text.Length || !char.IsLetterOrDigit(text[at + value.Length]));
            if (whole && found?.Exists(m => m.Start <= at && m.Start + m.Length >= at + value.Length) != true)
            {
                Add(ref found, at, at + value.Length, verified: true);
            }
        }

        found?.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    private static void Add(ref List<CrisisResourceMention>? found, int start, int end, bool verified) =>
        (found ??= []).Add(new CrisisResourceMention { Start = start, Length = end - start, Verified = verified });
}
