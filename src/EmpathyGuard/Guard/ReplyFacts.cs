using System.Globalization;

namespace EmpathyGuard;

/// <summary>
/// The facts of a reply that a second one must keep: links, phone numbers, numbers with units, amounts of money, dates, times, and
/// prohibitions. Each is kept in a canonical form, so that "500mg" and "500 mg" are one fact and "500 mg" and "50 mg" are two.
/// </summary>
/// <remarks>Linear in the text. Ordinals of lists and lone digits are no facts.</remarks>
internal sealed partial class ReplyFacts
{
    private const int ShortestPhone = 7;

    private readonly HashSet<string> _facts = new(StringComparer.Ordinal);
    private readonly List<Prohibition> _prohibitions = [];
    private readonly ReplyWords _words;
    private readonly string _text;
    private string? _rangeStart;
    private int _noLinkBefore;

    private ReplyFacts(ReplyWords words)
    {
        _words = words;
        _text = words.Text;
    }

    /// <summary>The facts in canonical form.</summary>
    public IReadOnlySet<string> Facts => _facts;

    /// <summary>The prohibitions in the order of the text.</summary>
    public IReadOnlyList<Prohibition> Prohibitions => _prohibitions;

    /// <summary>Reads the facts of a text.</summary>
    public static ReplyFacts Read(ReplyWords words)
    {
        var facts = new ReplyFacts(words);
        facts.ReadNumbersAndLinks();
        facts.ReadWords();
        facts.ReadProhibitions();
        return facts;
    }

    /// <summary>Whether a prohibition of another reply is also one here: one of ours forbids all that it forbids.</summary>
    public bool Forbids(Prohibition other) => _prohibitions.Exists(mine => other.Content.IsSubsetOf(mine.Content));

    private void ReadNumbersAndLinks()
    {
        int i = 0;
        while (i < _text.Length)
        {
            bool startsWord = i == 0 || !char.IsLetterOrDigit(_text[i - 1]);
            if (startsWord && char.IsAsciiLetterOrDigit(_text[i]) && ReadLink(i) is > 0 and int afterLink)
            {
                i = afterLink;
            }
            else if (startsWord && char.IsAsciiDigit(_text[i]))
            {
                i = ReadNumber(i);
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>Reads a link, a domain or an e-mail address that starts here.</summary>
    /// <returns>Where it ends, or 0.</returns>
    private int ReadLink(int start)
    {
        // Inside a run that was read and found to be none, only a scheme can begin one; otherwise a run would be read once for every dot in it.
        if (start < _noLinkBefore && !HasScheme(_text.AsSpan(start)))
        {
            return 0;
        }

        int end = start;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && _text[end] is not ('"' or '<' or '>' or ')' or ']' or '(' or '[' or '”' or ','))
        {
            end++;
        }

        _noLinkBefore = end;
        while (end > start && _text[end - 1] is '.' or ';' or ':' or '!' or '?' or '*' or '_' or '\'' or '/' or '…')
        {
            end--;
        }

        ReadOnlySpan<char> run = _text.AsSpan(start, end - start);
        if (!IsLink(run))
        {
            return 0;
        }

        _facts.Add($"link:{run}");
        return end;
    }

    private static bool HasScheme(ReadOnlySpan<char> run) =>
        run.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || run.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool IsLink(ReadOnlySpan<char> run)
    {
        if (HasScheme(run))
        {
            return true;
        }

        int slash = run.IndexOf('/');
        ReadOnlySpan<char> host = slash < 0 ? run : run[..slash];
        int dot = host.LastIndexOf('.');
        return dot > 0 && char.IsLetterOrDigit(host[dot - 1])
            && TopLevelDomains.GetAlternateLookup<ReadOnlySpan<char>>().Contains(host[(dot + 1)..])
            && host[..dot].ContainsAnyInRange('a', 'z');
    }

    private int ReadNumber(int start)
    {
        if (ReadPhone(start) is > 0 and int afterPhone)
        {
            return afterPhone;
        }

        int end = start;
        while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || JoinsDigits(end)))
        {
            end++;
        }

        string value = _text[start..end].Replace(",", "", StringComparison.Ordinal);
        string? unit = UnitAfter(ref end) ?? UnitBefore(start);
        if (unit is not null)
        {
            _facts.Add($"{value} {unit}");
            if (_rangeStart is not null)
            {
                _facts.Add($"{_rangeStart} {unit}");
            }
        }
        else if (value.Length > 1 && !IsListOrdinal(start, end))
        {
            _facts.Add(value);
        }

        _rangeStart = unit is null && OpensRange(end) ? value : null;
        return end;
    }

    /// <summary>Reads digits in groups that add up to a phone number.</summary>
    private int ReadPhone(int start)
    {
        Span<char> digits = stackalloc char[16];
        int count = 0;
        int i = start;
        int end = start;
        while (i < _text.Length && count < digits.Length)
        {
            if (char.IsAsciiDigit(_text[i]))
            {
                digits[count++] = _text[i++];
                end = i;
                continue;
            }

            int gap = i;
            while (gap < _text.Length && gap - i < 2 && _text[gap] is '-' or '.' or ' ' or '(' or ')' or '\u00A0' or '\u2011' or '\u2013')
            {
                gap++;
            }

            bool sentenceBreak = _text[i] == '.' && gap - i > 1;
            if (gap == i || gap == _text.Length || sentenceBreak || !char.IsAsciiDigit(_text[gap]))
            {
                break;
            }

            i = gap;
        }

        if (count < ShortestPhone)
        {
            return 0;
        }

        _facts.Add($"phone:{digits[..count]}");
        return end;
    }

