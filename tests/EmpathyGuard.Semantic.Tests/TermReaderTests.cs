using EmpathyGuard.Semantic;

namespace EmpathyGuard.Semantic.Tests;

public sealed class TermReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("…—  ''", "")]
    [InlineData("I’m here.", "i'm here i'm_here")]
    [InlineData("Stay! Stay! Stay!", "stay ! stay_! !_stay stay_!_stay !_stay_!")]
    [InlineData("Çok üzgünüm, 2 kere", "çok üzgünüm 2 kere çok_üzgünüm üzgünüm_2 2_kere çok_üzgünüm_2 üzgünüm_2_kere")]
    public void Read_Text_HashesEachTermOnceAsTheFileWritesIt(string text, string terms)
    {
        uint[] read = new uint[TermReader.MostTerms];
        int count = TermReader.Read(text, read);

        string[] expected = terms.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Order(StringComparer.Ordinal), TermReader.Terms(text).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Select(static term => TermReader.Hash(term)).Order(), read[..count]);
    }

    [Fact]
    public void Read_LongText_StopsWhereItsRoomEnds()
    {
        string text = string.Join(' ', Enumerable.Range(0, 10_000).Select(static i => $"w{i}"));
        uint[] read = new uint[TermReader.MostTerms];

        Assert.Equal(TermReader.Terms(text).Count(), TermReader.Read(text, read));
    }

    [Fact]
    public void LogOdds_Terms_AddUpOverTheRootOfHowManyThereAre()
    {
        var weights = new TermWeights(-1, [(TermReader.Hash("been_there"), 4.0), (TermReader.Hash("i've"), 2.0)]);
        uint[] read = new uint[TermReader.MostTerms];

        double of = weights.LogOdds(read.AsSpan(0, TermReader.Read("I've been there", read)));
        double ofNone = weights.LogOdds([]);

        Assert.Equal(-1 + (6 / Math.Sqrt(8)), of, 9);
        Assert.Equal(-1, ofNone);
    }
}
