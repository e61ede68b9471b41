using EmpathyGuard;
using Spectre.Console;

namespace Quickstart;

/// <summary>All conversations at a glance.</summary>
internal static class SummaryTable
{
    public static void Print(IAnsiConsole console, IReadOnlyList<ConversationResult> results)
    {
        Table table = new Table { Border = TableBorder.Simple }.AddColumns("Conversation", "First reply", "Score", "Asked again", "Delivered", "Escalated");
        foreach (ConversationResult result in results)
        {
            EmpathyVerdict? verdict = result.Verdict;
            EmpathyFailureMode? worst = Words.Worst(result.DraftAssessment);
            table.AddRow(
                new Text(result.Conversation.Id),
                worst is { } mode ? new Text(Words.Of(mode), Palette.Of(mode)) : new Text(Status(result), Palette.Quiet),
                new Text(worst is { } failing ? Words.Score(result.DraftAssessment!.Modes[failing].Score) : ""),
                new Text(verdict is null or { Reprompt: EmpathyRepromptOutcome.None } ? "" : Words.Of(verdict.Reprompt)),
                new Text(verdict is null ? "first" : Words.Of(verdict.Delivery)),
                new Text(verdict?.Escalated == true ? "yes" : "", Palette.Of(EmpathyLabel.Failure)));
        }

        console.WriteLine();
        console.Write(table);
    }

    private static string Status(ConversationResult result) => result.DraftAssessment?.Status switch
    {
        EmpathyStatus.Assessed => "clean",
        EmpathyStatus.Unjudged => "unjudged",
        _ => "not scored",
    };
}
