using EmpathyGuard.Text;

namespace EmpathyGuard.Tests.Text;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("exam", "exams")]
    [InlineData("shout", "shouted")]
    [InlineData("shouts", "shouting")]
    [InlineData("stop", "stopped")]
    [InlineData("worry", "worried")]
    [InlineData("worries", "worried")]
    [InlineData("move", "moving")]
    [InlineData("box", "boxes")]
    [InlineData("quiet", "quietly")]
    public void Hash_InflectionsOfAWord_Agree(string a, string b) => Assert.Equal(Stemmer.Hash(a), Stemmer.Hash(b));

    [Theory]
    [InlineData("bus", "but")]
    [InlineData("sing", "sang")]
    [InlineData("loss", "lose")]
    [InlineData("exam", "example")]
    public void Hash_DifferentWords_Differ(string a, string b) => Assert.NotEqual(Stemmer.Hash(a), Stemmer.Hash(b));
}
