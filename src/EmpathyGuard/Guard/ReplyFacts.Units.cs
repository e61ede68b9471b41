using System.Collections.Frozen;

namespace EmpathyGuard;

/// <content>What a number can be a number of, and how numbers, months and days are spelled.</content>
internal sealed partial class ReplyFacts
{
    // One unit a line: the canonical form first, then its other spellings. A plural with -s is read without an entry.
    private static readonly FrozenDictionary<string, string> Units = Spellings(
        """
        mg milligram milligramme
        mcg µg μg microgram ug
        g gram gramme
        kg kilogram kilo
        ml millilitre milliliter
        litre liter
        tablet
        pill
        capsule
        puff
        drop
        dose
        unit iu
        teaspoon tsp
        tablespoon tbsp
        second sec
        minute min
        hour hr h
        day
        week wk
        month
        year yr
        percent %
        dollar $ usd
        pound £ gbp
        euro € eur
        rupee ₹ inr
        yen ¥
        cent
        pence p
        km kilometre kilometer
        mile
        metre meter
        degree °
        calorie kcal
        time
        am
        pm
        """);

    private static readonly FrozenDictionary<string, string> NumberWords = Spellings(
        """
        1 one
        2 two
        3 three
        4 four
        5 five
        6 six
        7 seven
        8 eight
        9 nine
        10 ten
        11 eleven
        12 twelve
        14 fourteen
        15 fifteen
        20 twenty
        24 twenty-four
        30 thirty
        40 forty
        48 forty-eight
        50 fifty
        60 sixty
        72 seventy-two
        90 ninety
        100 hundred
        """);

    private static readonly FrozenDictionary<string, string> Months = Spellings(
        """
        january jan
        february feb
        march mar
        april apr
        may
        june jun
        july jul
        august aug
        september sep sept
        october oct
        november nov
        december dec
        """);

    private static readonly FrozenSet<string> Days =
        FrozenSet.Create(StringComparer.Ordinal, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private static readonly FrozenSet<string> TopLevelDomains = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "com", "org", "net", "gov", "edu", "uk", "au", "ie", "ca", "nz", "in", "us", "eu", "de", "io", "info", "care", "help", "chat", "app", "health");

    private static string? UnitOf(string word)
    {
        if (Units.TryGetValue(word, out string? unit))
        {
            return unit;
        }

        return word.Length > 2 && word[^1] == 's' && Units.TryGetValue(word[..^1], out unit) ? unit : null;
    }

    private static FrozenDictionary<string, string> Spellings(string table)
    {
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (string word in words)
            {
                spellings[word] = words[0];
            }
        }

        return spellings.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
