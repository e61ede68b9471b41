using EmpathyGuard.Readme.Snippets;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Readme;

public class SnippetTests
{
    private static readonly List<string[]> Sources =
        [.. Directory.EnumerateFiles(Path.Combine(Documents.Root, "tests/EmpathyGuard.Readme/Snippets"), "*.cs").Select(static f => Trimmed(File.ReadAllLines(f)))];

    public static TheoryData<string, int> Blocks()
    {
        var blocks = new TheoryData<string, int>();
        foreach (string path in Documents.All)
        {
            foreach ((int line, string[] _) in Documents.Blocks(path, "csharp"))
            {
                blocks.Add(path, line);
            }
        }

        return blocks;
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void CSharpBlock_InADocument_StandsInACompiledSnippet(string path, int line)
    {
        string[] code = Trimmed(Documents.Blocks(path, "csharp").Single(b => b.Line == line).Code);
        string[] usings = [.. code.TakeWhile(static c => c.StartsWith("using ", StringComparison.Ordinal))];
        string[] body = code[usings.Length..];
        Assert.NotEmpty(body);
        Assert.True(
            Sources.Exists(source => usings.All(source.Contains) && source.AsSpan().IndexOf(body) >= 0),
            $"{path}, line {line}: no file in tests/EmpathyGuard.Readme/Snippets holds this block, which begins with: {body[0]}");
    }

    [Fact]
    public void Readme_HasSnippets() => Assert.True(Documents.Blocks("README.md", "csharp").Count() >= 5);

    [Fact]
    public void Readme_FirstCode_IsOnTheFirstScreen()
    {
        Assert.True(Documents.Blocks("README.md", "csharp").First().Line < 12);
        int dotnet = Array.IndexOf(Documents.Readme.Split('\n'), "dotnet test");
        Assert.InRange(dotnet, 1, 32);
    }

    [Fact]
    public async Task Start_AroundAModel_DeliversItsReplyWithAnAssessment()
    {
        using var model = new OneReplyClient("Routines can take time to adjust after a change.");
        ChatResponse response = await Start.RunAsync(model);
        Assert.Equal("Routines can take time to adjust after a change.", response.Text);
        Assert.NotNull(response.GetEmpathyAssessment());
    }

    [Fact]
    public void SignalSource_OfTheDocuments_RaisesItsSignal()
    {
        const string message = "We have been in one room with three kids since March, and nobody tells us anything. What is happening with our application?";
        const string reply = "You are still on the waiting list. Is there anything else?";
        EmpathyAssessment without = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(message, reply));
        EmpathyAssessment with = Meaning.Words(message, reply);
        Assert.True(with.Signals.Evasion > without.Signals.Evasion);
        Assert.EndsWith("+housing/1", with.Scorer, StringComparison.Ordinal);
    }

    private static string[] Trimmed(IEnumerable<string> lines) =>
        [.. lines.Select(static l => l.Trim()).Where(static l => l.Length > 0)];
}
