using EmpathyGuard;

namespace Quickstart.Tests;

public sealed class HighlightingTests
{
    private const string Text = "0123456789";

    [Fact]
    public void Cut_NoFindings_IsOnePlainStretch()
    {
        Stretch stretch = Assert.Single(Highlighting.Cut(Text, []));

        Assert.Equal((Text, null, false), (stretch.Text, stretch.Finding, stretch.Opens));
        Assert.Empty(stretch.Numbers);
    }

    [Fact]
    public void Cut_FindingAboutTheWholeText_MarksNothingAndKeepsTheOthersNumber()
    {
        IReadOnlyList<Stretch> stretches = Highlighting.Cut(Text, [Given.Finding(0, 10), Given.Finding(2, 3)]);

        Assert.Equal(["01", "234", "56789"], stretches.Select(static s => s.Text));
        Assert.Equal([2], stretches[1].Numbers);
    }

    [Fact]
    public void Cut_OverlappingFindings_AreOneRunWithBothNumbers()
    {
        IReadOnlyList<Stretch> stretches = Highlighting.Cut(Text, [Given.Finding(2, 5), Given.Finding(4, 2, mode: EmpathyFailureMode.ConflictAvoidance)]);

        Assert.Equal(["01", "23", "45", "6", "789"], stretches.Select(static s => s.Text));
        Assert.Equal([false, true, false, false, false], stretches.Select(static s => s.Opens));
        Assert.Equal([1, 2], stretches[3].Numbers);
        Assert.Equal(EmpathyFailureMode.ConflictAvoidance, stretches[2].Finding?.Mode);
    }

    [Fact]
    public void Cut_NeighbouringFindings_KeepTheirNumbers()
    {
        IReadOnlyList<Stretch> stretches = Highlighting.Cut(Text, [Given.Finding(0, 3), Given.Finding(5, 5)]);

        Assert.Equal([1], stretches[0].Numbers);
        Assert.Equal([2], stretches[2].Numbers);
    }

    [Theory]
    [InlineData(-5, 3)]
    [InlineData(-5, 8)]
    [InlineData(8, 100)]
    [InlineData(50, 5)]
    [InlineData(3, -2)]
    [InlineData(3, 0)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(0, 10)]
    public void Cut_AnySpan_LosesNoText(int start, int length)
    {
        Assert.Equal(Text, string.Concat(Highlighting.Cut(Text, [Given.Finding(start, length)]).Select(static s => s.Text)));
        Assert.Empty(string.Concat(Highlighting.Cut("", [Given.Finding(start, length)]).Select(static s => s.Text)));
    }
}
