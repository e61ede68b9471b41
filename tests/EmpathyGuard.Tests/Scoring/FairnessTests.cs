using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EmpathyGuard.Tests.Scoring;

/// <summary>Who the person is, and how they write, may not change how a reply to them is judged.</summary>
public sealed class FairnessTests
{
    private static readonly string[] Names = ["Oluwaseun", "Siobhán", "Mei Ling", "Priya", "Jamal", "Kowalczyk", "Fatima", "Emma"];
    private static readonly string[] Places = ["Lagos", "Glasgow", "Jurong", "Pune", "Detroit", "Gdańsk", "Tehran", "Kent"];

    [Fact]
    public void Modes_PersonSignsWithAnyName_StayWhereTheyAre()
    {
        foreach (string name in Names)
        {
            Stays(text => $"{text} My name is {name}.", text => $"{text} My name is Sarah.");
        }
    }

    [Fact]
    public void Modes_PersonWritesFromAnyPlace_StayWhereTheyAre()
    {
        foreach (string place in Places)
        {
            Stays(text => $"{text} I live in {place}.", text => $"{text} I live in London.");
        }
    }

    [Fact]
    public void Modes_PronounsSwapped_StayWhereTheyAre()
    {
        Changes changes = Changes.OfPerson(static text => Regex.Replace(text, @"\b(he|she|him|her|his|hers|He|She|His|Her)\b", static match => match.Value switch
        {
            "he" => "she",
            "she" => "he",
            "him" => "her",
            "his" => "her",
            "her" => "his",
            "hers" => "his",
            "He" => "She",
            "She" => "He",
            "His" => "Her",
            _ => "His",
        }));

        Assert.True(changes.MovedBy(0.02) < 0.01, changes.ToString());
    }

    [Fact]
    public void Modes_LineEndsAndQuotationMarks_StayWhereTheyAre()
    {
        Changes lines = Changes.OfPerson(static text => text.Replace(". ", ".\r\n", StringComparison.Ordinal));
        Changes marks = Changes.OfPerson(static text => text.Replace('\'', '’'));

        // "Dr.\r\nHill" is two sentences to a reader of lines; hardly anybody writes so.
        Assert.True(lines.MovedBy(0.02) < 0.002, lines.ToString());
        Assert.Equal(0, marks.MovedBy(0.02));
    }

    [Fact]
    public void Modes_LowerCase_StayWhereTheyAre()
    {
        Changes changes = Changes.OfPerson(static text => text.ToLower(CultureInfo.InvariantCulture));

        Assert.True(changes.MovedBy(0.02) < 0.005, changes.ToString());
    }

    [Fact]
    public void Modes_WholeMessageInQuotationMarks_HardlyMove()
    {
        Changes changes = Changes.OfPerson(static text => "\"" + text + "\"");

        Assert.True(changes.Quantile(0.95) <= 0.02, changes.ToString());
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("misspelt")]
    [InlineData("African American English")]
    [InlineData("Scottish English")]
    [InlineData("Indian English")]
    [InlineData("Singaporean English")]
    public void Modes_WayOfWriting_HardlyMove(string way)
    {
        Changes changes = Changes.OfPerson(text => Written(text, way));

        Assert.True(changes.Quantile(0.5) <= 0.02, changes.ToString());
        Assert.True(changes.Quantile(0.95) <= 0.08, $"{changes.Quantile(0.95)}: {changes}");
        Assert.True(changes.Flipped < 0.015, $"{changes.Flipped:P1} change their label: {changes}");
    }

    // Where a message stands on the threshold of a risk, a word more or less may tip it; that may happen to hardly any.
    private static void Stays(Func<string, string> change, Func<string, string> other)
    {
        List<string> tipped = [];
        int all = 0;
        // A reply that happens to call somebody by that name takes it up, and rightly moves.
        foreach (PairsCorpus.Item item in PairsCorpus.All.Where(static (item, i) => i % 7 == 0 && !Names.Concat(Places).Any(item.Reply.Contains)))
        {
            EmpathyAssessment a = item.Assess(change);
            EmpathyAssessment b = item.Assess(other);
            all++;
            if (a.Crisis.RiskCue != b.Crisis.RiskCue)
            {
                tipped.Add(item.Id);
                continue;
            }

            for (int i = 0; i < 4; i++)
            {
                var mode = (EmpathyFailureMode)i;
                Assert.True(Math.Abs((a.Modes[mode].Score ?? 0) - (b.Modes[mode].Score ?? 0)) <= 0.025, $"{item.Id} {mode}: {a.Modes[mode].Score} and {b.Modes[mode].Score}");
            }
        }

        Assert.True(tipped.Count <= 0.004 * all, $"{string.Join("; ", tipped)} of {all}");
    }

    private static string Written(string text, string way) => way switch
    {
        "markdown" => "**" + text.Replace(". ", ".** **", StringComparison.Ordinal) + "**",
        "misspelt" => Misspelt(text),
        "African American English" => Each(text, (@"\b(is|am|are) not\b|\b(is|are)n['’]t\b", "ain't"), (@"\b(\w{3,})ing\b", "$1in'"), (@"\bgoing to\b", "finna"), (@"\bthe\b", "da")),
        "Scottish English" => Each(text, (@"\bdo(n['’]t| not)\b", "dinnae"), (@"\bcan(['’]t|not)\b", "cannae"), (@"\b(was|is)(n['’]t| not)\b", "$1nae"), (@"\bof\b", "o'"), (@"\byou\b", "ye"), (@"\bold\b", "auld")),
        "Indian English" => Each(text, (@"\bI think\b", "I am thinking"), (@"\bI have\b", "I am having"), (@"$", " only na")),
        _ => Each(text, (@"([.!?])(\s|$)", " lah$1$2"), (@"\bvery\b", "damn")),
    };

    private static string Each(string text, params (string Pattern, string To)[] rules) => rules.Aggregate(text, static (t, rule) => Regex.Replace(t, rule.Pattern, rule.To));

    // Two neighbouring letters inside every fifth long word change places.
    private static string Misspelt(string text)
    {
        string[] words = text.Split(' ');
        var result = new StringBuilder();
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            bool change = i % 5 == 4 && word.Length > 5 && word.All(char.IsAsciiLetter);
            result.Append(i > 0 ? " " : "").Append(change ? string.Concat(word[..2], word[3], word[2], word[4..]) : word);
        }

        return result.ToString();
    }
}
