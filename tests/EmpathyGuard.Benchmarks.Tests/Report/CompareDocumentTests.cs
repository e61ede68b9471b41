using EmpathyGuard.Benchmarks.Compare;

namespace EmpathyGuard.Benchmarks.Tests.Report;

public sealed class CompareDocumentTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Section_BetweenTheMarkers_IsReplacedAndTheRestKept()
    {
        File.WriteAllText(_path, $"before\n{CompareDocument.Begin}\nold\n{CompareDocument.End}\nafter\n");
        CompareDocument.Read(_path)!.Write("new\n\n");
        Assert.Equal($"before\n{CompareDocument.Begin}\nnew\n{CompareDocument.End}\nafter\n", File.ReadAllText(_path));
    }

    [Theory]
    [InlineData("no marker")]
    [InlineData(CompareDocument.Begin)]
    [InlineData(CompareDocument.End + CompareDocument.Begin)]
    [InlineData(CompareDocument.Begin + CompareDocument.Begin + CompareDocument.End)]
    public void Read_WithoutBothMarkersOnceAndInOrder_Throws(string text)
    {
        File.WriteAllText(_path, text);
        Assert.Contains(_path, Assert.Throws<CompareException>(() => CompareDocument.Read(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithoutAPath_IsNothing() => Assert.Null(CompareDocument.Read(null));
}
