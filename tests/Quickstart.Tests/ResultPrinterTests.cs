using EmpathyGuard;
using Spectre.Console;

namespace Quickstart.Tests;

public sealed class ResultPrinterTests
{
    [Fact]
    public void Print_MarkupInTexts_IsPrintedAsItStands()
    {
        ConversationResult result = Given.Result("[bold]Hi[/] [/] [[", "Use a[0] and [red]b[/].", "[link]c");

        string printed = Print(result with { Conversation = result.Conversation with { Id = "[x]", Title = "[/y]" } });

        Assert.Contains("[bold]Hi[/] [/] [[", printed, StringComparison.Ordinal);
        Assert.Contains("Use a[0] and [red]b[/].", printed, StringComparison.Ordinal);
        Assert.Contains("[link]c", printed, StringComparison.Ordinal);
        Assert.Contains("[x]  [/y]", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_Redirected_MarksSpansByBracketsAndNumbers()
    {
        string printed = Print(Given.Result("Hi", "Time heals all wounds.", null, Given.Finding(0, 10)));

        Assert.Contains("[Time heals](1) all wounds.", printed, StringComparison.Ordinal);
        Assert.Contains("(1) test.rule Because of the test.", printed, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', printed);
    }

    [Fact]
    public void Print_FindingInThePersonsWords_IsMarkedThere()
    {
        string printed = Print(Given.Result("I want to vanish.", "Sleep well.", null, Given.Finding(2, 14, message: 0, mode: null)));

        Assert.Contains("I [want to vanish](1).", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("[Sleep", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_NoColor_HasNoEscapeSequence()
    {
        TestShell shell = new TestShell().With("NO_COLOR", "1");

        string printed = Print(Given.Result("Hi", "Time heals.", null, Given.Finding(0, 4)), shell, terminal: true);

        Assert.Contains("[Time](1) heals.", printed, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', printed);
    }

    [Fact]
    public void Print_Terminal_ColoursTheSpanAndAddsNoBrackets()
    {
        using StringWriter written = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(written),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
        });
        ConversationResult result = Given.Result("Hi", "Time heals.", null, Given.Finding(0, 4));

        new ResultPrinter(console, plain: false).Judged(result);

        Assert.Contains('\e', written.ToString());
        Assert.DoesNotContain("[Time]", written.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(79)]
    [InlineData(100_000)]
    public void Print_AnyWidth_KeepsEveryLineInsideIt(int width)
    {
        TestShell shell = new();
        ConversationResult result = Given.Result(
            "Donaudampfschifffahrtsgesellschaftskapitän 悲しいです😀😀",
            "Time heals all wounds, and so on and so forth, for longer than any of these lines.",
            "A second reply that is not delivered, and is longer than a narrow line.",
            Given.Finding(0, 10),
            Given.Finding(5, 30, mode: EmpathyFailureMode.LinguisticDistancing));

        string printed = Print(result, shell, width);

        int widest = Math.Clamp(width, 20, 110);
        Assert.All(printed.Split('\n'), line => Assert.True(line.TrimEnd().Length <= widest, line));
        Assert.Contains("0.75", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_ControlCharacters_NeverReachTheTerminal()
    {
        string printed = Print(Given.Result("a\e[31mb\u0007\u202Ec", "x\ud800y\tz\r\nnext", null, Given.Finding(0, 1)));

        Assert.DoesNotContain('\e', printed);
        Assert.DoesNotContain('\u0007', printed);
        Assert.DoesNotContain('\u202E', printed);
        Assert.DoesNotContain('\ud800', printed);
        Assert.Contains("next", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_FindingAboutTheWholeReply_IsListedAndNotMarked()
    {
        string printed = Print(Given.Result("Hi", "Time heals.", null, Given.Finding(0, 11)));

        Assert.DoesNotContain("[Time", printed, StringComparison.Ordinal);
        Assert.Contains("(1) test.rule (all of it) Because of the test.", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lengthOutOfRange", "because it is far longer or shorter than the first; delivered the first.")]
    [InlineData("someNewReason", "because some new reason; delivered the first.")]
    public void Print_RefusedSecondReply_SaysWhy(string reason, string expected)
    {
        ConversationResult result = Given.Result("Hi", "Hello.", "Well, hello.");

        string printed = Print(result with { Verdict = result.Verdict! with { RepromptReason = reason } }, width: 110);

        Assert.Contains(expected, string.Join(' ', printed.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("Well, hello.", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_NothingScored_SaysSo()
    {
        string printed = Print(Given.Result("Hi", "Hello.") with { Verdict = null });

        Assert.Contains("not scored", printed, StringComparison.Ordinal);
        Assert.Contains("Found nothing to score", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_Escalation_NamesSeverityReasonAndKind()
    {
        ConversationResult result = Given.Result("Hi", "Hello.");
        EmpathyAssessment assessment = result.Verdict!.Assessment with { Crisis = new CrisisAssessment { RiskCue = true, Kinds = [RiskKind.SelfHarm] } };

        string printed = Print(result with
        {
            Verdict = result.Verdict with { Escalated = true },
            Escalations =
            [
                new EmpathyEscalation
                {
                    Id = Guid.NewGuid(),
                    RaisedAt = DateTimeOffset.UnixEpoch,
                    Severity = EmpathyEscalationSeverity.Critical,
                    Reason = "riskUnanswered",
                    Assessment = assessment,
                },
            ],
        });

        Assert.Contains("Escalated, critical: risk unanswered (self harm).", printed, StringComparison.Ordinal);
    }

    private static string Print(ConversationResult result, TestShell? shell = null, int? width = 100, bool terminal = false)
    {
        shell ??= new TestShell();
        Shell seen = shell.Shell(width: width, terminal: terminal);
        IAnsiConsole console = Consoles.Create(seen);
        ResultPrinter printer = new(console, seen.IsPlain);
        printer.Open(result.Conversation, result.DraftAssessment);
        printer.Judged(result);
        printer.Delivered(result);
        SummaryTable.Print(console, [result]);
        return shell.Output;
    }
}
