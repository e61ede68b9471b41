using EmpathyGuard;
using Spectre.Console;

namespace Quickstart;

/// <summary>All conversations at a glance.</summary>
internal static class SummaryTable
{
    private const int WidthOnOneLine = 80;

    public static void Print(IAnsiConsole console, IReadOnlyList<ConversationResult> results)
    {
        console.WriteLine();
        if (console.Profile.Width < WidthOnOneLine)
        {
            foreach (ConversationResult result in results)
            {
                console.Write(new Text(string.Join(", ", Cells(result).Where(static cell => cell.Text.Length > 0).Select(static cell => cell.Text)) + "\n"));
            }

            return;
        }

        Table table = new() { Border = TableBorder.Simple };
        foreach (string heading in (string[])["Conversation", "First reply", "Score", "Asked again", "Delivered", "Escalated"])
        {
            table.AddColumn(new TableColumn(heading) { NoWrap = true });
        }

        foreach (ConversationResult result in results)
        {
            table.AddRow([.. Cells(result).Select(static cell => new Text(cell.Text, cell.Style))]);
        }

        console.Write(table);
    }

    private static (string Text, Style Style)[] Cells(ConversationResult result)
    {
        EmpathyVerdict? verdict = result.Verdict;
        EmpathyFailureMode? worst = Words.Worst(result.DraftAssessment);
        return
        [
            (result.Conversation.Id, Style.Plain),
            worst is { } mode ? (Words.Short(mode), Palette.Of(mode)) : (Status(result), Palette.Quiet),
            (worst is { } failing ? Words.Score(result.DraftAssessment!.Modes[failing].Score) : "", Style.Plain),
            (verdict is null or { Reprompt: EmpathyRepromptOutcome.None } ? "" : Words.Of(verdict.Reprompt), Style.Plain),
            (Words.Of(verdict?.Delivery ?? EmpathyDelivery.First), Style.Plain),
            (verdict?.Escalated == true ? "escalated" : "", Palette.Of(EmpathyLabel.Failure)),
        ];
    }

    private static string Status(ConversationResult result) => result.DraftAssessment?.Status switch
    {
        EmpathyStatus.Assessed => "clean",
        EmpathyStatus.Unjudged => "unjudged",
        _ => "not scored",
    };
}
