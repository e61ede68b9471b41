using EmpathyGuard;
using EmpathyGuard.Testing;

namespace Quickstart.Tests;

/// <summary>Holds the guard, as it ships, to what the author of each conversation expects of it.</summary>
public sealed class ConversationExpectationTests
{
    private static readonly IReadOnlyList<Conversation> All = ConversationLibrary.Load();

    public static TheoryData<string, bool> Cases()
    {
        TheoryData<string, bool> cases = [];
        foreach (Conversation conversation in All)
        {
            cases.Add(conversation.Id, false);
            cases.Add(conversation.Id, true);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Guard_WrittenConversation_FindsWhatItsAuthorExpects(string id, bool streaming)
    {
        ConversationResult result = await RunAsync(id, streaming);
        EmpathyAssessment assessment = Assert.IsType<EmpathyAssessment>(result.DraftAssessment);

        switch (result.Conversation.Expected.Fails)
        {
            case "any":
                break;
            case "unjudged":
                assessment.ShouldBeUnjudged();
                break;
            case "none":
                assessment.ShouldBeClear();
                break;
            case string mode:
                assessment.ShouldFail(Enum.Parse<EmpathyFailureMode>(mode, ignoreCase: true), atLeast: EmpathyLabel.Concern);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Guard_WrittenConversation_DoesWhatItsAuthorExpects(string id, bool streaming)
    {
        ConversationResult result = await RunAsync(id, streaming);
        EmpathyVerdict verdict = Assert.IsType<EmpathyVerdict>(result.Verdict);
        Conversation conversation = result.Conversation;
        string seen = Seen(result);

        (EmpathyDelivery delivery, string? text) = conversation.Expected.Then switch
        {
            "accepted" => (EmpathyDelivery.Second, conversation.SecondReply),
            "replaced" => (EmpathyDelivery.Operator, null),
            _ => (EmpathyDelivery.First, conversation.FirstReply),
        };
        verdict.ShouldHaveDelivered(delivery);
        Assert.Equal(text ?? result.Delivered, result.Delivered);
        Assert.All(conversation.Expected.Keeps, kept => Assert.Contains(kept, result.Delivered, StringComparison.Ordinal));
        if (conversation.Expected.Then == "refused")
        {
            Assert.True(verdict.Reprompt == EmpathyRepromptOutcome.Rejected, seen);
        }

        if (conversation.Expected.Then == "unasked")
        {
            Assert.True(result.Drafts.Count == 1, seen);
        }

        if (conversation.Expected.Escalates is { } escalates)
        {
            Assert.True(escalates == verdict.Escalated, seen);
            Assert.Equal(escalates, result.Escalations.Count > 0);
        }
    }

    private static async Task<ConversationResult> RunAsync(string id, bool streaming)
    {
        Conversation conversation = All.Single(c => c.Id == id);
        using EmbeddedChatClient model = new(All);
        await using ConversationRunner runner = new(model, budget: new OpenBudget());
        return streaming ? await runner.StreamAsync(conversation, static _ => { }) : await runner.RunAsync(conversation);
    }

    private static string Seen(ConversationResult result) =>
        string.Join(", ", Words.Modes.Select(mode => $"{Words.Of(mode)} {Words.Score(result.DraftAssessment?.Modes[mode].Score)}"))
        + ". " + string.Join(' ', Words.Deed(result.Verdict, result.Escalations));
}
