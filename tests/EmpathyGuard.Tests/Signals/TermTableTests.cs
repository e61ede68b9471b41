using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tests.Signals;

public class TermTableTests
{
    [Fact]
    public void Row_ManyTerms_FindsEachAndNoOther()
    {
        string[] terms = [.. Enumerable.Range(0, 5000).Select(static i => i % 3 == 0 ? $"w{i}_v{i}" : $"w{i}")];
        var table = new TermTable(terms);

        Assert.All(Enumerable.Range(0, terms.Length), i => Assert.Equal(i, table.Row(KeyOf(terms[i]))));
        Assert.Equal(-1, table.Row(TermTable.Key("absent")));
        Assert.Equal(-1, table.Row(TermTable.Pair(TermTable.Key("v0"), TermTable.Key("w0"))));
    }

    [Fact]
    public void Row_NoTerms_FindsNothing() => Assert.Equal(-1, new TermTable([]).Row(TermTable.Key("word")));

    [Fact]
    public void Terms_OfAText_AreFoldedWordsNeighboursNumbersAndEnds()
    {
        var reading = new TextReading(Lexicon.Default);
        reading.Read("Ring 24 people? No!");

        Assert.Equal(
            ["ring", "0", "ring_0", "people", "0_people", "?", "people_?", "no", "?_no", ".", "no_."],
            TermTable.Terms(reading.Document, ofQuestions: true));
        Assert.Contains("people_.", TermTable.Terms(reading.Document, ofQuestions: false));
    }

    private static ulong KeyOf(string term) => term.Split('_') is [string first, string second]
        ? TermTable.Pair(TermTable.Key(first), TermTable.Key(second))
        : TermTable.Key(term);
}
