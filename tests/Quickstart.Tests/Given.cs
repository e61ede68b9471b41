using EmpathyGuard;
using Microsoft.Extensions.AI;

namespace Quickstart.Tests;

/// <summary>The things that most tests start from.</summary>
internal static class Given
{
    public static Conversation Conversation(string person = "Hello", string first = "First.", string? second = "Second.", string id = "test", string title = "A title") => new()
    {
        Id = id,
        Title = title,
        Messages = [new ChatMessage(ChatRole.User, person)],
        FirstReply = first,
        SecondReply = second,
        Expected = new Expectation { Fails = "any", Then = "unasked", Because = "" },
    };

    public static EmpathyAssessment Assessment(params EmpathyFinding[] findings)
    {
        EmpathyAssessment empty = EmpathyAssessment.Unjudged("test", "test", CrisisAssessment.None);
        return empty with
        {
            Status = EmpathyStatus.Assessed,
            Reason = null,
            Findings = findings,
            Modes = empty.Modes with { SentimentAttenuation = new ModeAssessment { Label = EmpathyLabel.Failure, Score = 0.75 } },
        };
    }

    public static EmpathyFinding Finding(int start, int length, int message = 1, EmpathyFailureMode? mode = EmpathyFailureMode.SentimentAttenuation) =>
        new() { Mode = mode, Rule = "test.rule", Message = message, Start = start, Length = length, Why = "Because of the test." };

    public static ConversationResult Result(string person, string draft, string? second = null, params EmpathyFinding[] findings) => new()
    {
        Conversation = Conversation(person, draft, second),
        Drafts = second is null ? [draft] : [draft, second],
        Delivered = draft,
        Verdict = new EmpathyVerdict
        {
            Assessment = Assessment(findings),
            Action = EmpathyAction.Reprompt,
            Reprompt = second is null ? EmpathyRepromptOutcome.None : EmpathyRepromptOutcome.Rejected,
            RepromptReason = second is null ? null : "lengthOutOfRange",
        },
    };
}
