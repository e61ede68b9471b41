using System.Text;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Texts of one length that were made to be slow: each is the worst case of some way to read a text.</summary>
internal static class HostileTexts
{
    /// <summary>The length of each text in UTF-16 units.</summary>
    public const int Length = 1 << 16;

    /// <summary>Every text with its name and the message that it answers.</summary>
    public static IEnumerable<(string Name, string Message, string Reply)> All()
    {
        string prose = Fill(BenchmarkTexts.Reply + "\n\n");
        yield return ("prose, to compare with", BenchmarkTexts.Message, prose);
        foreach ((string name, string text) in Shapes())
        {
            yield return (name, BenchmarkTexts.Message, text);
        }

        // What a reply takes up of a message is looked for word by word, so both are long here.
        yield return ("prose as message and as reply", prose, prose);
    }

    /// <summary>Every shape with its name.</summary>
    internal static IEnumerable<(string Name, string Text)> Shapes()
    {
        yield return ("one token repeated", Fill("sorry "));
        yield return ("no spaces", Fill("iamsosorrythatyoufeellikethis"));
        yield return ("one sentence without an end", Fill("and I am so sorry that you feel that you were not heard by the people "));
        yield return ("nested quotes and brackets", Nested());
        yield return ("combining marks", Fill("e\u0301\u0323\u0308\u0304\u0306\u030a\u0327"));
        yield return ("only punctuation", Fill(".,;:!?…—-'\"()"));
        yield return ("only emoji", Fill("😢👩‍👩‍👧‍👦❤️🏳️‍🌈"));
    }

    private static string Nested()
    {
        const string Open = "“(‘[";
        const string Close = "]’)”";
        const int Depth = Length / 8;
        StringBuilder text = new(Length);
        for (int i = 0; i < Depth; i++)
        {
            _ = text.Append(Open[i % 4]).Append("so ");
        }

        for (int i = 0; i < Depth; i++)
        {
            _ = text.Append(Close[i % 4]).Append(" so");
        }

        return text.ToString();
    }

    private static string Fill(string unit)
    {
        StringBuilder text = new(Length + unit.Length);
        while (text.Length < Length)
        {
            _ = text.Append(unit);
        }

        return text.ToString(0, Length);
    }
}