    // A separator inside one number, time, date or fraction: between two digits, and a comma only before three of them.
    private bool JoinsDigits(int index)
    {
        bool between = index + 1 < _text.Length && char.IsAsciiDigit(_text[index - 1]) && char.IsAsciiDigit(_text[index + 1]);
        return between && (_text[index] is '.' or ':' or '/' || (_text[index] == ',' && DigitsAt(index + 1) == 3));
    }

    private int DigitsAt(int index)
    {
        int count = 0;
        while (index + count < _text.Length && count < 4 && char.IsAsciiDigit(_text[index + count]))
        {
            count++;
        }

        return count;
    }

    private string? UnitAfter(ref int end)
    {
        int start = end;
        if (start < _text.Length && _text[start] is ' ' or '-' or '\u00A0' or '\u202F')
        {
            start++;
        }

        int stop = start;
        while (stop < _text.Length && (char.IsLetter(_text[stop]) || _text[stop] is '%' or '°' or '$' or '€' or '£'))
        {
            stop++;
        }

        string word = _text[start..stop].ToLowerInvariant();
        if (word is "st" or "nd" or "rd" or "th" && start == end)
        {
            end = stop;
            return null;
        }

        // "9 a.m." is read as "9 am".
        if (word is "a" or "p" && stop + 1 < _text.Length && _text[stop] == '.' && _text[stop + 1] is 'm' or 'M')
        {
            end = stop + 2;
            return word + "m";
        }

        string? unit = UnitOf(word);
        end = unit is null ? end : stop;
        return unit;
    }

    private string? UnitBefore(int start)
    {
        int before = start > 0 && _text[start - 1] == ' ' ? start - 2 : start - 1;
        return before >= 0 && _text[before] is '$' or '£' or '€' or '¥' or '₹' ? Units[_text[before].ToString()] : null;
    }

    private bool IsListOrdinal(int start, int end)
    {
        int before = start - 1;
        while (before >= 0 && _text[before] is ' ' or '\t' or '*' or '#')
        {
            before--;
        }

        return (before < 0 || _text[before] == '\n') && end < _text.Length && _text[end] is '.' or ')' or ':'
            && (end + 1 == _text.Length || char.IsWhiteSpace(_text[end + 1]) || _text[end + 1] == '*');
    }

    private bool OpensRange(int end)
    {
        ReadOnlySpan<char> rest = _text.AsSpan(end).TrimStart(' ');
        return rest is ['-' or '–', ..] || rest.StartsWith("to ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("or ", StringComparison.OrdinalIgnoreCase);
    }

    private void ReadWords()
    {
        for (int i = 0; i < _words.Count; i++)
        {
            string word = _words.At(i);
            string day = word.EndsWith("days", StringComparison.Ordinal) ? word[..^1] : word;
            if (Days.Contains(day))
            {
                _facts.Add($"day:{day}");
            }
            else if (word is "noon" or "midnight")
            {
                _facts.Add($"time:{word}");
            }
            else if (Months.TryGetValue(word, out string? month))
            {
                ReadMonth(i, month);
            }
            else if (char.IsAsciiLetter(word[0]) && NumberWords.TryGetValue(word, out string? value))
            {
                ReadNumberWord(i, value);
            }
            else if (word is "once" or "twice")
            {
                ReadFrequency(i + 1, word == "once" ? "1" : "2");
            }
            else if (word is "times" && i > 0 && (NumberWords.GetValueOrDefault(_words.At(i - 1)) ?? Number(_words.At(i - 1))) is { } times)
            {
                ReadFrequency(i + 1, times);
            }
            else if (word.Length > 3 && char.IsAsciiLetter(word[0]) && word.AsSpan().ContainsAnyInRange('0', '9'))
            {
                _facts.Add($"id:{word}");
            }
        }
    }

    private void ReadMonth(int index, string month)
    {
        string? day = Number(_words.At(index + 1)) ?? Number(_words.At(index - 1))
            ?? (_words.At(index - 1) == "of" ? Number(_words.At(index - 2)) : null);
        if (day is not null)
        {
            _facts.Add($"date:{day} {month}");
            return;
        }

        // "May" and "march" are also verbs, and a short form alone may be a name: those need a capital inside a sentence.
        string written = _words.At(index);
        ReplyWords.Word word = _words[index];
        bool certain = written == month && month is not ("may" or "march");
        if (certain || (written == month && char.IsAsciiLetterUpper(_text[word.Start]) && !word.StartsSentence))
        {
            _facts.Add($"month:{month}");
        }
    }

    private void ReadNumberWord(int index, string value)
    {
        string? unit = UnitOf(_words.At(index + 1));
        bool idiom = value == "1" && unit is "day" or "time" or "second" or "minute" or "pound";
        if (unit is not null && !idiom)
        {
            _facts.Add($"{value} {unit}");
            if (_words.At(index - 1) is "or" or "to" && NumberWords.TryGetValue(_words.At(index - 2), out string? lower))
            {
                _facts.Add($"{lower} {unit}");
            }
        }
    }

    private void ReadFrequency(int index, string times)
    {
        string? period = _words.At(index) switch
        {
            "daily" => "day",
            "weekly" => "week",
            "a" or "per" or "each" or "every" => UnitOf(_words.At(index + 1)),
            _ => null,
        };
        if (period is not null)
        {
            _facts.Add($"{times} time/{period}");
        }
    }

    private static string? Number(string word)
    {
        ReadOnlySpan<char> digits = word;
        if (digits.Length > 2 && digits[^2..] is "st" or "nd" or "rd" or "th")
        {
            digits = digits[..^2];
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value.ToString(CultureInfo.InvariantCulture)
            : null;
    }
}
