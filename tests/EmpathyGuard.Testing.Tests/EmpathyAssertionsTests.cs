using Microsoft.Extensions.AI;

namespace EmpathyGuard.Testing.Tests;

public sealed class EmpathyAssertionsTests
{
    private const string Person = "I told my parents I'm leaving the church. Dad walks out of the room now when I come in. I'm heartbroken.";
    private const string Bad = "Differences of belief can be a bit uncomfortable at first. These things usually settle with time.";
    private const string Good = "You told them the truth, and now your dad leaves the room when you come in. No wonder you're heartbroken. How long has it been like this?";

    [Fact]
    public void ShouldBeClear_GoodReply_PassesAndReturnsIt()
    {
        EmpathyAssessment assessment = Assess(Good);

        Assert.Same(assessment, assessment.ShouldBeClear());
        Assert.Same(assessment, assessment.ShouldBeClear(EmpathyFailureMode.SentimentAttenuation));
    }

    [Fact]
    public void ShouldBeClear_BadReply_ThrowsWithoutText()
    {
        EmpathyAssessment assessment = Assess(Bad);

        EmpathyAssertionException thrown = Assert.Throws<EmpathyAssertionException>(() => assessment.ShouldBeClear(EmpathyFailureMode.SentimentAttenuation));

        Assert.Contains("SentimentAttenuation Failure", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("belief", thrown.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("heartbroken", thrown.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<EmpathyAssertionException>(() => assessment.ShouldBeClear());
    }

    [Fact]
    public void ShouldFail_HoldsTheLabel()
    {
        Assess(Bad).ShouldFail(EmpathyFailureMode.SentimentAttenuation).ShouldFail(EmpathyFailureMode.SentimentAttenuation, EmpathyLabel.Concern);

        Assert.Throws<EmpathyAssertionException>(() => Assess(Good).ShouldFail(EmpathyFailureMode.SentimentAttenuation));
        Assert.Throws<EmpathyAssertionException>(() => Assess(Good).ShouldFail(EmpathyFailureMode.SentimentAttenuation, EmpathyLabel.Concern));
        Assert.Throws<ArgumentOutOfRangeException>(() => Assess(Bad).ShouldFail(EmpathyFailureMode.SentimentAttenuation, EmpathyLabel.Clear));
    }

    [Fact]
    public void ShouldHaveFinding_ByModeAndByRule()
    {
        EmpathyAssessment assessment = Assess(Bad);
        EmpathyFinding finding = assessment.ShouldHaveFinding(EmpathyFailureMode.SentimentAttenuation);

        Assert.Same(finding, assessment.Findings.First(other => other.Mode == EmpathyFailureMode.SentimentAttenuation));
        Assert.Equal(finding.Rule, assessment.ShouldHaveFinding(finding.Rule).Rule);
        Assert.Throws<EmpathyAssertionException>(() => assessment.ShouldHaveFinding("no.such.rule"));
        Assert.Throws<EmpathyAssertionException>(() => Assess(Good).ShouldHaveFinding(EmpathyFailureMode.SentimentAttenuation));
    }

    [Fact]
    public void Unjudged_PassesNothingButItsOwnAssertion()
    {
        EmpathyAssessment assessment = EmpathyAssessment.Unjudged(UnjudgedReasons.TimedOut, "test", null);

        assessment.ShouldBeUnjudged().ShouldBeUnjudged(UnjudgedReasons.TimedOut);
        Assert.Throws<EmpathyAssertionException>(() => assessment.ShouldBeUnjudged(UnjudgedReasons.TooLong));
        Assert.Throws<EmpathyAssertionException>(() => assessment.ShouldBeClear());
        Assert.Throws<EmpathyAssertionException>(() => assessment.ShouldFail(EmpathyFailureMode.ConflictAvoidance));
        Assert.Throws<EmpathyAssertionException>(() => assessment.ShouldHaveFinding(EmpathyFailureMode.ConflictAvoidance));
        Assert.Throws<EmpathyAssertionException>(() => assessment.ShouldHaveCounter(CounterEmpathy.ClaimedFeeling));
        Assert.Throws<EmpathyAssertionException>(() => Assess(Good).ShouldBeUnjudged());
    }

    [Fact]
    public void Missing_Throws()
    {
        EmpathyAssessment? none = null;

        Assert.Throws<EmpathyAssertionException>(() => none.ShouldBeClear());
        Assert.Throws<EmpathyAssertionException>(() => none.ShouldHaveRiskCue());
        Assert.Throws<EmpathyAssertionException>(() => new ChatResponse().ShouldCarryVerdict());
        Assert.Throws<EmpathyAssertionException>(() => default(EmpathyVerdict).ShouldHaveDelivered(EmpathyDelivery.First));
    }

    [Fact]
    public void RiskAndCounter_AreFound()
    {
        EmpathyAssessment assessment = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange("I want to kill myself tonight.", "My heart breaks for you, I really feel your pain."));

        assessment.ShouldHaveRiskCue().ShouldHaveRiskCue(RiskKind.Suicide).ShouldHaveCounter(CounterEmpathy.ClaimedFeeling);
        Assert.Throws<EmpathyAssertionException>(() => assessment.ShouldHaveRiskCue(RiskKind.EatingDisorder));
        Assert.Throws<EmpathyAssertionException>(() => Assess(Good).ShouldHaveRiskCue());
        Assert.Throws<EmpathyAssertionException>(() => Assess(Good).ShouldHaveCounter(CounterEmpathy.ClaimedFeeling));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ShouldHaveDelivered_OfAGuardedClient(bool streaming)
    {
        using var model = new ScriptedChatClient(Bad, Good);
        using IChatClient client = model.AsBuilder().UseEmpathyGuard(configure: static options => options.Action = EmpathyAction.Reprompt).Build();

        ChatResponse response = streaming ? await client.GetStreamingResponseAsync(Person).ToChatResponseAsync() : await client.GetResponseAsync(Person);

        EmpathyVerdict verdict = response.ShouldCarryVerdict().ShouldHaveDelivered(EmpathyDelivery.Second);
        Assert.Equal(Good, response.Text);
        verdict.Assessment.ShouldBeClear();
        Assert.Throws<EmpathyAssertionException>(() => verdict.ShouldHaveDelivered(EmpathyDelivery.First));
    }

    private static EmpathyAssessment Assess(string reply) => LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(Person, reply));
}
