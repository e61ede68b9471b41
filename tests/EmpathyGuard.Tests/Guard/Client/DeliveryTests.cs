using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class DeliveryTests
{
    [Theory, CombinatorialStreaming]
    public async Task Observed_PassesInnerResponseThrough(bool streaming)
    {
        Script script = Script.Text("a bad reply", tokens: 5);
        var harness = new Harness(script);

        Harness.Result result = await harness.AskAsync(streaming);

        if (streaming)
        {
            Assert.Equal(script.Updates.Count, result.Updates!.Count);
            Assert.All(script.Updates.Zip(result.Updates), pair => Assert.Same(pair.First, pair.Second));
        }
        else
        {
            Assert.Same(script.Response, result.Response);
        }

        Assert.Null(result.Response.AdditionalProperties);
        Assert.Single(harness.Scorer.Exchanges);
    }

    [Theory, CombinatorialStreaming]
    public async Task Accepted_MakesOneInnerCall(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a good reply"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Single(harness.Inner.Calls);
        Assert.Equal(EmpathyRepromptOutcome.None, result.Verdict.Reprompt);
        Assert.Equal("a good reply", result.Text);
    }

    [Theory, CombinatorialStreaming]
    public async Task Flagged_ReturnsReplyWithAssessment(bool streaming)
    {
        Script script = Script.Text("a bad reply");
        Harness harness = Harness.With(EmpathyAction.Flag, script);

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal(EmpathyAction.Flag, result.Verdict.Action);
        Assert.Equal(0.8, result.Response.GetEmpathyAssessment()!.Modes.SentimentAttenuation.Score);
        if (!streaming)
        {
            // On a shallow copy: the inner object may be shared.
            Assert.NotSame(script.Response, result.Response);
            Assert.Null(script.Response.AdditionalProperties);
            Assert.Same(script.Response.Messages, result.Response.Messages);
            Assert.Equal(script.Response.ResponseId, result.Response.ResponseId);
            Assert.Same(script.Response.RawRepresentation, result.Response.RawRepresentation);
        }
    }

    [Theory, CombinatorialStreaming]
    public async Task Flagged_CleanReply_CarriesAssessmentToo(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a good reply"));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(EmpathyAction.Observe, result.Verdict.Action);
        Assert.Equal(EmpathyLabel.Clear, result.Verdict.Assessment.Modes.SentimentAttenuation.Label);
    }

    [Theory]
    [InlineData(EmpathyAction.Flag)]
    [InlineData(EmpathyAction.Reprompt)]
    public async Task AdditionalProperties_ResponseLevel_InStreaming(EmpathyAction action)
    {
        Script script = Script.Text("a good reply");
        Harness harness = Harness.With(action, script);

        Harness.Result result = await harness.AskAsync(streaming: true);

        // Every original by reference and in order, then one more update without a message id.
        Assert.All(script.Updates.Zip(result.Updates!), pair => Assert.Same(pair.First, pair.Second));
        Assert.Equal(script.Updates.Count + 1, result.Updates!.Count);
        ChatResponseUpdate trailing = result.Updates[^1];
        Assert.Null(trailing.MessageId);
        Assert.NotNull(trailing.GetEmpathyVerdict());
        Assert.NotNull(trailing.GetEmpathyAssessment());
        Assert.NotNull(result.Response.GetEmpathyVerdict());
        Assert.Single(result.Response.Messages);
        Assert.Null(result.Response.Messages[0].AdditionalProperties);
    }

    [Theory, CombinatorialStreaming]
    public async Task Profile_ActionsDifferByMode_HighestOfTheFailingModesCounts(bool streaming)
    {
        // Attenuation is flagged and distancing re-prompted under Support.
        var harness = new Harness(Script.Text("first"), Script.Text("second", "r2"))
        {
            Options = new EmpathyGuardOptions { Profile = "Support" },
            Scorer = new ScriptedScorer(e => e.Messages[^1].Text == "first" ? Assessments.Of(attenuation: 0.8, distancing: 0.7) : Assessments.Of()),
        };

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("second", result.Text);
        Assert.Equal([EmpathyFailureMode.LinguisticDistancing], Assert.Single(harness.Gated));
    }

    [Theory, CombinatorialStreaming]
    public async Task Replace_SecondNoBetter_DeliversOperatorsText(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Replace, Script.Text("a bad reply", tokens: 2), Script.Text("a worse reply", "r2", tokens: 3));
        harness.Options.ReplacementText = "The operator's words.";

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("The operator's words.", result.Text);
        Assert.Equal(EmpathyDelivery.Operator, result.Verdict.Delivery);
        Assert.Equal(EmpathyRepromptOutcome.Rejected, result.Verdict.Reprompt);
        Assert.Equal(5, result.Response.Usage!.InputTokenCount);
        Assert.Single(result.Response.Messages);
        Assert.Null(result.Response.RawRepresentation);
    }

    [Theory, CombinatorialStreaming]
    public async Task Replace_SecondBetter_DeliversSecond(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Replace, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.Options.ReplacementText = "The operator's words.";

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a good reply", result.Text);
        Assert.Equal(EmpathyDelivery.Second, result.Verdict.Delivery);
    }

    [Theory, CombinatorialStreaming]
    public async Task Shadow_DeliversFirstAndRecordsWhatWouldHaveBeen(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Shadow, Script.Text("a bad reply", tokens: 2), Script.Text("a good reply", "r2", tokens: 3));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a bad reply", result.Text);
        Assert.Equal(2, harness.Inner.Calls.Count);
        Assert.Equal(EmpathyDelivery.First, result.Verdict.Delivery);
        Assert.Equal(EmpathyRepromptOutcome.Accepted, result.Verdict.Reprompt);
        Assert.Equal(0.8, result.Verdict.Assessment.Modes.SentimentAttenuation.Score);
        Assert.Equal(5, result.Response.Usage!.InputTokenCount);
    }

    [Theory, CombinatorialStreaming]
    public async Task DraftSink_Registered_GetsBothDraftsOutOfTheRepliesPath(bool streaming)
    {
        var sink = new Sink();
        Harness harness = Harness.With(EmpathyAction.Shadow, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.Sink = sink;

        await harness.AskAsync(streaming);

        (string first, string second, EmpathyVerdict verdict) = await sink.Kept.Task;
        Assert.Equal("a bad reply", first);
        Assert.Equal("a good reply", second);
        Assert.Equal(EmpathyRepromptOutcome.Accepted, verdict.Reprompt);
    }

    [Theory, CombinatorialStreaming]
    public async Task DraftSink_Throws_ReplyIsDelivered(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Shadow, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));
        harness.Sink = new Sink { Throws = true };

        Assert.Equal("a bad reply", (await harness.AskAsync(streaming)).Text);
    }

    private sealed class Sink : IDraftSink
    {
        public bool Throws { get; init; }

        public TaskCompletionSource<(string First, string Second, EmpathyVerdict Verdict)> Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask KeepAsync(string first, string second, EmpathyVerdict verdict, CancellationToken cancellationToken)
        {
            Kept.SetResult((first, second, verdict));
            return Throws ? throw new InvalidOperationException() : ValueTask.CompletedTask;
        }
    }
}
