using Xunit;

namespace EmpathyGuard.Tests.Signals;

/// <summary>Where a signal shows.</summary>
public sealed class SignalFindingTests
{
    private const string Person = "My sister moved to Leeds in May and she hasn't rung me once since. I keep setting two cups out.";

    [Theory]
    [InlineData("Two cups, every day since May. What was the last thing she said to you before she went?", "signal.exploration", "What was the last thing she said to you before she went?")]
    [InlineData("You set two cups out. You should ring her tonight, and you should tell her that you miss her.", "signal.advice", "You should ring her tonight, and you should tell her that you miss her.")]
    [InlineData("It was four months for me, too. When my own brother went to Perth I cried for weeks, and I couldn't eat, and I slept in his room.", "signal.selfFocus", "When my own brother went to Perth I cried for weeks, and I couldn't eat, and I slept in his room.")]
    public void Assess_SignalThatShows_PointsAtItsSentence(string reply, string rule, string sentence)
    {
        EmpathyAssessment assessment = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(Person, reply));

        EmpathyFinding finding = Assert.Single(assessment.SignalFindings, finding => finding.Rule == rule);
        Assert.Equal((1, null), (finding.Message, finding.Mode));
        Assert.Equal(sentence.TrimEnd('.', '?'), reply.Substring(finding.Start, finding.Length).TrimEnd('.', '?'));
    }

    [Fact]
    public void Assess_AnyReply_NamesTheSignalsThatItHasAndNoOthers()
    {
        string[] replies =
        [
            "I'm so sorry. Two cups out every morning, and not one ring from Leeds since May: you miss her, and you're hurt. Has she gone quiet before?",
            "Families drift. You should keep busy!",
            "At 9:10 and then every hour.",
            "",
        ];
        foreach (string reply in replies)
        {
            EmpathyAssessment assessment = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(Person, reply));

            var figures = assessment.Signals;
            Dictionary<string, double?> signals = new()
            {
                ["signal.emotionalReaction"] = figures.EmotionalReaction,
                ["signal.interpretation"] = figures.Interpretation,
                ["signal.exploration"] = figures.Exploration,
                ["signal.advice"] = figures.Advice,
                ["signal.dismissal"] = figures.Dismissal,
                ["signal.selfFocus"] = figures.SelfFocus,
                ["signal.sycophancy"] = figures.Sycophancy,
                ["signal.evasion"] = figures.Evasion,
                ["signal.specificity"] = figures.Specificity,
            };
            Assert.All(assessment.SignalFindings, finding => Assert.InRange(signals[finding.Rule]!.Value, 0.5, 1));
            Assert.Equal(assessment.SignalFindings.Select(static finding => finding.Rule).Distinct(), assessment.SignalFindings.Select(static finding => finding.Rule));
            Assert.All(assessment.SignalFindings, finding => Assert.True(finding.Start >= 0 && finding.Length > 0 && finding.Start + finding.Length <= reply.Length));
            Assert.DoesNotContain(assessment.Findings, static finding => finding.Rule.StartsWith("signal.", StringComparison.Ordinal));
        }
    }
}
