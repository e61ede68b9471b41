using System.Globalization;
using EmpathyGuard;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quickstart;

/// <summary>Prints results for people. Texts of the conversation are never read as markup.</summary>
/// <param name="console">Where to print.</param>
/// <param name="plain">Whether to mark spans by brackets in place of colours.</param>
internal sealed class ResultPrinter(IAnsiConsole console, bool plain)
{
    /// <summary>Prints the title and what the person said.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="assessment">What was found in the person's words; <see langword="null"/> while it is not known.</param>
    public void Open(Conversation conversation, EmpathyAssessment? assessment = null)
    {
        console.WriteLine();
        Markup title = new($"[bold]{Markup.Escape(conversation.Id)}[/]  {Markup.Escape(conversation.Title)}");
        console.Write(plain ? title : new Rule($"[bold]{Markup.Escape(conversation.Id)}[/] {Markup.Escape(conversation.Title)}").LeftJustified());
        if (plain)
        {
            console.WriteLine();
        }

        int reply = conversation.Messages.Count;
        for (int i = 0; i < reply; i++)
        {
            Section(i + 1 == reply ? "Person" : conversation.Messages[i].Role.Value);
            Highlighted(conversation.Messages[i].Text, Findings(assessment, message => message == i));
        }
    }

    /// <summary>Prints the draft with its findings, the verdict and what the guard did.</summary>
    public void Judged(ConversationResult result)
    {
        EmpathyAssessment? assessment = result.DraftAssessment;
        int reply = result.Conversation.Messages.Count;

        Section("Draft");
        Highlighted(result.Draft, Findings(assessment, message => message >= reply));

        Section(result.ByMeaning is null ? "Verdict" : "Verdict by its words (lexical)");
        Body(assessment is null ? new Text("not scored", Palette.Quiet) : VerdictGrid.Of(assessment, console.Profile));

        if (result.ByMeaning is { } meaning)
        {
            Section("Verdict by its meaning too (semantic)");
            Body(VerdictGrid.Of(meaning, console.Profile));
        }

        if (result.SecondDraft is { } second && result.Verdict?.Delivery != EmpathyDelivery.Second)
        {
            Section("Second reply, not delivered");
            Body(new Text(Printable.Text(second), Palette.Quiet));
        }

        Section("Guard");
        Body(new Text(string.Join('\n', Words.Deed(result.Verdict, result.Escalations).Concat(Words.Opinion(assessment)).Select(Printable.Line))));
    }

    /// <summary>Prints what the person got.</summary>
    public void Delivered(ConversationResult result)
    {
        Section("Delivered");
        Body(new Text(Printable.Text(result.Delivered)));
    }

    /// <summary>Prints one line over a part.</summary>
    public void Section(string title)
    {
        console.WriteLine();
        console.Write(new Text(title, Palette.Heading));
        console.WriteLine();
    }

    private static EmpathyFinding[] Findings(EmpathyAssessment? assessment, Func<int, bool> inMessage) =>
        [.. (assessment?.Findings ?? []).Where(finding => inMessage(finding.Message))];

    private void Highlighted(string text, EmpathyFinding[] findings)
    {
        Paragraph paragraph = new();
        foreach (Stretch stretch in Highlighting.Cut(Printable.Text(text), findings))
        {
            paragraph.Append(
                (plain && stretch.Opens ? "[" : "") + stretch.Text + (plain && stretch.Numbers.Count > 0 ? "]" : ""),
                stretch.Finding is null ? Style.Plain : Palette.Of(stretch.Finding.Mode).Decoration(Decoration.Underline));
            if (stretch.Numbers.Count > 0)
            {
                string numbers = string.Join(',', stretch.Numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture)));
                paragraph.Append($"({numbers})", Palette.Quiet);
            }
        }

        Body(paragraph);
        FindingList.Print(console, text, findings);
    }

    private void Body(IRenderable body) => console.Write(new Padder(body, new Padding(2, 0, 0, 0)));
}
