using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EmpathyGuard.Tool.Tests.Bench;

/// <summary>What <c>empathyguard bench</c> writes, and where.</summary>
public sealed partial class BenchOutputTests : IDisposable
{
    private const string Begin = "<!-- bench:begin -->";
    private const string End = "<!-- bench:end -->";
    private readonly Fixture _fixture = new();

    public BenchOutputTests() => _fixture.AddItems(
        "held",
        Fixture.Pair("p1", "held", "conflict=.1", "conflict=.3", "conflict=.4", "conflict=.8"),
        Fixture.Control("c1", "held", "At nine."));

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Output_Redirected_IsPlainTextAndNeverCut()
    {
        string name = new('x', 300);
        _fixture.AddSet($$"""{"sets": [{"file": "rows.jsonl", "shape": "exchange", "metrics": [{"of": "signals.{{name}}", "label": "x", "metric": "auc"}]}]}""");

        ToolRun run = await RunAsync("--data", _fixture.Data);

        Assert.Contains(name, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('│', run.Output);
        Assert.DoesNotContain('\r', run.Output);
        Assert.Equal("", run.Words);
    }

    [Fact]
    public async Task Output_Columns_StandUnderTheirHeadings()
    {
        ToolRun run = await RunAsync();

        string[] table = [.. run.Lines.SkipWhile(static l => !l.StartsWith("conflictAvoidance", StringComparison.Ordinal)).Skip(1).TakeWhile(static l => l.StartsWith("  ", StringComparison.Ordinal))];
        Assert.True(table.Length > 10);
        Assert.Single(table.Select(static l => l.Length).Distinct());
        Assert.EndsWith("missed", table.Single(static l => l.Contains("likelihood on the pairs", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_Terminal_ShowsTablesWithinItsWidth()
    {
        ToolRun run = await ToolRun.StartAsync(["bench"], scorer: Fixture.Score, outputIsTerminal: true, folder: _fixture.Root, time: new SteppingClock());

        Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Output));
        string[] lines = Colours().Replace(run.Words, "").Split('\n');
        Assert.Contains(lines, static l => l.Contains('│', StringComparison.Ordinal) && l.Contains("pair accuracy", StringComparison.Ordinal));
        Assert.All(lines, static l => Assert.True(l.TrimEnd('\r').Length <= 80, l));
    }

    [Fact]
    public async Task Output_BothScorers_StandSideBySide()
    {
        ToolRun run = await RunAsync("--scorer", "both");

        Assert.Contains(" beside lexical/", run.Lines[0], StringComparison.Ordinal);
        string headings = run.Lines.First(static l => l.StartsWith("  figure", StringComparison.Ordinal));
        string[] cells = headings.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["95 % interval", "semantic", "95 % interval", "n"], cells[2..6]);
        string accuracy = run.Lines.First(static l => l.Contains("pair accuracy", StringComparison.Ordinal));
        Assert.Equal(2, accuracy.Split(" to ").Length - 1);
    }

    [Fact]
    public async Task Markdown_HoldsEveryTable()
    {
        string path = _fixture.PathOf("bench.md");

        ToolRun run = await RunAsync("--markdown", path);

        string text = await File.ReadAllTextAsync(path);
        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains("## conflictAvoidance: pairs and controls", text, StringComparison.Ordinal);
        Assert.Contains("| pair accuracy | 1.000 | ", text, StringComparison.Ordinal);
        Assert.Contains("| ≥ 0.950 | reached |", text, StringComparison.Ordinal);
        Assert.Contains("Scoring time", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(static l => l.StartsWith('|')), static l => Assert.Equal(8, l.Count(static c => c == '|')));
    }

    [Fact]
    public async Task Markdown_NameWithABarOrATag_BreaksNothing()
    {
        string path = _fixture.PathOf("bench.md");
        _fixture.AddSet("""{"sets": [{"file": "a|<b>.jsonl", "shape": "exchange", "metrics": [{"of": "x|y", "label": "x", "metric": "auc"}]}]}""");

        _ = await RunAsync("--data", _fixture.Data, "--markdown", path);

        Assert.Contains(@"| a\|&lt;b>.jsonl | auc: x\|y ~ x |", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Svg_IsWellFormedAndHoldsAPanelWithItsPoints()
    {
        string path = _fixture.PathOf("plot.svg");

        _ = await RunAsync("--svg", path);

        XNamespace svg = "http://www.w3.org/2000/svg";
        XElement root = XDocument.Parse(await File.ReadAllTextAsync(path)).Root!;
        Assert.Equal(svg + "svg", root.Name);
        Assert.Single(root.Elements(svg + "g"));
        Assert.Equal(4, root.Descendants(svg + "circle").Count());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Readme_BetweenTheMarkers_IsReplacedAndTheRestKept(string newLine)
    {
        string path = _fixture.PathOf("README.md");
        await File.WriteAllTextAsync(path, $"# A{newLine}{Begin}{newLine}old{newLine}{End}{newLine}rest");

        ToolRun first = await RunAsync("--readme", path);
        string once = await File.ReadAllTextAsync(path);
        _ = await RunAsync("--readme", path);

        Assert.Equal(ExitCodes.Success, first.ExitCode);
        Assert.StartsWith($"# A{newLine}{Begin}{newLine}", once, StringComparison.Ordinal);
        Assert.EndsWith($"{newLine}{End}{newLine}rest", once, StringComparison.Ordinal);
        Assert.DoesNotContain("old", once, StringComparison.Ordinal);
        Assert.Contains("pair accuracy", once, StringComparison.Ordinal);
        Assert.DoesNotContain("µs", once, StringComparison.Ordinal);
        Assert.Equal(once, await File.ReadAllTextAsync(path));
        Assert.Equal(once.Split('\n').Length, once.Split(newLine).Length);
    }

    [Theory]
    [InlineData("nothing", "it has no marker '<!-- bench:begin -->'")]
    [InlineData(Begin, "it has no marker '<!-- bench:end -->'")]
    [InlineData(End + Begin, "stands before")]
    [InlineData(Begin + Begin + End, "stands there twice")]
    public async Task Readme_WithoutItsMarkers_IsAnErrorBeforeTheWork(string text, string reason)
    {
        string path = _fixture.PathOf("README.md");
        await File.WriteAllTextAsync(path, text);

        ToolRun run = await RunAsync("--readme", path);

        Assert.Equal(ExitCodes.Unusable, run.ExitCode);
        Assert.Contains(reason, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(path));
        Assert.Empty(run.Seen);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--markdown")]
    [InlineData("--svg")]
    [InlineData("--readme")]
    public async Task File_ThatCannotBeWritten_IsOneLineAndExitCodeTwo(string option)
    {
        ToolRun run = await RunAsync(option, _fixture.PathOf("missing/file"));

        Assert.Equal(ExitCodes.Unusable, run.ExitCode);
        Assert.Contains("no such folder", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();

    private Task<ToolRun> RunAsync(params string[] options) =>
        ToolRun.StartAsync(["bench", .. options], scorer: Fixture.Score, folder: _fixture.Root, time: new SteppingClock());
}
