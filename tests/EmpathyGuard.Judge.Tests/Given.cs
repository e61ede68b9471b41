using Microsoft.Extensions.AI;
using Polly;

namespace EmpathyGuard.Judge.Tests;

/// <summary>What most tests start from.</summary>
internal static class Given
{
    public const string Person = "Mum keeps setting the alarm for his shift. He's been gone since spring.";
    public const string Reply = "Routines can take time to adjust after a change.";

    public static EmpathyExchange Exchange { get; } = new(Person, Reply);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static JudgeEmpathyScorer Judge(IChatClient client, bool streaming, Action<EmpathyJudgeOptions>? configure = null, ResiliencePipeline? pipeline = null, IServiceProvider? services = null)
    {
        var options = new EmpathyJudgeOptions { Streaming = streaming, MaxRetries = 0 };
        configure?.Invoke(options);
        return new JudgeEmpathyScorer(client, options, pipeline, services);
    }

    public static JudgeEmpathyScorer Judge(Func<SeenPrompt, string> answer, bool streaming, Action<EmpathyJudgeOptions>? configure = null) =>
        Judge(new ScriptedJudge(answer), streaming, configure);

    public static void IsUnjudged(EmpathyAssessment assessment, string reason)
    {
        Assert.Equal(EmpathyStatus.Unjudged, assessment.Status);
        Assert.Equal(reason, assessment.Reason);
        Assert.Equal(SecondOpinionStatus.Unjudged, assessment.SecondOpinion!.Status);
        Assert.Equal(reason, assessment.SecondOpinion.Reason);
        Assert.All(Enum.GetValues<EmpathyFailureMode>(), mode =>
        {
            Assert.Equal(EmpathyLabel.Unjudged, assessment.Modes[mode].Label);
            Assert.Null(assessment.Modes[mode].Score);
        });
    }
}
